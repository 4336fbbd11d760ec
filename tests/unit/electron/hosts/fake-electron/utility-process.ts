import { EventEmitter } from 'node:events';
import type { FakeMessagePortMain } from './message-channel-main.ts';

/** The child's end: what `process.parentPort` is in a utility process. Messages wait for the first listener. */
export class FakeParentPort extends EventEmitter {
  readonly #waiting: unknown[] = [];
  #deliver: (message: unknown) => void;

  constructor(deliver: (message: unknown) => void) {
    super();
    this.#deliver = deliver;
    this.on('newListener', (event) => {
      if (event !== 'message') return;
      queueMicrotask(() => {
        for (const message of this.#waiting.splice(0)) this.emit('message', message);
      });
    });
  }

  postMessage = (message: unknown): void => this.#deliver(structuredClone(message));

  receive(message: { data: unknown; ports: FakeMessagePortMain[] }): void {
    if (this.listenerCount('message') === 0) this.#waiting.push(message);
    else this.emit('message', message);
  }
}

/** A forked process. It spawns when the test says so, or at once with a program; it dies when the test says so. */
export class FakeUtilityProcess extends EventEmitter {
  static lastPid = 1_000;
  pid: number | undefined;
  readonly sent: { message: unknown; ports: FakeMessagePortMain[] }[] = [];
  readonly signals: string[] = [];
  /** What a polite signal does; a hanging process does nothing. */
  onKill: () => void = () => this.die(143);
  readonly parentPort = new FakeParentPort((message) => {
    queueMicrotask(() => {
      if (this.pid !== undefined) this.emit('message', message);
    });
  });
  readonly program: string;
  readonly serviceName: string | undefined;

  constructor(program: string, serviceName?: string) {
    super();
    this.program = program;
    this.serviceName = serviceName;
  }

  spawn(): void {
    FakeUtilityProcess.lastPid += 1;
    this.pid = FakeUtilityProcess.lastPid;
    this.emit('spawn');
  }

  postMessage(message: unknown, ports: FakeMessagePortMain[] = []): void {
    const copy: unknown = structuredClone(message);
    this.sent.push({ message: copy, ports });
    queueMicrotask(() => {
      if (this.pid !== undefined) this.parentPort.receive({ data: copy, ports });
    });
  }

  kill(): boolean {
    this.signals.push('SIGTERM');
    if (this.pid === undefined) return false;
    this.onKill();
    return true;
  }

  die(code: number): void {
    if (this.pid === undefined) return;
    this.pid = undefined;
    this.emit('exit', code);
  }
}

/** A child's program as the test plays it; runs when the process spawns. */
export type FakeProgram = (child: FakeUtilityProcess) => void;

/** `utilityProcess`: forks what the test has programs for, and keeps what it forked. */
export class FakeUtilityProcesses {
  readonly forked: FakeUtilityProcess[] = [];
  readonly programs = new Map<string, FakeProgram>();

  fork = (path: string, _args: string[] = [], options: { serviceName?: string } = {}): FakeUtilityProcess => {
    const child = new FakeUtilityProcess(path, options.serviceName);
    this.forked.push(child);
    const program = [...this.programs].find(([suffix]) => path.endsWith(suffix))?.[1];
    queueMicrotask(() => {
      child.spawn();
      program?.(child);
    });
    return child;
  };

  /** The newest process of a program. */
  latest(suffix: string): FakeUtilityProcess {
    const child = this.forked.findLast(({ program }) => program.endsWith(suffix));
    if (child === undefined) throw new Error(`${suffix} was never forked`);
    return child;
  }
}
