import { performance } from 'node:perf_hooks';

const width = 34;

/** Seconds with one decimal, as people read them. */
export function seconds(milliseconds) {
  const value = milliseconds / 1000;
  return value < 100
    ? `${value.toFixed(1)} s`
    : `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
}

/**
 * Prints one line for a piece of work, with its outcome and time when it is done.
 *
 * @template T
 * @param {string} title what is being done
 * @param {(note: (text: string) => void) => Promise<T>} work `note` sets the word printed before the time
 * @param {boolean} [live] whether to show the title while it goes on
 * @returns {Promise<T>} what the work returned
 */
export async function step(title, work, live = process.stdout.isTTY) {
  const started = performance.now();
  let outcome = 'done';
  if (live) {
    process.stdout.write(`  ${title.padEnd(width)}…`);
  }
  const finish = text => {
    const time = seconds(performance.now() - started).padStart(8);
    process.stdout.write(
      `${live ? '\r\x1b[2K' : ''}  ${title.padEnd(width)}${text.padEnd(
        26,
      )}${time}\n`,
    );
  };
  try {
    const result = await work(text => {
      outcome = text;
    });
    finish(outcome);
    return result;
  } catch (error) {
    finish('FAILED');
    throw error;
  }
}

/** Like `step`, for work that goes on beside other work: prints its line only when it is done. */
export function together(title, work) {
  return step(title, work, false);
}
