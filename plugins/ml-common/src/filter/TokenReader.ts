import { tokensOf, type Token } from './tokens';
import { RunFilterError, type RunField } from './types';

/** No database keeps one, so that no run has it. */
const NULL_CHARACTER = 'A null character cannot be looked for';

/** What would have been right where reading stopped; the completion proposes it. */
export type Wanted =
  | { what: 'field' }
  | { what: 'operator' | 'value' | 'list'; field: RunField }
  | { what: 'joiner'; inside: boolean };

/** A {@link RunFilterError} that also knows what was wanted. */
export class StoppedReading extends RunFilterError {
  constructor(
    problem: string,
    at: { position: number; length: number; expected: string[] },
    readonly wanted: Wanted,
  ) {
    super(problem, at);
  }
}

/** A filter's pieces, read from left to right, and the words for what cannot be read at the place that was reached. */
export class TokenReader {
  readonly #tokens: Token[];
  #next = 0;

  /** Throws {@link RunFilterError} for a null character. */
  constructor(text: string) {
    const position = text.indexOf('\0');
    if (position >= 0) {
      throw new RunFilterError(NULL_CHARACTER, {
        position,
        length: 1,
        expected: [],
      });
    }
    this.#tokens = tokensOf(text);
  }

  /** The piece to be read next. */
  get token(): Token {
    return this.#tokens[this.#next];
  }

  get isAtEnd(): boolean {
    return this.token.type === 'end';
  }

  /** Where what was read so far ends. */
  get endOfRead(): number {
    const { position, raw } = this.#tokens[this.#next - 1];
    return position + raw.length;
  }

  is(type: Token['type']): boolean {
    return this.token.type === type;
  }

  /** Do these keywords or comparisons come next? */
  isNext(words: readonly string[]): boolean {
    return words.every((word, index) => {
      const { type, raw } =
        this.#tokens[Math.min(this.#next + index, this.#tokens.length - 1)];
      return type === 'comparison'
        ? raw === word
        : type === 'word' && raw.toUpperCase() === word;
    });
  }

  skip(count = 1): void {
    this.#next += count;
  }

  /** Reads a keyword, if it comes next. */
  takeWord(word: string): boolean {
    const { type, raw } = this.token;
    if (type !== 'word' || raw.toUpperCase() !== word) return false;
    this.skip();
    return true;
  }

  /** Throws for what stands where something else was wanted. */
  stop(expected: readonly string[], wanted: Wanted, length?: number): never {
    const { type, raw, position } = this.token;
    const shown = raw.length > 30 ? `${raw.slice(0, 30)}…` : raw;
    const problem =
      type === 'end' ? 'The filter ends too early' : `Cannot read «${shown}»`;
    throw new StoppedReading(
      problem,
      { position, length: length ?? raw.length, expected: [...expected] },
      wanted,
    );
  }

  /** For what can be read and is not taken. */
  refusal(problem: string): RunFilterError {
    const { position, raw } = this.token;
    return new RunFilterError(problem, {
      position,
      length: raw.length,
      expected: [],
    });
  }

  /** Throws where a value has a null character. */
  refuseNull(value: string): void {
    if (value.includes('\0')) throw this.refusal(NULL_CHARACTER);
  }
}
