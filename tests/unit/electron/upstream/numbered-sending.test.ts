import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { serviceId, visitId } from '../../../../electron/contract/ids.ts';
import type { OutboxRow } from '../../../../electron/core/ports/store.ts';
import type { HsaExchange } from '../../../../electron/upstream/hsa-client.ts';
import {
  createNumberedSender,
  type NumberedSending,
  SETTLES_WITHIN_MS,
} from '../../../../electron/upstream/numbered-sending.ts';
import { upstreamProfileSchema } from '../../../../electron/upstream/upstream-profile.ts';
import { projectPath } from '../../../../scripts/write-data.ts';

const profile = upstreamProfileSchema.parse(
  JSON.parse(readFileSync(projectPath('resources/upstream/hsa.json'), 'utf8')),
);
const message = {
  psn_no: 'P0001',
  reflin_medins_no: 'H34010000001',
  diag_code: 'I63900',
  refl_date: '2026-11-25',
};
const NOW = Date.UTC(2026, 10, 23, 2);
const ROW: OutboxRow = {
  id: 1,
  attempts: 0,
  key: 'k-1',
  messageId: 'H341721000012026112310000000001',
  interface: '2501',
  visit: visitId('v'),
  service: serviceId('referral-transfer'),
  receiptNumber: 'R-1',
  input: JSON.stringify({ case: {}, message }),
  madeAt: NOW,
};

const answered = (infcode: number, output: Record<string, unknown> = {}): HsaExchange => ({
  answered: true,
  response: { infcode, output, err_msg: '不在范围内', inf_refmsgid: 'REF-1' },
});
const LOST: HsaExchange = { answered: false, failure: 'upstream-timeout' };
const NOTHING_THERE = answered(0);
const there = (more: Record<string, unknown> = {}) =>
  answered(0, { refmedin: [{ ...message, trt_dcla_detl_sn: 'SN-1', ...more }] });
const TAKEN = answered(0, { result: { trt_dcla_detl_sn: 'SN-1' } });

let now = NOW;
let asked: Parameters<NumberedSending['exchange']>[0][] = [];
/** A platform that answers one thing after another. */
function sender(...script: readonly HsaExchange[]) {
  const answers = [...script];
  return createNumberedSender({
    profile,
    now: () => now,
    exchange: (question) => {
      asked.push(question);
      const next = answers.shift();
      if (next === undefined) throw new Error('asked once too often');
      return Promise.resolve(next);
    },
  });
}
beforeEach(() => {
  now = NOW;
  asked = [];
});
const numbers = () => asked.map(({ infno }) => infno);

