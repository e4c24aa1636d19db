import { isOver, Unsuccessful } from './portal.mjs';

/** Of one launch, those of interrupted seedings among them. */
const MOST_ATTEMPTS = 10;

/**
 * Goes on with the launch of a seeding before, or launches anew where that one came to nothing: whoever ended the portal
 * in the middle of it has ended the training too.
 *
 * @param {Pick<import('./portal.mjs').Portal, 'launch' | 'ended'>} portal
 * @param {{ key: string, request: object, onAgain: (why: string) => void }} options
 * @returns the launch that succeeded; throws `Unsuccessful` where this seeding's own failed
 */
export async function launchUntilDone(portal, { key, request, onAgain }) {
  for (let attempt = 1; ; attempt += 1) {
    const launched = await portal.launch(
      attempt === 1 ? key : `${key}-${attempt}`,
      request,
    );
    try {
      return await portal.ended(launched);
    } catch (error) {
      if (!(error instanceof Unsuccessful) || attempt === MOST_ATTEMPTS)
        throw error;
      if (!isOver(launched) && error.state !== 'lost') throw error;
      onAgain(error.message);
    }
  }
}
