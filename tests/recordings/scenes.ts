import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TransportAddress } from '../../electron/contract/device-address.ts';
import { deviceId } from '../../electron/contract/ids.ts';
import { type Links, systemLinks } from '../../native/links.ts';
import { systemTimers } from '../../native/transport/system-timers.ts';
import { readInstallation } from '../../scripts/devices/installation.ts';
import { type RecordedTrial, recordTrial } from '../../scripts/devices/record-trial.ts';
import { type Simulator, startSimulator } from '../contract/devices-tool/tool.ts';
import { ReportLink } from '../support/report-link.ts';

/** Long enough for any scene, so that one that hangs is told. */
const WAIT_MS = 20_000;

/** A trial that is recorded: a simulator, and hands on it. */
export interface Scene {
  readonly profile: string;
  readonly simulator: string;
  readonly args: (folder: string) => readonly string[];
  /** What is done when the tool has said something. */
  readonly hands: (line: string, simulator: Simulator) => Promise<void> | undefined;
  /** What must not be in the recording, as the simulator was told. */
  readonly secrets: readonly string[];
}

const tty = (folder: string): string => join(folder, 'device');
const VOUCHER = { text: '4240000000000001234500140000' };
const RESIDENT = ['11010519491231002X', '示例省示例市测试路1号'];

const layCard: Scene['hands'] = (line, simulator) =>
  line.startsWith('请把身份证') ? simulator.order('/lay', { card: 'resident' }) : undefined;
const show =
  (code: object): Scene['hands'] =>
  (line, simulator) =>
    line.startsWith('请把码') ? simulator.order('/show', code) : undefined;

export const scenes: Readonly<Record<string, Scene>> = {
  'sam-v-card': {
    profile: 'sam-v',
    simulator: 'id-card-reader',
    args: (folder) => ['--link', tty(folder)],
    hands: layCard,
    secrets: RESIDENT,
  },
  'stx-etx-card': {
    profile: 'stx-etx',
    simulator: 'id-card-reader',
    args: (folder) => ['--link', tty(folder), '--dialect', 'stx-etx'],
    hands: layCard,
    secrets: RESIDENT,
  },
  'newland-serial-voucher': {
    profile: 'newland-serial',
    simulator: 'code-scanner',
    args: (folder) => ['--link', tty(folder), '--family', 'newland-serial'],
    hands: show(VOUCHER),
    secrets: ['1234500140'],
  },
  'honeywell-hid-pos-long-code': {
    profile: 'honeywell-hid-pos',
    simulator: 'code-scanner',
    args: (folder) => ['--link', tty(folder), '--family', 'honeywell-hid-pos'],
    hands: show({ text: 'https://example.invalid/bill?no='.padEnd(150, '0123456789') }),
    secrets: ['0123456789', 'invalid'],
  },
  'epson-slip-paper-out': {
    profile: 'epson-tm-80',
    simulator: 'receipt-printer',
    args: (folder) => ['--link', tty(folder)],
    hands: async (line, simulator) => {
      if (line === '正在打开设备') await simulator.order('/stop-after', { bytes: 400, fault: 'paper-out' });
      if (line.startsWith('打印中断')) await simulator.order('/paper', { state: 'enough' });
    },
    secrets: [],
  },
  'social-card-v2': {
    profile: 'pcsc-social-card',
    simulator: 'smart-card',
    args: () => [],
    hands: (line, simulator) =>
      line.startsWith('请插入') ? simulator.order('/insert', { card: 'v2' }) : undefined,
    secrets: ['19620228', 'A0000000Z'],
  },
};

function wireOf({ line }: Simulator): { readonly transport: TransportAddress; readonly links: Links } {
  const links = systemLinks(systemTimers);
  if (typeof line['reader'] === 'string') {
    process.env['PCSCLITE_CSOCK_NAME'] = String(line['socket']);
    return { transport: { kind: 'pcsc', reader: line['reader'] }, links };
  }
  const path = String(line['path']);
  if (line['wire'] !== 'reports') return { transport: { kind: 'serial', path, baudRate: 115_200 }, links };
  const descriptor = Uint8Array.from(Buffer.from(String(line['descriptor']), 'hex'));
  const openHid = () => new ReportLink(path, descriptor);
  return { transport: { kind: 'hid', vendorId: '0000', productId: '0000' }, links: { ...links, openHid } };
}

/** Plays a scene before the recording tool. */
export async function record(scene: Scene): Promise<RecordedTrial> {
  const { profiles, glyphs, sheet, readLogo } = readInstallation(
    join(fileURLToPath(new URL('../..', import.meta.url)), 'resources'),
  );
  const profile = profiles.find((one) => one.profile === scene.profile);
  if (profile === undefined) throw new Error(`no profile ${scene.profile}`);
  const simulator = await startSimulator(scene.simulator, scene.args);
  const { transport, links } = wireOf(simulator);
  const hands: Promise<void>[] = [];
  const recorded = await recordTrial(
    { id: deviceId('recorded-1'), profile, transport },
    {
      timers: systemTimers,
      links,
      glyphs,
      readLogo,
      sheet,
      say: (line) => void hands.push(Promise.resolve(scene.hands(line, simulator))),
      waitMs: WAIT_MS,
      asked: new Promise(() => undefined),
    },
  );
  await Promise.all(hands);
  await simulator.end();
  return recorded;
}
