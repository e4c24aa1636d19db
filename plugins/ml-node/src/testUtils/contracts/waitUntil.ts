import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again until the answer is accepted, because real systems take their time; throws with the last answer when
 * `seconds` have passed.
 */
export async function waitUntil<T>(
  ask: () => Promise<T>,
  accept: (answer: T) => boolean,
  seconds: number = 90,
): Promise<T> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (accept(answer)) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(
        `Nothing was accepted in ${seconds} s; the last answer was ${JSON.stringify(
          answer,
        )}`,
      );
    }
    await pause(20);
  }
}
