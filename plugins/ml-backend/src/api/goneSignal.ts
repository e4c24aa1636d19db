import type { Response } from 'express';

/** Aborted when the caller has gone away before the answer was sent. */
export function goneSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableEnded) {
      controller.abort(new Error('The caller has gone away'));
    }
  });
  return controller.signal;
}
