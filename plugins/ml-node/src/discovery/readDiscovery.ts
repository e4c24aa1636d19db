import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { toOwner } from './owner';
import type {
  DiscoveryMode,
  DiscoverySettings,
  OwnerRule,
  RegistryDiscovery,
} from './types';

type Config = NonNullable<ReturnType<RootConfigService['getOptionalConfig']>>;

const DEFAULTS: RegistryDiscovery = {
  mode: 'ask',
  include: ['*'],
  exclude: [],
  ownerTag: 'owner',
  owners: [],
  namespace: 'default',
  lifecycle: 'experimental',
};

const MODES: readonly DiscoveryMode[] = ['off', 'ask', 'on'];

/** Some readers of YAML take a bare `on` or `off` for a truth value. */
const BARE: Record<'true' | 'false', DiscoveryMode> = {
  true: 'on',
  false: 'off',
};

function readMode(config: Config): DiscoveryMode | undefined {
  const written: unknown = config.getOptional('mode');
  if (written === undefined) return undefined;
  const mode =
    typeof written === 'boolean'
      ? BARE[`${written}`]
      : MODES.find(one => one === written);
  if (!mode) {
    throw new InputError(
      `ml.discovery: mode must be off, ask or on, not '${String(written)}'`,
    );
  }
  return mode;
}

function readRule(config: Config): OwnerRule {
  const written = config.getString('owner');
  const owner = toOwner(written);
  if (!owner) {
    throw new InputError(
      `ml.discovery: '${written}' is no group and no user; write one as group:default/team`,
    );
  }
  return { pattern: config.getString('pattern'), owner };
}

const readOver = (
  config: Config,
  otherwise: RegistryDiscovery,
): RegistryDiscovery => ({
  mode: readMode(config) ?? otherwise.mode,
  include: config.getOptionalStringArray('include') ?? otherwise.include,
  exclude: config.getOptionalStringArray('exclude') ?? otherwise.exclude,
  ownerTag: config.getOptionalString('ownerTag') ?? otherwise.ownerTag,
  owners:
    config.getOptionalConfigArray('owners')?.map(readRule) ?? otherwise.owners,
  namespace: config.getOptionalString('namespace') ?? otherwise.namespace,
  lifecycle: config.getOptionalString('lifecycle') ?? otherwise.lifecycle,
});

/**
 * Reads `ml.discovery`: what holds for every registry, and what differs for single ones. Throws `InputError` for a mode
 * or an owner that means nothing.
 */
export function readDiscovery(
  config: Pick<RootConfigService, 'getOptionalConfig'>,
): DiscoverySettings {
  const discovery = config.getOptionalConfig('ml.discovery');
  const all = discovery ? readOver(discovery, DEFAULTS) : DEFAULTS;
  const single = new Map(
    discovery
      ?.getOptionalConfigArray('registries')
      ?.map(one => [one.getString('instance'), readOver(one, all)]),
  );
  return { of: instance => single.get(instance) ?? all };
}
