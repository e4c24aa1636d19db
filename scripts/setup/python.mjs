import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../console/failure.mjs';
import { realGpus } from '../parts/gpus.mjs';
import { home, python, pythonHome, root } from '../places.mjs';
import { command } from '../processes/command.mjs';
import { findPython } from './basePython.mjs';
import { reasonOf } from './reason.mjs';
import { digestOf, isStamped, stamp, unstamp } from './stamp.mjs';

const folder = join(root, 'python');
const requirements = join(folder, 'requirements.txt');
const library = join(folder, 'slipway');
const stampFile = join(pythonHome, 'slipway-installed');
const pipVersion = '26.3';

/** PyTorch's own index of builds without CUDA, or a mirror of it. */
const cpuIndex =
  process.env.SLIPWAY_TORCH_INDEX ?? 'https://download.pytorch.org/whl/cpu';

/** Distributions that only NVIDIA's builds of PyTorch bring. */
const cuda = /^(nvidia|cuda|triton)/i;

/** What decides whether the environment is current. */
function wanted(minor) {
  const files = [
    requirements,
    join(folder, `constraints-${minor}.txt`),
    join(library, 'pyproject.toml'),
  ];
  return digestOf(files.filter(existsSync), [minor, pipVersion, root]);
}

/** Python line of the environment that is there, as in '3.12'. */
function presentMinor() {
  try {
    const version = /^version(?:_info)?\s*=\s*(\d+\.\d+)/m.exec(
      readFileSync(join(pythonHome, 'pyvenv.cfg'), 'utf8'),
    );
    return existsSync(python) ? version?.[1] : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the embedded Python environment is there and fits the requirements. */
export function hasPython() {
  const minor = presentMinor();
  return minor !== undefined && isStamped(stampFile, wanted(minor));
}

/**
 * Makes the embedded environment, or brings it up to date. Everything is pinned for the Python at hand.
 *
 * @param {string} log file for pip's output
 * @returns {Promise<string>} its version
 */
export async function installPython(log) {
  const base = findPython();
  unstamp(stampFile);
  if (presentMinor() !== base.minor) {
    rmSync(pythonHome, { recursive: true, force: true });
    await must(
      base.command,
      ['-m', 'venv', pythonHome],
      log,
      'the Python environment could not be made',
    );
  }
  const constraints = join(folder, `constraints-${base.minor}.txt`);
  await pip(['--upgrade', `pip==${pipVersion}`], log);
  const source = await torchSource(log);
  await pip(
    [...source, torch(), '-c', constraints],
    log,
    source.length ? torchRemedy : undefined,
  );
  await pip(['-r', requirements, '-c', constraints], log);
  if (existsSync(join(library, 'pyproject.toml'))) {
    await pip(
      ['--no-deps', '--no-build-isolation', '--editable', library],
      log,
    );
  }
  stamp(stampFile, wanted(base.minor));
  return base.version;
}

/** `torch==<version>` as the requirements pin it. */
const torch = () =>
  /^torch==\S+/m.exec(readFileSync(requirements, 'utf8'))?.[0] ?? 'torch';

/**
 * Where to take PyTorch from. Its standard build brings several gigabytes of CUDA on some machines: without an NVIDIA
 * GPU those get the CPU build from PyTorch's own index.
 */
async function torchSource(log) {
  if (realGpus() > 0) {
    return [];
  }
  const report = join(home, 'logs', 'torch.json');
  await pip(['--dry-run', '--report', report, torch()], log);
  const brings = JSON.parse(readFileSync(report, 'utf8')).install.map(
    row => row.metadata.name,
  );
  return brings.some(name => cuda.test(name))
    ? ['--no-deps', '--index-url', cpuIndex]
    : [];
}

const torchRemedy =
  'This machine needs the build of PyTorch without CUDA. Check that its index can be reached, or name a mirror by SLIPWAY_TORCH_INDEX, then';

const pip = (args, log, remedy) =>
  must(
    python,
    [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-input',
      '--disable-pip-version-check',
      ...args,
    ],
    log,
    'the Python packages could not be installed',
    remedy,
  );

async function must(program, args, log, failure, remedy) {
  const env = {
    PYTHONNOUSERSITE: '1',
    PIP_REQUIRE_VIRTUALENV: undefined,
    PIP_USER: undefined,
  };
  const { code, output } = await command(program, args, { log, env });
  if (code !== 0) {
    const text = reasonOf(output);
    const lost =
      /connection|resolve|timed? ?out|unreachable|Could not find a version|No matching distribution/i.test(
        text,
      );
    const check =
      remedy ??
      (lost
        ? 'Check that the Python package index can be reached (pip download pip), then'
        : 'Then');
    throw new Failure(
      `${failure}: ${text}`,
      `${check} call ./slipway again; details in ${log}`,
    );
  }
}