describe('a filing by number', () => {
  it('is looked for, then sent under its own message id', async () => {
    const outcome = await sender(NOTHING_THERE, TAKEN)(ROW);
    expect(outcome).toEqual({ outcome: 'acknowledged', reference: 'SN-1' });
    expect(numbers()).toEqual(['5304', '2501']);
    expect(asked[0]).not.toHaveProperty('msgid');
    expect(asked[0]?.input).toEqual({
      data: { psn_no: 'P0001', begntime: '2026-11-25', endtime: '2026-11-25' },
    });
    expect(asked[1]).toMatchObject({ msgid: ROW.messageId, input: { refmedin: message } });
  });

  it('that is there already is not sent', async () => {
    expect(await sender(there())(ROW)).toEqual({ outcome: 'acknowledged', reference: 'SN-1' });
    expect(numbers()).toEqual(['5304']);
  });

  it('is not taken for one to another hospital, of another illness or another day', async () => {
    const others = answered(0, {
      refmedin: [
        { ...message, reflin_medins_no: 'H2' },
        { ...message, diag_code: 'J18900' },
        { ...message, refl_date: '2026-11-24' },
      ],
    });
    await sender(others, TAKEN)(ROW);
    expect(numbers()).toEqual(['5304', '2501']);
  });

  it.each<[string, HsaExchange]>([
    ['no answer', LOST],
    ['a failure of the platform', answered(-1)],
    ['a list under another name', answered(0, { data: [] })],
    ['no list', answered(0, { refmedin: 'none' })],
    ['lines that do not say which they are', answered(0, { refmedin: [{ psn_no: 'P0001' }] })],
  ])('is not sent while nobody knows whether it is there: %s', async (_name, exchange) => {
    expect(await sender(exchange)(ROW)).toMatchObject({ outcome: 'unknown' });
    expect(numbers()).toEqual(['5304']);
  });

  it('is refused by the business alone', async () => {
    expect(await sender(NOTHING_THERE, answered(-2))(ROW)).toEqual({
      outcome: 'refused',
      reason: '不在范围内',
    });
    expect(await sender(NOTHING_THERE, answered(-1))(ROW)).toMatchObject({ outcome: 'unknown' });
  });

  it('whose answer was lost waits until the platform must be done with it, then is looked for', async () => {
    const send = sender(NOTHING_THERE, LOST, NOTHING_THERE, NOTHING_THERE, TAKEN);
    expect(await send(ROW)).toMatchObject({ outcome: 'unknown' });
    now += 10_000;
    expect(await send(ROW)).toEqual({
      outcome: 'unknown',
      failure: 'upstream-timeout',
      retryAfterMs: SETTLES_WITHIN_MS - 10_000,
    });
    now += SETTLES_WITHIN_MS;
    expect(await send(ROW)).toMatchObject({ outcome: 'acknowledged' });
    expect(numbers()).toEqual(['5304', '2501', '5304', '5304', '2501']);
  });

  it('made before this start waits as well: the last run may have sent it', async () => {
    now = NOW + 1_000;
    const send = sender(NOTHING_THERE, NOTHING_THERE, TAKEN);
    expect(await send(ROW)).toMatchObject({ outcome: 'unknown', retryAfterMs: SETTLES_WITHIN_MS });
    now += SETTLES_WITHIN_MS;
    expect(await send(ROW)).toMatchObject({ outcome: 'acknowledged' });
  });

  it('keeps the platform’s own pause', async () => {
    const busy: HsaExchange = { answered: false, failure: 'upstream-busy', retryAfterMs: 7_000 };
    expect(await sender(busy)(ROW)).toEqual({
      outcome: 'unknown',
      failure: 'upstream-busy',
      retryAfterMs: 7_000,
    });
  });

  it('is referred to by the platform’s message where it gives no number of the filing', async () => {
    expect(await sender(NOTHING_THERE, answered(0))(ROW)).toEqual({
      outcome: 'acknowledged',
      reference: 'REF-1',
    });
  });
});

describe('taking a filing back', () => {
  const undo = { trt_dcla_detl_sn: 'SN-1', psn_no: 'P0001', memo: '本人撤回' };
  const UNDO: OutboxRow = {
    ...ROW,
    interface: '2502',
    input: JSON.stringify({ case: {}, message, undo }),
  };

  it('is sent while the filing is there', async () => {
    expect(await sender(there(), answered(0))(UNDO)).toMatchObject({ outcome: 'acknowledged' });
    expect(asked[1]).toMatchObject({ infno: '2502', input: { data: undo } });
  });

  it('carries the serial number that the platform lists, where the row was made without one', async () => {
    const { trt_dcla_detl_sn: serial, ...rest } = undo;
    const row = { ...UNDO, input: JSON.stringify({ case: {}, message, undo: rest }) };
    expect(await sender(there(), answered(0))(row)).toMatchObject({ outcome: 'acknowledged' });
    expect(asked[1]).toMatchObject({ infno: '2502', input: { data: { ...rest, trt_dcla_detl_sn: serial } } });
  });

  it('waits while the platform lists the filing without a serial number', async () => {
    const { trt_dcla_detl_sn: _serial, ...rest } = undo;
    const row = { ...UNDO, input: JSON.stringify({ case: {}, message, undo: rest }) };
    expect(await sender(answered(0, { refmedin: [message] }))(row)).toEqual({
      outcome: 'unknown',
      failure: 'upstream-bad-envelope',
    });
    expect(numbers()).toEqual(['5304']);
  });

  it('is done where the filing is not there any more', async () => {
    expect(await sender(NOTHING_THERE)(UNDO)).toEqual({ outcome: 'acknowledged', reference: 'SN-1' });
  });
});

it('leaves every other row to others', () => {
  expect(sender()({ ...ROW, interface: 'case.submit' })).toBeUndefined();
});
