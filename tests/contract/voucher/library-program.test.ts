import { afterEach, describe, expect, it } from 'vitest';
import type { VoucherAnswer, VoucherDecoder } from '../../../electron/core/ports/voucher-decoder.ts';
import { syntheticResident } from '../../simulators/upstream/synthetic-residents.ts';
import type { VoucherBehaviour } from '../../simulators/voucher/behaviour.ts';
import { codeOf } from '../../simulators/voucher/synthetic-codes.ts';
import { decoderFor, LIBRARY_PROGRAM, MIDDLE_PLATFORM } from './decoder-of-the-suite.ts';

let decoder: VoucherDecoder;
afterEach(() => decoder.close());

function startLibrary(mode: VoucherBehaviour, ...more: string[]): void {
  decoder = decoderFor({
    kind: 'provincial-dll',
    program: process.execPath,
    arguments: [LIBRARY_PROGRAM, '--mode', mode, ...more],
    middlePlatform: MIDDLE_PLATFORM,
    reads: 'kiosk-scanner',
  });
}

let nth = 0;

/** The first answer of a program that is up: until then it says that it cannot be reached. */
async function answerOnceReady(): Promise<VoucherAnswer> {
  const until = performance.now() + 15_000;
  for (;;) {
    nth += 1;
    const answer = await decoder.decode({ by: 'code', code: codeOf('dongzhi-1', nth) });
    if (answer.ok || answer.failure !== 'voucher-decoder-unreachable') return answer;
    if (performance.now() > until) throw new Error('the program never became ready');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a provincial library in a process of its own', () => {
  it('decodes over the line protocol, whatever else the library prints', async () => {
    startLibrary('normal');
    expect(await answerOnceReady()).toMatchObject({
      ok: true,
      value: { name: syntheticResident('dongzhi-1').card.name },
    });
  });

  it('asks its own box where that reads', async () => {
    startLibrary('normal', '--at-the-box', 'dongzhi-2');
    await answerOnceReady();
    expect(await decoder.decode({ by: 'own-scanner' })).toMatchObject({ ok: true });
  });

  it.each<[VoucherBehaviour, string]>([
    ['malformed', 'voucher-bad-answer'],
    ['refused', 'voucher-decoder-lost'],
    ['expired', 'voucher-expired'],
    ['wrong-code', 'voucher-wrong-code'],
  ])('%s is a coded failure', async (mode, failure) => {
    startLibrary(mode);
    expect(await answerOnceReady()).toMatchObject({ ok: false, failure });
  });

  it('that hangs in a call is killed and started again', async () => {
    startLibrary('silent');
    expect(await answerOnceReady()).toEqual({ ok: false, failure: 'voucher-timeout' });
    expect(await decoder.decode({ by: 'own-scanner' })).toMatchObject({ ok: false });
    // It is up again after its pause, and hangs again: only a new process could.
    expect(await answerOnceReady()).toEqual({ ok: false, failure: 'voucher-timeout' });
  }, 30_000);

  it('that crashes in a call is started again', async () => {
    startLibrary('dies');
    expect(await answerOnceReady()).toEqual({ ok: false, failure: 'voucher-decoder-lost' });
    expect(await answerOnceReady()).toEqual({ ok: false, failure: 'voucher-decoder-lost' });
  }, 30_000);

  it('whose library cannot be loaded, or that is not there at all, says so at once', async () => {
    startLibrary('not-ready');
    expect(await decoder.decode({ by: 'own-scanner' })).toEqual({
      ok: false,
      failure: 'voucher-decoder-unreachable',
    });
    await decoder.close();
    const nowhere = { kind: 'provincial-dll', program: '/nowhere/at/all' } as const;
    decoder = decoderFor({ ...nowhere, middlePlatform: MIDDLE_PLATFORM, reads: 'own-scanner' });
    expect(await decoder.decode({ by: 'own-scanner' })).toMatchObject({
      failure: 'voucher-decoder-unreachable',
    });
  });
});
