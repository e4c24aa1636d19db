import type {
  CallOptions,
  DigestedArtefact,
  ModelRegistry,
  VersionKey,
} from '@slipway/plugin-ml-node';
import { cardPath, toCard } from './card';
import { judgeFormat } from './judgeFormat';
import { readFlavours } from './mlModelFile';
import type { ArtefactFacts } from './VersionFactsStore';
import { parseConda, parseRequirements } from './requirements';

/** What an artefact says of itself, beside its digest. */
type ArtefactDescription = Pick<
  ArtefactFacts,
  'files' | 'format' | 'card' | 'dependencies' | 'python'
>;

const MOST_BYTES = 1024 * 1024;

/** Format, card and packages of an artefact whose files are known. What cannot be read is left out; never throws. */
export async function describeArtefact(
  registry: ModelRegistry,
  { model, version }: VersionKey,
  artefact: DigestedArtefact,
  mlModel: string | undefined,
  options?: CallOptions,
): Promise<ArtefactDescription> {
  const sizes = new Map(artefact.files.map(({ path, size }) => [path, size]));
  const read = async (path: string | undefined) => {
    if (path === undefined || (sizes.get(path) ?? Infinity) > MOST_BYTES) {
      return undefined;
    }
    try {
      const query = { model, version, path, maxBytes: MOST_BYTES };
      const bytes = await registry.readArtefactFile(query, options);
      return Buffer.from(bytes).toString('utf8');
    } catch {
      return undefined;
    }
  };
  const card = cardPath([...sizes.keys()]);
  const [requirements, conda, cardText] = await Promise.all([
    read('requirements.txt'),
    read('conda.yaml'),
    read(card),
  ]);
  const environment = parseConda(conda ?? '');
  const dependencies =
    requirements === undefined
      ? environment.packages
      : parseRequirements(requirements);
  return {
    ...judgeFormat(artefact.files, readFlavours(mlModel ?? '')),
    card: card === undefined ? undefined : toCard(cardText, card),
    dependencies: dependencies.length > 0 ? dependencies : undefined,
    python: environment.python,
  };
}
