import type { FileKind } from './formats';
import { readsConfiguration } from './flavours';

/** Most of these files in one artefact that are read. */
export const MOST_CONFIGURATION = 10;

const NAMES =
  /(^|\/)(config|tokenizer_config|processor_config|preprocessor_config|video_preprocessor_config|generation_config)\.json$/;

/** Is it a file in which Transformers finds the names of Python code (`auto_map`)? */
export const isConfiguration = (path: string): boolean => NAMES.test(path);

/** Does it name Python code, however it is written? Undefined for a text that is no JSON. */
function readAutoMap(text: string): boolean | undefined {
  let found = false;
  try {
    JSON.parse(text, (key, value) => {
      found ||=
        key === 'auto_map' || (key === 'trust_remote_code' && value === true);
      return value;
    });
  } catch {
    return undefined;
  }
  return found;
}

/**
 * What the configuration of a Hugging Face model says of code: an `auto_map` names Python classes of the artefact or of
 * the hub, which run where `trust_remote_code` is set, and MLflow sets it for classes that Transformers has not
 * (https://huggingface.co/docs/transformers/custom_models).
 */
export function readConfiguration(
  texts: ReadonlyMap<string, string | undefined>,
  flavours: readonly string[],
): (FileKind & { where: string })[] {
  const isTrusted = flavours.some(readsConfiguration);
  return [...texts].flatMap(([where, text]) => {
    const namesCode = text === undefined ? undefined : readAutoMap(text);
    if (namesCode === false) return [];
    if (namesCode === undefined) {
      return [
        {
          where,
          format: 'configuration',
          runsCode: 'unknown',
          why: 'it could not be read, and can name Python code to run',
        },
      ];
    }
    return [
      {
        where,
        format: 'Python code',
        runsCode: isTrusted ? 'yes' : 'unknown',
        why: isTrusted
          ? 'it names Python code, which MLflow has Transformers run to load the model'
          : 'it names Python code, which runs where the one who loads the model asks for it',
      },
    ];
  });
}
