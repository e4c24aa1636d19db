/** What failed, for people: one sentence of the system that answered, and what to try. */
export type Failure = { title: string; detail: string; retry: boolean };

const hasCause = (error: Error): error is Error & { cause: Error } =>
  'cause' in error && error.cause instanceof Error;

const statusOf = (error: Error): number | undefined =>
  'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;

/** The sentence in an error; the plugin's own where its backend answered with one. */
export const messageOf = (error: Error): string =>
  hasCause(error) ? error.cause.message : error.message;

/** An error as a sentence that others can follow: messages of outside systems often end without a full stop. */
export const asSentence = (message: string): string => {
  const said = message.trim();
  return said === '' || /[.!?…]["'`)’”]?$/.test(said) ? said : `${said}.`;
};

/** What to tell about an error of the `ml` API. */
export const describeFailure = (error: Error): Failure => {
  const status = statusOf(error);
  const detail = asSentence(messageOf(error));
  if (status === undefined)
    return {
      title: 'The portal does not answer',
      detail: `${detail} Check your connection, then try again.`,
      retry: true,
    };
  if (status === 401)
    return {
      title: 'You are signed out',
      detail: 'Reload the page to sign in again.',
      retry: false,
    };
  if (status === 403)
    return { title: 'You may not see this', detail, retry: false };
  if (status === 404) return { title: 'Not found', detail, retry: false };
  if (status < 500) return { title: 'This was refused', detail, retry: false };
  if (status === 503)
    return {
      title: 'A system that this needs does not answer',
      detail,
      retry: true,
    };
  return { title: 'The portal failed to answer', detail, retry: true };
};
