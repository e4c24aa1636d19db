import { FORMATS, OBJECTS, pickle, type FileKind } from './formats';
import { belies, holdsObjects, kindByOpening } from './openings';

/** `aside`: no part of the model itself, like a list of packages; undefined: nothing here knows it. */
export type FileSaid = FileKind | 'aside' | undefined;

const ASIDE =
  /(^|\/)(MLmodel|LICEN[CS]E|NOTICE|Dockerfile|merges\.txt|registered_model_meta|pickle_module_info\.txt|\.gitattributes|\.gitignore|_SUCCESS|[^/]+\.(md|markdown|rst|txt|ya?ml|toml|cfg|ini|lock|json|jsonl|csv|tsv|parquet|arrow|png|jpe?g|gif|svg|webp|pdf|html?|vocab|log|crc))$/i;

const endingOf = (path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
};

/** What the first bytes say of a file whose name says that it cannot run code. */
function checked(
  ending: string,
  byName: FileKind,
  opening: Uint8Array,
): FileKind {
  const unknown = (why: string): FileKind => ({
    ...byName,
    runsCode: 'unknown',
    why,
  });
  if (belies(ending, opening))
    return unknown('its bytes are not what its name says');
  if (ending !== 'npy') return byName;
  const objects = holdsObjects(opening);
  if (objects === undefined)
    return unknown(
      `${OBJECTS}, and what it holds is not said in its first bytes`,
    );
  return objects
    ? {
        ...pickle('NumPy objects (pickle)'),
        why: 'an array of objects is a pickle',
      }
    : byName;
}

/**
 * What a file of an artefact is, by its first bytes where those say more than its name, else by the name. A loader goes
 * by the name too: a pickle that is called `.safetensors` is refused by safetensors, so such a file is reported as what
 * its bytes are.
 */
export function fileKind(path: string, opening?: Uint8Array): FileSaid {
  const ending = endingOf(path);
  const byName = FORMATS.get(ending);
  const byBytes = opening && kindByOpening(opening);
  if (byBytes?.runsCode === 'yes' && byName?.runsCode !== 'yes') return byBytes;
  if (byName)
    return opening && byName.runsCode === 'no'
      ? checked(ending, byName, opening)
      : byName;
  if (ASIDE.test(path)) return 'aside';
  return byBytes;
}
