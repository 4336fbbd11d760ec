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

describe('a question that stays in this machine', () => {
  async function behindABridge() {
    const timers = handTimers();
    const string = printerOnAString();
    const inner = string.link();
    const kept: Uint8Array[] = [];
    let freed = Promise.withResolvers<void>();
    const bridge = { held: false, kept };
    const link = createPrinterLink(
      {
        ...inner,
        // A kernel takes what the printer does not.
        write: (bytes, timeoutMs) => {
          if (!bridge.held) return inner.write(bytes, timeoutMs);
          kept.push(bytes);
          return Promise.resolve({ ok: true });
        },
        drained: (timeoutMs) =>
          bridge.held
            ? Promise.race([
                freed.promise.then(() => ({ ok: true }) as const),
                new Promise<{ ok: false; failure: 'silent' }>((done) => {
                  timers.after(timeoutMs, () => done({ ok: false, failure: 'silent' }));
                }),
              ])
            : Promise.resolve({ ok: true }),
      },
      timers,
      400,
      STATUS_MAPS.epson,
    );
    await link.open({ marker: () => undefined, lost: () => undefined, changed: () => undefined });
    const release = async (): Promise<void> => {
      bridge.held = false;
      for (const bytes of kept.splice(0)) await inner.write(bytes, 1000);
      freed.resolve();
      freed = Promise.withResolvers();
    };
    return { timers, string, link, bridge, release };
  }

  test('means that the printer holds the line, not that it is silent; no other is put behind it', async () => {
    const { timers, link, bridge } = await behindABridge();
    bridge.held = true;
    for (let time = 0; time < 3; time += 1) {
      const inquiry = link.inquire(false);
      await timers.pass(1100);
      expect(await inquiry).toEqual({ answer: 'held' });
    }
    expect(hex(bridge.kept)).toEqual(['100401']);
  });

  test('is answered late, and its answer is not taken for that of the next one', async () => {
    const { timers, string, link, bridge, release } = await behindABridge();
    bridge.held = true;
    const held = link.inquire(false);
    await timers.pass(1100);
    await held;
    await release();
    string.printer.setPaper('out');
    const inquiry = link.inquire(false);
    await timers.pass(1000);
    expect(await inquiry).toMatchObject({ answer: 'status', status: { paper: 'out', coverOpen: false } });
  });

  test('for less than a second is waited for, and the printer has its time from then', async () => {
    const { timers, link, bridge, release } = await behindABridge();
    bridge.held = true;
    const inquiry = link.inquire(false);
    await timers.pass(900);
    await release();
    await timers.pass(1000);
    expect(await inquiry).toMatchObject({ answer: 'status', status: { online: true } });
  });

  test('is no matter when its answer is there: a library that forgets to say so holds up nothing', async () => {
    const timers = handTimers();
    const string = printerOnAString();
    const forgetful = { ...string.link(), drained: () => new Promise<never>(() => undefined) };
    const link = createPrinterLink(forgetful, timers, 400, STATUS_MAPS.epson);
    await link.open({ marker: () => undefined, lost: () => undefined, changed: () => undefined });
    expect(await link.inquire(false)).toMatchObject({ answer: 'status', status: { online: true } });
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
