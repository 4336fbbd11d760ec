import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Behaviour } from '../../../simulators/upstream/behaviour.ts';
import type { TakenFiling } from '../../../simulators/upstream/filing-book.ts';
import type { AppliedPage } from '../../../simulators/upstream/page-book.ts';
import type { Review, Withdrawal } from '../../../simulators/upstream/review-book.ts';

const MAIN = fileURLToPath(new URL('../../../simulators/upstream/main.ts', import.meta.url));

export const PAASID = 'yibao-test';
export const TOKEN = 'not-a-real-secret';

export interface SandboxCounters {
  readonly requests: number;
  readonly signatureRefused: number;
  readonly envelopeRefused: number;
  readonly byInterface: Readonly<Record<string, number>>;
  readonly byMode: Readonly<Record<string, number>>;
  readonly cases: { readonly attempts: number; readonly applied: number; readonly conflicts: number };
}

export interface SandboxCase {
  readonly key: string;
  readonly reference: string;
  readonly msgid: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly attempts: number;
}

/** The sandbox as a program of its own, and its switchboard. */
export interface SandboxProcess {
  readonly url: string;
  behave(behaviour: Behaviour): Promise<void>;
  cases(): Promise<readonly SandboxCase[]>;
  pages(): Promise<readonly AppliedPage[]>;
  filings(): Promise<readonly TakenFiling[]>;
  review(review: Review): Promise<void>;
  withdrawals(): Promise<readonly Withdrawal[]>;
  counters(): Promise<SandboxCounters>;
  reset(): Promise<void>;
  /** Asks it to end; resolves with its exit code. */
  stop(): Promise<number | null>;
}

async function firstLine(child: ChildProcess): Promise<{ url: string; control: string }> {
  if (child.stdout === null) throw new Error('the sandbox has no output');
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  return JSON.parse(line) as { url: string; control: string };
}

export async function startSandboxProcess(
  account: readonly string[] = ['--paasid', PAASID, '--token', TOKEN],
) {
  const child = spawn(process.execPath, [MAIN, '--port', '0', ...account], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { url, control } = await firstLine(child);
  const call = async (path: string, body?: unknown): Promise<unknown> => {
    const post = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    };
    const response = await fetch(`${control}${path}`, body === undefined ? {} : post);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  const sandbox: SandboxProcess = {
    url,
    behave: async (behaviour) => void (await call('/behave', behaviour)),
    cases: async () => (await call('/cases')) as readonly SandboxCase[],
    pages: async () => (await call('/pages')) as readonly AppliedPage[],
    filings: async () => (await call('/filings')) as readonly TakenFiling[],
    review: async (review) => void (await call('/review', review)),
    withdrawals: async () => (await call('/withdrawals')) as readonly Withdrawal[],
    counters: async () => (await call('/counters')) as SandboxCounters,
    reset: async () => void (await call('/reset', {})),
    async stop() {
      if (child.exitCode !== null) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
  return sandbox;
}
