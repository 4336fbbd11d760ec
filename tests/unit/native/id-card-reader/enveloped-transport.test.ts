import { describe, expect, it } from 'vitest';
import { EnvelopedTransport } from '../../../../native/id-card-reader/enveloped-transport.ts';
import { dkUsbNfc } from '../../../../native/id-card-reader/envelopes/dk-usb-nfc.ts';
import { encodeRequest } from '../../../../native/id-card-reader/sam-v-frame.ts';
import type { TransportListener, TransportOutcome } from '../../../../native/transport/transport.ts';
import { DkDevice, dkAnswerReports } from '../../../simulators/id-card-reader/dk-device.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { DeafLine } from './deaf-links.ts';

/** Reports to and from a module, without a wire. */
class ReportsToModule extends DeafLine {
  readonly module = new DkDevice((reports) => {
    for (const report of reports) this.say(report);
  });
  outcome: TransportOutcome = { ok: true };
  listener: TransportListener | undefined;
  closed = false;

  override open(listener?: TransportListener): Promise<TransportOutcome> {
    this.listener = listener;
    return Promise.resolve(this.outcome);
  }

  override write(report: Uint8Array = new Uint8Array()): Promise<TransportOutcome> {
    if (this.outcome.ok) this.module.receive(report.subarray(1));
    return Promise.resolve(this.outcome);
  }

  override close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }

  say(report: Uint8Array): void {
    this.listener?.data(report);
  }
}

async function opened() {
  const reports = new ReportsToModule();
  const line = new EnvelopedTransport(reports, dkUsbNfc);
  const heard: Buffer[] = [];
  let losses = 0;
  await line.open({ data: (bytes) => void heard.push(Buffer.from(bytes)), lost: () => (losses += 1) });
  return { reports, line, heard, losses: () => losses };
}

describe('a HID reader as a line of bytes', () => {
  it('carries requests out and answers in', async () => {
    const { reports, line, heard } = await opened();
    reports.module.module.lay(presetCards.resident);
    await line.write(encodeRequest(0x20, 0x01), 100);
    await line.write(encodeRequest(0x30, 0x01), 100);
    expect(heard.map((frame) => frame.length)).toEqual([15, 1295]);
    expect(line.address).toBe('nowhere');
  });

  it('overwrites each report once it is read: there may be a person in it', async () => {
    const { reports } = await opened();
    const said = dkAnswerReports(new Uint8Array(300).fill(7));
    for (const report of said) reports.say(report);
    expect(said.every((report) => report.every((byte) => byte === 0))).toBe(true);
  });

  it('passes on that the link does not open, that a write fails, and that it is lost', async () => {
    const { reports, line, losses } = await opened();
    reports.outcome = { ok: false, failure: 'lost' };
    expect(await line.write(new Uint8Array(100), 100)).toEqual({ ok: false, failure: 'lost' });
    expect(await line.open({ data: () => undefined, lost: () => undefined })).toEqual(reports.outcome);
    const again = await opened();
    again.reports.listener?.lost();
    expect([losses(), again.losses()]).toEqual([0, 1]);
  });

  it.each(['discardInput', 'close'] as const)('forgets half an answer with %s', async (end) => {
    const { reports, line, heard } = await opened();
    const said = dkAnswerReports(new Uint8Array(300));
    for (const report of said.slice(0, 2)) reports.say(report);
    await line[end]();
    for (const report of said.slice(2)) reports.say(report);
    expect(heard).toEqual([]);
    expect(reports.closed).toBe(end === 'close');
  });
});
