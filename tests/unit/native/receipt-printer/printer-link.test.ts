import { describe, expect, test } from 'vitest';
import { createPrinterLink, printerFailureOf } from '../../../../native/receipt-printer/printer-link.ts';
import { STATUS_MAPS } from '../../../../native/receipt-printer/status-maps.ts';
import { type HandTimers, handTimers, printerOnAString, settle } from './printer-on-a-string.ts';

async function linked() {
  const timers: HandTimers = handTimers();
  const string = printerOnAString();
  const link = createPrinterLink(string.link(), timers, 400, STATUS_MAPS.epson);
  const heard: string[] = [];
  await link.open({
    marker: (marker) => heard.push(marker),
    lost: () => heard.push('lost'),
    changed: () => heard.push('changed'),
  });
  return { timers, string, link, heard };
}
const hex = (bytes: readonly Uint8Array[]): string[] => bytes.map((one) => Buffer.from(one).toString('hex'));

describe('asking', () => {
  test('four questions, one after the other', async () => {
    const { link, string } = await linked();
    expect(await link.inquire(false)).toMatchObject({
      answer: 'status',
      status: { online: true, paper: 'enough' },
    });
    expect(hex(string.writes)).toEqual(['100401', '100402', '100403', '100404']);
  });

  test('two who ask at once get one answer', async () => {
    const { link, string } = await linked();
    const [one, two] = await Promise.all([link.inquire(false), link.inquire(false)]);
    expect(one).toBe(two);
    expect(string.writes).toHaveLength(4);
  });

  test('a printer switched off is silent after three tries', async () => {
    const { link, string, timers } = await linked();
    string.printer.setPower(false);
    const inquiry = link.inquire(false);
    await timers.pass(1100);
    expect(string.writes).toHaveLength(3);
    await timers.pass(200);
    expect(await inquiry).toEqual({ answer: 'silent' });
  });

  test('one lost answer is forgiven, and a late one is not taken for the next', async () => {
    const { link, string, timers } = await linked();
    string.printer.setPower(false);
    const inquiry = link.inquire(false);
    await timers.pass(450);
    string.printer.setPower(true);
    string.printer.setPaper('out');
    await timers.pass(2000);
    expect(await inquiry).toMatchObject({ answer: 'status', status: { paper: 'out', coverOpen: false } });
  });

  test('off line without a cause is asked once more: paper that just ran out is that, and nothing else', async () => {
    const { link, string } = await linked();
    string.printer.setOffline(true);
    const push = string.writes.push.bind(string.writes);
    string.writes.push = (...writes) => {
      // After the fourth question: its answer is on the way when the paper runs out.
      if (string.writes.length === 4) string.printer.setPaper('out');
      return push(...writes);
    };
    expect(await link.inquire(false)).toMatchObject({ answer: 'status', status: { paper: 'out' } });
    expect(string.writes).toHaveLength(8);
  });

  test('what stays off line without a cause is asked twice the first time and once from then on', async () => {
    const { link, string } = await linked();
    string.printer.setOffline(true);
    expect(await link.inquire(false)).toMatchObject({ status: { online: false, paper: 'enough' } });
    expect(string.writes).toHaveLength(8);
    await link.inquire(false);
    expect(string.writes).toHaveLength(12);
  });

  test('a held line and a lost one are told apart', async () => {
    const { link, string, heard } = await linked();
    string.held = true;
    expect(await link.inquire(false)).toEqual({ answer: 'held' });
    string.held = false;
    string.cut();
    expect(heard).toEqual(['lost']);
    expect(await link.inquire(false)).toEqual({ answer: 'lost' });
  });
});

test('markers are passed on', async () => {
  const { link, heard } = await linked();
  await link.write(Uint8Array.of(0x1d, 0x72, 1), () => undefined);
  await settle();
  expect(heard).toEqual(['gs-r']);
});

test('a write that is held says so once and goes on', async () => {
  const timers = handTimers();
  const release = Promise.withResolvers<{ ok: true }>();
  const transport = { ...printerOnAString().link(), write: () => release.promise };
  const link = createPrinterLink(transport, timers, 400, STATUS_MAPS.epson);
  let stalls = 0;
  const write = link.write(Uint8Array.of(1), () => {
    stalls += 1;
  });
  await timers.pass(60_000);
  expect(stalls).toBe(1);
  release.resolve({ ok: true });
  expect(await write).toEqual({ ok: true });
});

test.each([
  ['not-found', 'printer-not-found'],
  ['busy', 'printer-busy'],
  ['lost', 'printer-lost'],
  ['silent', 'printer-silent'],
] as const)('%s is %s', (failure, wanted) => {
  expect(printerFailureOf(failure)).toBe(wanted);
});
