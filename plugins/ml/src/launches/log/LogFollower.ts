import type { LogChunk } from '@slipway/plugin-ml-common';
import { LogLines, type LogLine } from './LogLines';

/** What a log view shows at one moment. */
export type LogView = {
  lines: LogLine[];
  /** Lines before the first one shown that are no longer kept here. */
  dropped: number;
  /** `reading`: more is there; `following`: at the end, waiting for more; `complete`: the job has ended. */
  phase: 'reading' | 'following' | 'complete';
  error?: Error;
};

/** How the follower gets at the log and at time. */
export type LogFollowerOptions = {
  read(
    offset: number,
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<LogChunk>;
  /** Resolves after about so many milliseconds, or rejects when the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  limit?: number;
};

const MAX_BYTES = 1_048_576;
const PAUSE = 1_500;
const LONGEST_PAUSE = 15_000;

const toError = (error: unknown) =>
  error instanceof Error ? error : new Error(String(error));

/** Reads a log from its start and keeps following it until the job has ended; a failing read is tried again. */
export class LogFollower {
  private readonly lines: LogLines;
  private readonly listeners = new Set<() => void>();
  private readonly abort = new AbortController();
  private view: LogView = { lines: [], dropped: 0, phase: 'reading' };

  constructor(private readonly options: LogFollowerOptions) {
    this.lines = new LogLines(options.limit);
  }

  readonly getView = (): LogView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  stop(): void {
    this.abort.abort();
  }

  /** Runs until the log is complete or `stop` was called. Never rejects. */
  async start(): Promise<void> {
    const { signal } = this.abort;
    let offset = 0;
    let failures = 0;
    while (!signal.aborted) {
      let pause = 0;
      try {
        const chunk = await this.options.read(offset, MAX_BYTES, signal);
        if (signal.aborted) return;
        failures = 0;
        const atTheEnd = chunk.nextOffset - offset < MAX_BYTES / 2;
        offset = chunk.nextOffset;
        if (chunk.text) this.lines.append(chunk.text);
        if (chunk.complete) {
          this.show('complete');
          return;
        }
        this.show(atTheEnd ? 'following' : 'reading');
        if (atTheEnd) pause = PAUSE;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        this.show('following', toError(error));
        pause = Math.min(PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
      }
      if (pause > 0) await this.options.wait(pause, signal).catch(() => {});
    }
  }

  private show(phase: LogView['phase'], error?: Error) {
    this.view = { ...this.lines.snapshot(), phase, error };
    this.listeners.forEach(listener => listener());
  }
}
