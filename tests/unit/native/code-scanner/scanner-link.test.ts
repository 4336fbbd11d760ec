import { describe, expect, it } from 'vitest';
import { openScannerLink } from '../../../../native/code-scanner/scanner-link.ts';
import { profileOf } from '../../../contract/code-scanner/families-at-the-desk.ts';
import {
  type ScannerFamily,
  type ScannerFamilyName,
  scannerFamilies,
} from '../../../simulators/code-scanner/families.ts';
import { ManualTimers } from '../transport/manual-timers.ts';
import { textBytes } from './scan-streams.ts';
import { ScannerDesk } from './scanner-bench.ts';

async function opened(name: ScannerFamilyName, prepare: (desk: ScannerDesk) => void = () => undefined) {
  const timers = new ManualTimers();
  const family: ScannerFamily = scannerFamilies[name];
  const desk = new ScannerDesk(family, timers);
  prepare(desk);
  const heard: string[] = [];
  const result = await openScannerLink(
    family.wire === 'line'
      ? { kind: 'serial', path: '/dev/simulated' }
      : { kind: 'hid', vendorId: '0000', productId: '0000' },
    profileOf[name],
    timers,
    {
      openBytes: (address) => desk.newLink('bytes', address),
      openHid: (address) => desk.newLink('hid', address),
    },
    {
      scan: ({ bytes }) => heard.push(`scan ${Buffer.from(bytes).toString()}`),
      incomplete: () => heard.push('incomplete'),
      flooding: (isFlooding) => heard.push(`flooding ${isFlooding}`),
      lost: () => heard.push('lost'),
    },
  );
  return { timers, desk, heard, result };
}

describe('a link to a scanner', () => {
  it('hands on scans and the loss of the link, each once', async () => {
    const { desk, heard, result } = await opened('serial-cr');
    expect(result).toMatchObject({ ok: true, link: { address: '/dev/simulated' } });
    desk.say(textBytes('code\r'));
    desk.unplug();
    expect(heard).toEqual(['scan code', 'lost']);
  });

  it('says nothing after it was closed', async () => {
    const { desk, heard, result, timers } = await opened('serial-cr');
    desk.say(textBytes('half'));
    if (result.ok) await result.link.close();
    await timers.advance(1000);
    expect([heard, desk.isOpen, timers.pending]).toEqual([[], false, 0]);
  });

  it('gives the reason why it could not be opened', async () => {
    const { result } = await opened('serial-cr', (desk) => {
      desk.openFailure = 'busy';
    });
    expect(result).toEqual({ ok: false, failure: 'busy' });
  });

  it('drops what a line had kept from before, and asks no such thing of a HID device', async () => {
    expect((await opened('serial-cr')).desk.discards).toBe(1);
    expect((await opened('wedge')).desk.discards).toBe(0);
  });

  it('darkens with the family’s own commands, whatever the line says to it', async () => {
    const { desk, result } = await opened('zebra-ssi');
    if (result.ok) await result.link.darken();
    expect(desk.written).toEqual(['04e50400ff13', '04c40400ff34', '04ea0400ff0e']);
  });

  it('answers SSI packets by itself', async () => {
    const { desk } = await opened('zebra-ssi');
    desk.say(Uint8Array.from([0x05, 0xf6, 0x00, 0x00, 0x01, 0xff, 0x04]));
    expect(desk.written).toEqual(['04d00400ff28']);
  });

  it('pads a command to the length its descriptor gives the report, and no other', async () => {
    const described = await opened('newland-hid-pos');
    if (described.result.ok) {
      const [start] = described.result.link.commands.start;
      if (start !== undefined) void described.result.link.channel.send(start);
    }
    await described.timers.advance(10);
    expect(described.desk.written).toEqual(['04107e01303030302353434e545247313b03'.padEnd(64 * 2, '0')]);
    const bare = await opened('honeywell-undescribed');
    expect(bare.desk.written).toEqual(['feature fe01']);
    if (bare.result.ok) {
      const [start] = bare.result.link.commands.start;
      if (start !== undefined) void bare.result.link.channel.send(start);
    }
    await bare.timers.advance(10);
    expect(bare.desk.written.at(-1)).toBe('fd0316540d');
  });
});
