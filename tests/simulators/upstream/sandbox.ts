import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Behaviour, createBehaviourBook } from './behaviour.ts';
import { CaseBook } from './case-book.ts';
import { createControlServer } from './control-server.ts';
import { FilingBook } from './filing-book.ts';
import { createPlatformServer, type PlatformCounters } from './platform-server.ts';
import { createSignatureCheck, type GatewayAccount } from './signature-check.ts';

const HOST = '127.0.0.1';

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly controlPort: number;
  /** Without an account the gateway checks no signature. */
  readonly account?: GatewayAccount | undefined;
}

export interface Sandbox {
  readonly url: string;
  readonly control: string;
  close(): Promise<void>;
}

function freshCounters(): PlatformCounters {
  return { requests: 0, signatureRefused: 0, envelopeRefused: 0, byInterface: {}, byMode: {} };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, HOST);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function shut(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** Starts the sandbox platform and its control. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const behaviours = createBehaviourBook();
  let cases = new CaseBook();
  let filings = new FilingBook();
  let counters = freshCounters();
  const server = await createPlatformServer({
    plan: (name) => behaviours.plan(name),
    checkSignature:
      options.account === undefined ? undefined : createSignatureCheck(options.account, () => Date.now()),
    cases: () => cases,
    filings: () => filings,
    counters: () => counters,
  });
  const port = await listen(server, options.port);

  const behave = async (behaviour: Behaviour): Promise<void> => {
    behaviours.behave(behaviour);
    if (behaviours.isDown()) await shut(server);
    else if (!server.listening) await listen(server, port);
  };
  const control = createControlServer({
    behave,
    cases: () => cases.list(),
    pages: () => cases.pages.list(),
    filings: () => filings.all(),
    review: (review) => cases.reviews.review(review),
    reviews: () => cases.reviews.reviews(),
    withdrawals: () => cases.reviews.withdrawals(),
    counters: () => ({ ...counters, cases: cases.counts() }),
    reset: async () => {
      cases = new CaseBook();
      filings = new FilingBook();
      counters = freshCounters();
      await behave({ mode: 'normal' });
    },
  });
  const controlUrl = await control.listen({ host: HOST, port: options.controlPort });
  return {
    url: `http://${HOST}:${port}`,
    control: controlUrl,
    close: async () => {
      await shut(server);
      await control.close();
    },
  };
}
