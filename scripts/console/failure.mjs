/** A failure that the person at the terminal can act on: printed as one line and its remedy, without a stack. */
export class Failure extends Error {
  /**
   * @param {string} message what failed
   * @param {string} [remedy] what to do about it
   */
  constructor(message, remedy) {
    super(message);
    this.name = 'Failure';
    this.remedy = remedy;
  }
}
