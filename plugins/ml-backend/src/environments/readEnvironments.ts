import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { Environment } from './Environment';

const DEFAULT: readonly Environment[] = [
  { name: 'production', title: 'Production', alias: 'champion' },
];

// MLflow's rule for aliases; `latest` and `v1` are taken by MLflow itself.
const ALIAS = /^(?!latest$|v\d+$)[\w-]{1,255}$/;
// In `None` and `Archived` a version serves nowhere.
const STAGE = /^(?!None$|Archived$)\S.{0,98}$/;
const NAME = /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/;

const refuse = (name: string, rule: string): never => {
  throw new InputError(`ml.environments: '${name}' ${rule}`);
};

/** How large deployments are; only what is configured, so that a default can change without an environment's change. */
function readSize(config: Config): Pick<Environment, 'replicas' | 'resources'> {
  const name = config.getString('name');
  const replicas = config.getOptionalNumber('replicas');
  if (
    replicas !== undefined &&
    !(Number.isInteger(replicas) && replicas >= 1 && replicas <= 100)
  ) {
    refuse(name, `has ${replicas} replicas; write a number from 1 to 100`);
  }
  const amount = (key: 'cpus' | 'gpus') => {
    const value = config.getOptionalNumber(`resources.${key}`);
    if (value !== undefined && !(value >= 0 && value <= 1024)) {
      refuse(name, `has ${value} ${key}; write a number from 0 to 1024`);
    }
    return value === undefined ? {} : { [key]: value };
  };
  const resources = { ...amount('cpus'), ...amount('gpus') };
  return {
    ...(replicas === undefined ? {} : { replicas }),
    ...(Object.keys(resources).length === 0 ? {} : { resources }),
  };
}

function readStage(config: Config): Pick<Environment, 'stage'> {
  const stage = config.getOptionalString('stage');
  if (stage === undefined) return {};
  const name = config.getString('name');
  if (config.has('alias')) {
    refuse(name, 'has an alias and a stage; one of them says what serves');
  }
  if (!STAGE.test(stage)) {
    refuse(name, `has a stage '${stage}' in which no registry has versions`);
  }
  return { stage };
}

/**
 * Reads `ml.environments` in their order; without the key there is one, `production` with the alias `champion`.
 * Throws `InputError` for a name, alias or stage that is not fit or is there twice.
 */
export function readEnvironments(
  config: RootConfigService,
): readonly Environment[] {
  const configured = config.getOptionalConfigArray('ml.environments');
  if (!configured?.length) return DEFAULT;
  const environments = configured.map(one => ({
    name: one.getString('name'),
    title: one.getOptionalString('title'),
    alias: one.getOptionalString('alias') ?? one.getString('name'),
    ...readStage(one),
    target: one.getOptionalString('target'),
    ...readSize(one),
  }));
  const names = new Set<string>();
  const aliases = new Set<string>();
  const stages = new Set<string>();
  for (const { name, alias, stage } of environments) {
    if (!NAME.test(name)) {
      refuse(name, 'must be lower-case letters, digits and dashes, at most 40');
    }
    if (!ALIAS.test(alias)) {
      refuse(name, `has an alias '${alias}' that a registry does not take`);
    }
    if (names.has(name)) refuse(name, 'is there twice');
    if (aliases.has(alias)) {
      refuse(name, `shares the alias '${alias}' with another environment`);
    }
    if (stage !== undefined && stages.has(stage)) {
      refuse(name, `shares the stage '${stage}' with another environment`);
    }
    if (stage !== undefined) stages.add(stage);
    names.add(name);
    aliases.add(alias);
  }
  return environments;
}
