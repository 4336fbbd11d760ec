import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { VoucherDecoder } from '../../../electron/core/ports/voucher-decoder.ts';
import { controlAt } from '../../simulators/demonstration/control.ts';
import { startSimulator } from '../../simulators/demonstration/simulator-program.ts';
import { type VoucherControl, voucherControl } from '../../simulators/demonstration/voucher-control.ts';
import { syntheticResident } from '../../simulators/upstream/synthetic-residents.ts';
import type { VoucherBehaviour } from '../../simulators/voucher/behaviour.ts';
import { codeOf, tokenOf } from '../../simulators/voucher/synthetic-codes.ts';
import { DECODE_WAIT_MS, decoderFor, MIDDLE_PLATFORM } from './decoder-of-the-suite.ts';

interface BridgeLine {
  readonly websocket: string;
  readonly http: string;
  readonly control: string;
}

let bridge: Awaited<ReturnType<typeof startSimulator<BridgeLine>>>;
let control: VoucherControl;

beforeAll(async () => {
  bridge = await startSimulator<BridgeLine>('voucher', []);
  control = voucherControl(controlAt(bridge.line.control));
});
afterAll(() => bridge.program.stop());

let nth = 0;
const freshCode = (province?: string): string => {
  nth += 1;
  return codeOf('dongzhi-1', nth, province);
};

describe.each(['websocket', 'http'] as const)('a bridge over %s', (line) => {
  let decoder: VoucherDecoder;
  beforeAll(() => {
    decoder = decoderFor({
      kind: 'nationEcTrans-bridge',
      address: bridge.line[line],
      middlePlatform: MIDDLE_PLATFORM,
      reads: 'kiosk-scanner',
      faceTerminal: true,
    });
  });
  afterEach(() => control.reset());
  afterAll(() => decoder.close());

  const decode = (code = freshCode()) => decoder.decode({ by: 'code', code });

  it('tells whose code it is', async () => {
    const resident = syntheticResident('dongzhi-1');
    expect(await decode()).toEqual({
      ok: true,
      value: {
        kind: 'voucher',
        name: resident.card.name,
        number: resident.card.number,
        certificateType: '01',
        token: tokenOf(resident),
        insuredPlace: expect.stringMatching(/^\d{6}$/),
      },
    });
  });

  it('decodes a traveller’s code like any other', async () => {
    expect(await decode(freshCode('43'))).toMatchObject({ ok: true });
  });

  it('says of another province’s code that was not decoded what it is', async () => {
    await control.behave('local-only');
    expect(await decode(freshCode('43'))).toMatchObject({ failure: 'voucher-other-province' });
    expect(await decode(freshCode('34'))).toMatchObject({ ok: true });
  });

  it('does not decode a code twice', async () => {
    const code = freshCode();
    expect(await decode(code)).toMatchObject({ ok: true });
    expect(await decode(code)).toEqual({ ok: false, failure: 'voucher-used', platformCode: 500_202 });
  });

  it.each<[VoucherBehaviour, object]>([
    ['wrong-code', { ok: false, failure: 'voucher-wrong-code' }],
    ['expired', { ok: false, failure: 'voucher-expired', platformCode: 500_201 }],
    ['cancelled', { ok: false, failure: 'voucher-cancelled' }],
    ['refused', { ok: false, failure: 'voucher-refused', platformCode: 500_999 }],
    ['no-line', { ok: false, failure: 'voucher-network-down', platformCode: 500_900 }],
    ['malformed', { ok: false, failure: 'voucher-bad-answer' }],
    ['silent', { ok: false, failure: 'voucher-timeout' }],
    ['slow', { ok: false, failure: 'voucher-timeout' }],
  ])('%s is a coded failure', async (mode, outcome) => {
    await control.behave(mode);
    expect(await decode()).toEqual(outcome);
  });

  it('never waits longer than it was told', async () => {
    await control.behave('silent');
    const began = performance.now();
    await decode();
    expect(performance.now() - began).toBeLessThan(DECODE_WAIT_MS * 2);
  });

  it('that ends in the middle of a question, or is not there, is no end of the next one', async () => {
    await control.behave('dies');
    expect(await decode()).toMatchObject({ ok: false });
    await control.setListening(false);
    expect(await decode()).toEqual({ ok: false, failure: 'voucher-decoder-unreachable' });
    await control.reset();
    expect(await decode()).toMatchObject({ ok: true });
  });

  it('asks the library’s own box where that reads', async () => {
    expect(await decoder.decode({ by: 'own-scanner' })).toEqual({ ok: false, failure: 'voucher-cancelled' });
    await controlAt(bridge.line.control).post('/order', { atTheBox: 'dongzhi-2' });
    expect(await decoder.decode({ by: 'own-scanner' })).toMatchObject({
      ok: true,
      value: { name: syntheticResident('dongzhi-2').card.name },
    });
  });

  it('has a face checked, and swaps the check’s number for a person', async () => {
    await controlAt(bridge.line.control).post('/order', { atTheBox: 'dongzhi-3' });
    expect(await decoder.decode({ by: 'face' })).toMatchObject({
      ok: true,
      value: { number: syntheticResident('dongzhi-3').card.number },
    });
    await control.behave('face-fails');
    expect(await decoder.decode({ by: 'face' })).toMatchObject({ failure: 'voucher-face-failed' });
  });
});
