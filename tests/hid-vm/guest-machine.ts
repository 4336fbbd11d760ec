import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guestKernelFiles, guestProgramFolder } from '../../scripts/guest-kernel.ts';
import { packFirstFiles } from './guest-image.ts';
import type { Answer, GuestNews, HandsOrder, KioskOrder } from './guest-messages.ts';
import { buildGuestPrograms, guestPorts } from './guest-programs.ts';
import { JsonLines, jsonLine } from './json-lines.ts';

/** A guest that has not come up, or not answered, within this time never will: far above what a busy machine takes. */
const BOOT_MS = 300_000;
/** Ends a machine that hangs: many times its run on a quiet machine, which others may share. */
const LONGEST_RUN_MS = 900_000;
/** For `nice`: before the suites beside it, where the user may say so; else it says so and the machine starts as others do. */
const AHEAD = ['-n', '-5'];
const MEMORY_MB = 1280;
/** How much of the console is told when something went wrong. */
const CONSOLE_CHARACTERS = 4000;

interface Waiting {
  readonly resolve: (answer: { readonly at: number; readonly result: unknown }) => void;
  readonly reject: (error: Error) => void;
}

/** The wire to one program of the guest. */
export class GuestWire<O> {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  readonly up: Promise<void>;
  onEvent: (news: Extract<GuestNews, { news: 'event' }>) => void = () => undefined;
  #orders = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    const up = Promise.withResolvers<void>();
    this.up = up.promise;
    const lines = new JsonLines();
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      for (const message of lines.take(bytes)) {
        const told = message as Answer | GuestNews;
        if ('id' in told) this.#answered(told);
        else if (told.news === 'up') up.resolve();
        else this.onEvent(told);
      }
    });
  }

  /** Resolves when the order was obeyed; `at` is the guest's time then. Rejects with what the guest says went wrong. */
  ask(order: O): Promise<{ readonly at: number; readonly result: unknown }> {
    this.#orders += 1;
    const id = this.#orders;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(jsonLine({ id, order }));
    });
  }

  /** Nobody answers any more. */
  end(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer);
  }
}

/** A booted guest: hands at its desk, and the kiosk's drivers. */
export interface BootedGuest {
  readonly hands: GuestWire<HandsOrder>;
  readonly kiosk: GuestWire<KioskOrder>;
  readonly bootMs: number;
  /** What the guest's console said last. */
  console(): string;
  stop(): Promise<void>;
}

function machineArguments(folder: string, firstFiles: string): string[] {
  const words = [
    // Memory protection keys are left out: with them Node has died under emulation.
    // The guest's clock counts its instructions, so that a busy machine makes its second longer and not emptier.
    `-accel tcg -icount shift=1 -cpu max,-pku -m ${MEMORY_MB} -smp 1`,
    '-nographic -nodefaults -no-reboot -serial stdio -monitor none -device virtio-serial-pci',
    '-virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap',
    ...guestPorts.map((port) => `-device virtserialport,chardev=${port},name=${port}`),
  ].flatMap((line) => line.split(' '));
  const chardevs = guestPorts.flatMap((port) => ['-chardev', `socket,id=${port},path=${join(folder, port)}`]);
  const kernel = ['-kernel', guestKernelFiles.image, '-initrd', firstFiles];
  // A kernel that is in doubt ends the run instead of going on in doubt.
  const boot = ['-append', 'console=ttyS0 loglevel=5 panic=-1 oops=panic mitigations=off'];
  return [...chardevs, ...words, ...kernel, ...boot];
}

/** Waits for the machine to plug in the wire of one port. */
async function wireAt<O>(server: Server): Promise<GuestWire<O>> {
  const [socket] = (await once(server, 'connection')) as [Socket];
  return new GuestWire<O>(socket);
}

function listen(path: string): Server {
  return createServer().listen(path);
}

/** Collects what the console says, without the firmware's cursor movements. */
function consoleOf(machine: ChildProcess): () => string {
  let text = '';
  const take = (bytes: Buffer): void => {
    text = (text + bytes.toString('utf8')).slice(-CONSOLE_CHARACTERS);
  };
  machine.stdout?.on('data', take);
  machine.stderr?.on('data', take);
  return () => text;
}

/** Boots a guest; resolves when both of its programs are up. Rejects with the console's last words when it ends. */
export async function bootGuest(): Promise<BootedGuest> {
  const begun = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'hid-vm-'));
  const servers = guestPorts.map((port) => listen(join(folder, port)));
  // Another run on this machine has programs of its own.
  mkdirSync(guestProgramFolder, { recursive: true });
  const programFolder = mkdtempSync(join(guestProgramFolder, 'run-'));
  const programs = await buildGuestPrograms(programFolder);
  const firstFiles = packFirstFiles(folder, process.execPath, programs);
  // A run that is killed takes its machine with it. It is the longest of the suites beside it, and all of one thread.
  const kept = ['setpriv', '--pdeathsig', 'KILL'];
  const words = [...AHEAD, ...kept, 'qemu-system-x86_64', ...machineArguments(folder, firstFiles)];
  const machine = spawn('nice', words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_RUN_MS,
    killSignal: 'SIGKILL',
  });
  const text = consoleOf(machine);
  const ended = once(machine, 'exit');
  const over = ended.then(() => {
    throw new Error(`the guest ended; its console said:\n${text()}`);
  });
  const stop = async (): Promise<void> => {
    machine.kill('SIGKILL');
    await ended;
    for (const server of servers) server.close();
    for (const own of [folder, programFolder]) rmSync(own, { recursive: true, force: true });
  };
  const tooLong = AbortSignal.timeout(BOOT_MS);
  const late = once(tooLong, 'abort').then(() => {
    throw new Error(`the guest is not up after ${BOOT_MS} ms; its console said:\n${text()}`);
  });
  try {
    const [hands, kiosk] = await Promise.race([
      Promise.all([wireAt<HandsOrder>(servers[0]!), wireAt<KioskOrder>(servers[1]!)]),
      over,
      late,
    ]);
    await Promise.race([Promise.all([hands.up, kiosk.up]), over, late]);
    over.catch((error: Error) => {
      hands.end(error);
      kiosk.end(error);
    });
    return { hands, kiosk, bootMs: performance.now() - begun, console: text, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
