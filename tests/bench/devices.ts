import type { SiteFile } from '../../electron/contract/site.ts';
import { type Kiosk, startKiosk } from '../e2e/support/kiosk.ts';
import { cpuMs, memoryMb } from '../support/device-process.ts';
import { type BenchRow, percentile } from './bench-row.ts';
import { cameraRows } from './camera-look.ts';
import { frameGaps, MISSED_MS } from './frame-gaps.ts';
import { replugRows } from './replug.ts';
import { slipRow } from './slip-begins.ts';

/**
 * The device process at rest with one device of every kind in the site file, those that are not there included (looking for
 * them costs too), and the screen's frames while a scanner floods its line.
 */

const REST_MS = 20_000;
const CPU_BAR = 1;
export const MEMORY_BAR_MB = 90;
const FLOOD_BYTES = 4_000_000;
/** What is left of a flood that is hung up on: a spin or a decoder that keeps up would cost ten times as much. */
const FLOOD_CPU_BAR = 10;

const absentDevices: SiteFile['devices'] = [
  { kind: 'smart-card-reader', profile: 'pcsc-social-card', transport: { kind: 'pcsc', reader: 'nowhere' } },
  {
    kind: 'keypad',
    profile: 'keypad-five-key',
    transport: { kind: 'hid', vendorId: 'ffff', productId: 'ffff' },
  },
  { kind: 'document-printer', profile: 'ipp-a4', transport: { kind: 'ipp', url: 'http://127.0.0.1:9/none' } },
];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function atRest(kiosk: Kiosk): Promise<BenchRow[]> {
  const pid = kiosk.deviceProcess();
  await pause(REST_MS / 4);
  const before = cpuMs(pid);
  await pause(REST_MS);
  const share = ((cpuMs(pid) - before) / REST_MS) * 100;
  const memory = memoryMb(pid);
  return [
    {
      area: 'devices',
      what: 'device process at rest, six kinds configured, three of them absent: share of a core',
      value: `${share.toFixed(2)} %`,
      bar: `≤ ${CPU_BAR} %`,
      met: share <= CPU_BAR,
    },
    {
      area: 'devices',
      what: 'device process at rest, PSS',
      value: `${memory.toFixed(0)} MB`,
      bar: `≤ ${MEMORY_BAR_MB} MB`,
      met: memory <= MEMORY_BAR_MB,
    },
  ];
}

async function underFlood(kiosk: Kiosk): Promise<BenchRow[]> {
  const forMs = 5_000;
  const calm = await frameGaps(kiosk.page(), forMs);
  // The kiosk lets go of the line before all of it is out, so the order itself may never be answered.
  void kiosk.scanner.flood(FLOOD_BYTES).catch(() => undefined);
  const spent = cpuMs(kiosk.deviceProcess());
  const flooded = await frameGaps(kiosk.page(), forMs);
  const share = ((cpuMs(kiosk.deviceProcess()) - spent) / forMs) * 100;
  const missed = (gaps: readonly number[]): number => gaps.filter((gap) => gap > MISSED_MS).length;
  const [before, during] = [missed(calm), missed(flooded)];
  return [
    {
      area: 'devices',
      what: `a scanner floods its line with ${FLOOD_BYTES / 1_000_000} MB: frames missed in ${forMs / 1000} s, calm : flooded`,
      value: `${before} : ${during} (p99 gap ${percentile(calm, 0.99).toFixed(1)} : ${percentile(flooded, 0.99).toFixed(1)} ms)`,
      bar: 'no more than in calm',
      met: during <= before,
    },
    {
      area: 'devices',
      what: `the same flood: share of a core the device process spends in these ${forMs / 1000} s`,
      value: `${share.toFixed(1)} %`,
      bar: `≤ ${FLOOD_CPU_BAR} %`,
      met: share <= FLOOD_CPU_BAR,
    },
  ];
}

async function processRows(): Promise<BenchRow[]> {
  const kiosk = await startKiosk({
    browser: 'whole',
    // A hall that decodes vouchers goes on without its card reader; here nothing stands in for it.
    changeSite: ({ voucher: _none, ...site }) => ({ ...site, devices: [...site.devices, ...absentDevices] }),
  });
  try {
    await kiosk.screen('welcome');
    await kiosk.until('the devices', async () => (await kiosk.scanner.state()).commands.length > 0);
    const rest = await atRest(kiosk);
    const replugged = await replugRows(kiosk);
    return [...rest, ...replugged, ...(await underFlood(kiosk))];
  } finally {
    await kiosk.stop();
  }
}

/** The device process at rest and flooded, a reader's cable, the first byte of a slip, and looks through the camera. */
export async function run(): Promise<BenchRow[]> {
  return [...(await processRows()), await slipRow(), ...(await cameraRows())];
}
