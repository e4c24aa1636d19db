/**
 * Ends the process with this status once nothing is left to do. A library may end it with one of its own by then, as the one
 * does that stops PostgreSQL: with 0, whatever `process.exitCode` says.
 *
 * @param {number} status
 */
export function endWith(status) {
  process.exitCode = status;
  process.once('exit', () => {
    process.exitCode = status;
  });
}
