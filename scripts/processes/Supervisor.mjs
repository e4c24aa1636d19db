import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../console/failure.mjs';
import { lastLines } from './command.mjs';
import { endPart, sweep } from './ending.mjs';
import { startGroup } from './group.mjs';
import { identify } from './identity.mjs';
import { forgetRun, writeRun } from './record.mjs';

/** Milliseconds a part may take until it answers; Ray on a busy small machine is the slowest. */
const patience = 240_000;

/** A part that was ready is started again when it ends, at most so often within ten minutes. */
const mostRestarts = 40;

/** @typedef {{ name: string, title: string, ports: string[], alone?: boolean, patience?: number, start: Function, ready: Function }} Part */

/** Starts parts, watches them, starts them again when they end, and ends them. */
export class Supervisor {
  #settings;
  #secrets;
  #say;
  #ending = false;
  #restarts = new Map();
  /** Starts in a row after which a part did not answer, by name. */
  #failedStarts = new Map();
  /** @type {import('./record.mjs').RunRecord} */
  #record;

  /**
   * @param {import('../settings.mjs').Settings} settings
   * @param {Record<string, string>} secrets
   * @param {{ url: string, say: (line: string) => void }} options `say` gets one line per event after the start
   */
  constructor(settings, secrets, { url, say }) {
    this.#settings = settings;
    this.#secrets = secrets;
    this.#say = say;
    this.#record = {
      id: randomBytes(16).toString('hex'),
      supervisor: identify(process.pid),
      url,
      ports: settings.ports,
      parts: {},
    };
    mkdirSync(this.logs, { recursive: true });
    writeRun(settings.state, this.#record);
  }

  get logs() {
    return join(this.#settings.state, 'logs');
  }

  /** The mark in the environment of everything started here. */
  get id() {
    return this.#record.id;
  }

  /**
   * Starts a part and waits until it answers.
   *
   * @param {Part} part
   * @throws {Failure} when it ends before, or does not answer in time
   */
  async start(part) {
    const child = this.#launch(part);
    const begun = performance.now();
    let ended;
    child.once('exit', (code, signal) => {
      ended = signal ?? `status ${code}`;
    });
    child.once('error', error => {
      ended = error.message;
    });
    while (!(await part.ready(this.#settings, this.#secrets))) {
      if (this.#ending) {
        return;
      }
      if (ended !== undefined) {
        throw new Failure(
          `${part.title} ended with ${ended} before it answered:\n${this.#tail(
            part,
          )}`,
          `Its log: ${this.#log(part)}`,
        );
      }
      if (performance.now() - begun > patience) {
        throw new Failure(
          `${part.title} did not answer within ${
            patience / 1000
          } s:\n${this.#tail(part)}`,
          `Its log: ${this.#log(part)}`,
        );
      }
      await pause(150);
    }
    child.removeAllListeners('exit');
    if (child.exitCode === null && child.signalCode === null) {
      child.once('exit', (code, signal) =>
        this.#restart(part, child.pid, signal ?? `status ${code}`),
      );
    } else {
      void this.#restart(
        part,
        child.pid,
        child.signalCode ?? `status ${child.exitCode}`,
      );
    }
  }

  /** Ends everything, the parts started last first. */
  async end() {
    this.#ending = true;
    const parts = Object.values(this.#record.parts).reverse();
    const [first, ...others] = parts;
    if (first) {
      await endPart(first);
    }
    await Promise.all(others.map(endPart));
    await sweep(this.#record.id);
    forgetRun(this.#settings.state);
  }

  #launch(part) {
    const log = this.#log(part);
    if (existsSync(log) && !this.#restarts.has(part.name)) {
      renameSync(log, log.replace(/\.log$/, '.previous.log'));
    }
    const { command, args, cwd, env } = part.start(
      this.#settings,
      this.#secrets,
    );
    const output = openSync(log, 'a', 0o600);
    const child = startGroup(command, args, {
      cwd,
      env: { ...process.env, ...env, SLIPWAY_RUN: this.#record.id },
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    if (child.pid) {
      this.#record.parts[part.name] = {
        ...identify(child.pid),
        alone: part.alone,
        patience: part.patience,
      };
      writeRun(this.#settings.state, this.#record);
    }
    return child;
  }

  async #restart(part, pid, why) {
    if (this.#ending) {
      return;
    }
    const count = (this.#restarts.get(part.name) ?? 0) + 1;
    this.#restarts.set(part.name, count);
    setTimeout(
      () => this.#restarts.set(part.name, this.#restarts.get(part.name) - 1),
      600_000,
    ).unref();
    if (count > mostRestarts) {
      this.#say(
        `${
          part.title
        } ended with ${why} again and stays down. Its log: ${this.#log(part)}`,
      );
      return;
    }
    this.#say(`${part.title} ended with ${why}; starting it again`);
    try {
      // What it has left would hold its ports.
      await endPart({ pid, alone: part.alone, patience: part.patience });
      // What has answered before at once; then slower and slower, so that a part that cannot start does not take the machine.
      const failed = this.#failedStarts.get(part.name) ?? 0;
      await pause(Math.min(failed, 15) * 1_000);
      if (this.#ending) {
        return;
      }
      await this.start(part);
      this.#failedStarts.delete(part.name);
      if (!this.#ending) {
        this.#say(`${part.title} answers again`);
      }
    } catch (error) {
      this.#failedStarts.set(
        part.name,
        (this.#failedStarts.get(part.name) ?? 0) + 1,
      );
      await this.#restart(
        part,
        pid,
        error.message.split('\n')[0].replace(`${part.title} ended with `, ''),
      );
    }
  }

  #log(part) {
    return join(this.logs, `${part.name}.log`);
  }

  #tail(part) {
    return lastLines(readFileSync(this.#log(part), 'utf8'), 12);
  }
}
