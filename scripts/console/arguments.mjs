import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';

/** Flags that say which embedded portal is meant. */
export const settingsOptions = {
  state: { type: 'string' },
  port: { type: 'string' },
  'port-offset': { type: 'string' },
};

/**
 * Reads the arguments of a subcommand.
 *
 * @throws {Failure} for a flag that it does not have
 */
export function readArguments(args, options, allowPositionals = false) {
  try {
    return parseArgs({ args, options, allowPositionals, strict: true });
  } catch (error) {
    throw new Failure(error.message.split('. ')[0], 'See ./slipway help.');
  }
}
