import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The real smart-card service with one virtual reader of two slots, apart from any other on this machine. */
export interface PcscService {
  /** What `PCSCLITE_CSOCK_NAME` must be in a program that is to speak to this service. */
  readonly socket: string;
  /** Names of the readers, as the service gives them. */
  readonly readers: readonly [string, string];
  /** Ports at which a card for each of the readers is expected. */
  readonly ports: readonly [number, number];
  readonly pid: number | undefined;
  /** Kills it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, with the same readers at the same ports. */
  restart(): Promise<void>;
  /** Stops it where it stands: it is there, takes connections and answers nothing. */
  freeze(): void;
  /** Lets it go on from there. */
  thaw(): void;
  /** Ends it for good and removes its folder. */
  stop(): Promise<void>;
}

const DAEMON = '/usr/sbin/pcscd';
const READER_DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
/** The runtime folder that Debian's daemon is built with. */
const BUILT_IN_FOLDER = '/run/pcscd';
const READER_NAME = 'Virtual PCD';
/** What the daemon writes at its information level when clients may come. */
const READY = /daemon ready/;
/** What the driver writes when its port is taken. */
const PORT_TAKEN = /Could not initialize connection/;
/** The daemon would outlive a test run that is killed: util-linux makes it end with whoever started it. */
const WITH_PARENT = ['/usr/bin/setpriv', '--pdeathsig', 'KILL'] as const;
/** Between finding a free port and listening on it somebody else can take it. */
const PORT_ATTEMPTS = 5;
/**
 * Below the range from which the system gives ports to whoever asks for any (32768 and up on Linux): only another
 * service of these tests can come in between, and after a `kill` the ports are still free for the next `restart`.
 */
const FIRST_PORT = 20_000;
const PORT_PAIRS = 5_000;
/** Between two looks whether the daemon listens; it takes some ten milliseconds. */
const LISTENING_MS = 5;

/** A folder of our own whose path is as long as the daemon's built-in one. */
function makeFolder(): string {
  const prefix = '/tmp/';
  const letters = BUILT_IN_FOLDER.length - prefix.length;
  for (;;) {
    const name = Math.floor(Math.random() * 36 ** letters)
      .toString(36)
      .padStart(letters, '0');
    const folder = `${prefix}${name}`;
    if (existsSync(folder)) continue;
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  }
}

/**
 * The daemon's runtime folder cannot be set, so a copy of Debian's program gets another of the same length written over
 * it. That lets several services run side by side, without root and without touching the machine's own.
 */
function copyDaemon(folder: string): string {
  const program = readFileSync(DAEMON);
  let at = program.indexOf(BUILT_IN_FOLDER);
  if (at === -1) throw new Error(`${DAEMON} does not name ${BUILT_IN_FOLDER}`);
  for (; at !== -1; at = program.indexOf(BUILT_IN_FOLDER, at + 1)) program.write(folder, at);
  const copy = join(folder, 'pcscd');
  writeFileSync(copy, program);
  chmodSync(copy, 0o700);
  return copy;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '0.0.0.0');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** A port that is free together with the one after it: the driver's second slot is always there. */
async function findPorts(): Promise<readonly [number, number]> {
  for (;;) {
    const port = FIRST_PORT + 2 * Math.floor(Math.random() * PORT_PAIRS);
    if ((await isFree(port)) && (await isFree(port + 1))) return [port, port + 1];
  }
}

/** The daemon calls itself ready a moment before it listens. */
async function untilListening(socket: string): Promise<void> {
  for (;;) {
    const call = connect(socket);
    try {
      await once(call, 'connect');
      return;
    } catch {
      await new Promise((next) => setTimeout(next, LISTENING_MS));
    } finally {
      call.destroy();
    }
  }
}

class PrivateService implements PcscService {
  readonly socket: string;
  readonly readers = [`${READER_NAME} 00 00`, `${READER_NAME} 00 01`] as const;
  readonly ports: readonly [number, number];
  readonly #folder: string;
  readonly #program: string;
  #daemon: ChildProcess | undefined;

  constructor(ports: readonly [number, number]) {
    this.ports = ports;
    this.#folder = makeFolder();
    this.#program = copyDaemon(this.#folder);
    process.once('exit', this.#sweep);
    this.socket = join(this.#folder, 'pcscd.comm');
    const readers = join(this.#folder, 'readers');
    mkdirSync(readers);
    writeFileSync(
      join(readers, 'virtual'),
      `FRIENDLYNAME "${READER_NAME}"\nDEVICENAME /dev/null:${ports[0]}\nLIBPATH ${READER_DRIVER}\nCHANNELID ${ports[0]}\n`,
    );
  }

  get pid(): number | undefined {
    return this.#daemon?.pid;
  }

  async restart(): Promise<void> {
    const [together, ...withParent] = WITH_PARENT;
    const daemon = spawn(
      together,
      [...withParent, this.#program, '--foreground', '--info', '--config', join(this.#folder, 'readers')],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#daemon = daemon;
    const said: string[] = [];
    await new Promise<void>((resolve, reject) => {
      for (const stream of [daemon.stdout, daemon.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          said.push(line);
          if (READY.test(line)) resolve();
          if (PORT_TAKEN.test(line)) reject(new Error(`the virtual reader: ${line}`));
        });
      }
      daemon.once('exit', () => reject(new Error(`the smart-card service ended:\n${said.join('\n')}`)));
    });
    await untilListening(this.socket);
  }

  freeze(): void {
    this.#daemon?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#daemon?.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    const daemon = this.#daemon;
    this.#daemon = undefined;
    if (daemon === undefined || daemon.exitCode !== null || daemon.signalCode !== null) return;
    const ended = once(daemon, 'exit');
    // Asked to end by SIGTERM, the daemon at times closes its socket and then waits for itself.
    daemon.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    process.off('exit', this.#sweep);
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Nobody asked it to stop, and the program ends: nothing may be left behind. */
  readonly #sweep = (): void => {
    this.#daemon?.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  };
}

/** Starts Debian's `pcscd` with `vpcd` behind it, in a folder and at ports of its own. Needs both packages, not root. */
export async function startPcscService(): Promise<PcscService> {
  for (let attempt = 1; ; attempt += 1) {
    const service = new PrivateService(await findPorts());
    try {
      await service.restart();
      return service;
    } catch (error) {
      await service.stop();
      if (attempt === PORT_ATTEMPTS) throw error;
    }
  }
}
