import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceId } from '../../../../electron/contract/ids.ts';
import type { SiteFile } from '../../../../electron/contract/site.ts';
import { openStation, type StationOpening } from '../../../../electron/station/open-station.ts';
import { readKeyFile } from '../../../../electron/store/key-file.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { HandDeviceHost } from '../../../support/hand-device-host.ts';
import { CARD } from '../core/station-fixture.ts';

const RESOURCES = join(import.meta.dirname, '../../../../resources');
const READER = deviceId('id-card-reader-1');
const PRINTER = deviceId('receipt-printer-1');

let folder: string;
const opened: StationOpening[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'station-'));
});
afterEach(async () => {
  for (const opening of opened.splice(0)) if (opening.ok) await opening.station.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Port 9 answers nobody: the platform is out of reach, which is a hall's ordinary day. */
const SITE: SiteFile = {
  site: { name: '胜利镇便民服务中心', place: '341721', level: 'dz-grassroots', terminal: 'DZ-SL-01' },
  devices: [
    {
      kind: 'id-card-reader',
      profile: 'sam-v',
      transport: { kind: 'serial', path: '/dev/none-1', baudRate: 115200 },
    },
    {
      kind: 'receipt-printer',
      profile: 'escpos-80',
      transport: { kind: 'serial', path: '/dev/none-2', baudRate: 115200 },
    },
  ],
  upstream: {
    profile: 'hsa',
    baseUrl: 'http://127.0.0.1:9',
    gateway: { kind: 'tif', paasid: 'p', token: { env: 'GATEWAY_TOKEN' } },
    institution: { code: 'H34172100001', name: '胜利镇便民服务中心' },
    recerSysCode: 'YBXT',
    infver: 'V1.0',
    operator: { no: 'DZ-SL-01', name: '自助终端' },
  },
  data: './var',
};
const SECRET = 'a-gateway-secret';

async function open(change: { site?: object; env?: Record<string, string> } = {}) {
  const siteFile = join(folder, 'site.json');
  writeFileSync(siteFile, JSON.stringify({ ...SITE, ...change.site }, null, 2));
  const clock = new HandClock();
  const devices = new HandDeviceHost();
  const opening = await openStation({
    siteFile,
    resources: RESOURCES,
    clock,
    deviceHost: devices,
    env: change.env ?? { GATEWAY_TOKEN: SECRET },
    keyFor: readKeyFile,
    random: () => 0.5,
  });
  opened.push(opening);
  return { opening, clock, devices, siteFile };
}

async function running() {
  const hall = await open();
  if (!hall.opening.ok) throw new Error(hall.opening.sentence);
  for (const device of [READER, PRINTER])
    hall.devices.say({ kind: 'deviceChanged', device, state: 'ready', facts: {} });
  return { ...hall, station: hall.opening.station };
}

describe('refusals', () => {
  it('name file, line, field and remedy of a wrong site file', async () => {
    const { opening } = await open({ site: { devices: [{ ...SITE.devices[0], baud: 9600 }] } });
    expect(opening).toMatchObject({ ok: false });
    expect(opening.ok ? '' : opening.sentence).toMatch(/site\.json.*\d+[\s\S]*devices\[0\]/);
  });

  it('name a missing environment variable and no secret', async () => {
    const { opening } = await open({ env: {} });
    expect(opening.ok ? '' : opening.sentence).toContain('GATEWAY_TOKEN');
  });

  it('refuse a second station on the same data folder, and let it in when the first has gone', async () => {
    const first = await running();
    const second = await open();
    expect(second.opening).toMatchObject({ ok: false, code: 'store-in-use' });
    await first.station.stop();
    expect((await open()).opening.ok).toBe(true);
  });

  it('refuse to make a new store when the key is gone', async () => {
    const first = await running();
    await first.station.stop();
    const keys = readdirSync(join(folder, 'var')).filter((name) => name.endsWith('.key'));
    expect(keys).toHaveLength(1);
    for (const name of keys) rmSync(join(folder, 'var', name));
    const again = await open();
    expect(again.opening).toMatchObject({ ok: false, code: 'store-key-missing' });
    expect(again.opening.ok ? '' : again.opening.sentence).toContain('不会另建新库');
  });
});

describe('a visit over the real store', () => {
  it('goes from card to slip, and leaves no trace of the person in the data folder', async () => {
    const { station, devices } = await running();
    expect(station.current().screen.name).toBe('welcome');
    const revisions: number[] = [];
    station.subscribe(({ revision }) => revisions.push(revision));
    devices.say({ kind: 'cardRead', device: READER, card: CARD });
    expect(station.current()).toMatchObject({ screen: { name: 'home' }, resident: { name: CARD.name } });

    const certificate = station.current().screen;
    const tiles = certificate.name === 'home' ? certificate.tiles : [];
    const filing = tiles.find((tile) => tile.service === 'offsite-long-term-filing');
    station.command({ event: 'openEntry', entry: filing!.entry });
    for (let guard = 0; guard < 20 && station.current().screen.name !== 'result'; guard += 1) step(station);
    expect(station.current()).toMatchObject({ screen: { name: 'result' }, outbox: { pending: 1 } });

    station.command({ event: 'printReceipt' });
    const [slip] = devices.commands('printReceipt');
    expect(JSON.stringify(slip)).not.toContain(CARD.number);
    devices.say({ kind: 'printChanged', device: PRINTER, job: slip!.job, state: 'sent' });
    devices.say({ kind: 'printChanged', device: PRINTER, job: slip!.job, state: 'printed' });
    expect(station.current().screen).toMatchObject({ slip: { state: 'printed' } });
    station.command({ event: 'finish' });
    station.command({ event: 'rate', rating: 4 });
    expect(JSON.stringify(station.current())).not.toContain(CARD.name);
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
    await station.stop();
    for (const file of readdirSync(join(folder, 'var'))) {
      const bytes = readFileSync(join(folder, 'var', file));
      for (const text of [CARD.number, CARD.name, SECRET]) expect(bytes.includes(text), file).toBe(false);
    }
  });

  it('resumes with the unsent case after it was not stopped as it should be', async () => {
    const { station, devices } = await running();
    devices.say({ kind: 'cardRead', device: READER, card: CARD });
    const { screen } = station.current();
    const tile =
      screen.name === 'home'
        ? screen.tiles.find(({ service }) => service === 'offsite-long-term-filing')
        : undefined;
    station.command({ event: 'openEntry', entry: tile!.entry });
    for (let guard = 0; guard < 20 && station.current().screen.name !== 'result'; guard += 1) step(station);
    await station.stop();
    const again = await running();
    expect(again.station.current().outbox.pending).toBe(1);
  });

  it('tells the resident when the device process dies, and goes on when it is back', async () => {
    const { station, devices } = await running();
    station.command({ event: 'begin' });
    devices.die();
    expect(station.current().screen).toEqual({
      name: 'device-trouble',
      device: 'id-card-reader',
      failure: 'device-process-restarting',
    });
    devices.connect();
    expect(devices.commands('configure')).toHaveLength(2);
    devices.say({ kind: 'deviceChanged', device: READER, state: 'ready', facts: {} });
    expect(station.current().screen).toMatchObject({ name: 'identify' });
  });
});

/** Answers whatever the screen asks with something that may stand. */
function step(station: Extract<StationOpening, { ok: true }>['station']): void {
  const { screen } = station.current();
  switch (screen.name) {
    case 'notice':
    case 'record':
      return station.command({ event: 'proceed' });
    case 'question': {
      const { form } = screen;
      const answers = {
        choice: form.form === 'choice' ? form.options[0]!.value : '',
        city: '310100',
        day: screen.today,
        digits: '13800138000',
        village: '341721100200--',
        'id-number': '11010519491231002X',
        amount: '100.00',
        text: '试验甲',
        roster: '',
        code: '',
      };
      return station.command({ event: 'answerStep', step: screen.step, answer: answers[form.form] });
    }
    case 'commitment':
      return station.command({ event: 'agree', service: screen.service.id });
    case 'signature':
      return station.command({ event: 'sign', step: screen.step, signature: { by: 'thumb' } });
    case 'check-answers':
      return station.command({ event: 'submit', service: screen.service.id });
    default:
      throw new Error(`no way on from ${screen.name}`);
  }
}
