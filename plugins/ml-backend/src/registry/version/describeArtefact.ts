import type {
  CallOptions,
  DigestedArtefact,
  ModelRegistry,
  VersionKey,
} from '@slipway/plugin-ml-node';
import { readSignature } from '../signature';
import { ArtefactTexts } from './ArtefactTexts';
import { cardPath, toCard } from './card';
import { isConfiguration, MOST_CONFIGURATION } from './configuration';
import { judgeFormat } from './judgeFormat';
import { readFlavours } from './mlModelFile';
import type { ArtefactFacts } from './VersionFactsStore';
import { parseConda, parseRequirements } from './requirements';

/** What an artefact says of itself, beside its digest. */
type ArtefactDescription = Pick<
  ArtefactFacts,
  | 'files'
  | 'format'
  | 'card'
  | 'dependencies'
  | 'python'
  | 'signature'
  | 'unreadFiles'
>;

const ML_MODEL = 'MLmodel';

/**
 * Signature, format, card and packages of an artefact whose files are known. What cannot be read is left out; never
 * throws. `isWhole`: nothing failed, so that another try would find the same.
 */
export async function describeArtefact(
  registry: ModelRegistry,
  key: VersionKey,
  artefact: DigestedArtefact,
  options?: CallOptions,
): Promise<{ description: ArtefactDescription; isWhole: boolean }> {
  const paths = artefact.files.map(({ path }) => path);
  const texts = new ArtefactTexts(registry, key, artefact, options);
  const card = cardPath(paths);
  const configured = paths.filter(isConfiguration);
  const [mlModel, requirements, conda, cardText, ...configuration] =
    await Promise.all([
      texts.read(ML_MODEL),
      texts.read('requirements.txt'),
      texts.read('conda.yaml'),
      card === undefined ? undefined : texts.read(card),
      ...configured.slice(0, MOST_CONFIGURATION).map(path => texts.read(path)),
    ]);
  const environment = parseConda(conda ?? '');
  const dependencies = [
    ...(requirements === undefined
      ? environment.packages
      : parseRequirements(requirements)),
    ...environment.conda.map(line => `conda:${line}`),
  ];
  // A file that is there and was not read says nothing, which is not the same as saying that there is nothing.
  const said = mlModel ?? (paths.includes(ML_MODEL) ? undefined : '');
  return {
    description: {
      ...judgeFormat(artefact.files, {
        flavours: said === undefined ? undefined : readFlavours(said),
        configuration: new Map(
          configured.map((path, index) => [path, configuration[index]]),
        ),
      }),
      signature: mlModel === undefined ? undefined : readSignature(mlModel),
      card: card === undefined ? undefined : toCard(cardText, card),
      dependencies: dependencies.length > 0 ? dependencies : undefined,
      python: environment.python,
      unreadFiles: texts.unread.length > 0 ? texts.unread.sort() : undefined,
    },
    isWhole: !texts.haveFailed,
  };
}
