import { join } from 'node:path';
import { z } from 'zod';
import { type SiteLevel, type SitePlace, siteLevelSchema, sitePlaceSchema } from '../contract/catalogue.ts';
import type { TransportAddress, TransportKind } from '../contract/device-address.ts';
import type { DeviceProfile } from '../contract/device-profiles/device-profile.ts';
import type { SiteFile } from '../contract/site.ts';
import { dataFileNames, readChecked } from './checked-json.ts';
import { readDeviceProfiles } from './device-profiles.ts';
import type { JsonDocument } from './json-positions.ts';
import type { JsonPath } from './json-reader.ts';
import { nearestName } from './nearest-name.ts';
import { problemAt, type SiteProblem } from './problems.ts';
import { voucherProblems } from './voucher-checks.ts';

/** What this installation offers a site to choose from. */
export interface Installation {
  readonly levels: readonly SiteLevel[];
  readonly places: readonly SitePlace[];
  readonly deviceProfiles: ReadonlyMap<string, DeviceProfile>;
  readonly upstreamProfiles: readonly string[];
}

export type InstallationReading =
  | { readonly ok: true; readonly installation: Installation }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

/** Rates a serial line is ever set to; a reader ships with 115200, printers with 9600 to 115200. */
const BAUD_RATES: readonly number[] = [
  1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600,
];

/**
 * Reads what a site can choose from.
 * @param resources the folder `resources/` of this installation
 */
export function readInstallation(resources: string): InstallationReading {
  const levels = readChecked(join(resources, 'sites/levels.json'), z.array(siteLevelSchema));
  if (!levels.ok) return levels;
  const places = readChecked(join(resources, 'sites/places.json'), z.array(sitePlaceSchema));
  if (!places.ok) return places;
  const devices = readDeviceProfiles(resources);
  if (devices.problems.length > 0) return { ok: false, problems: devices.problems };
  return {
    ok: true,
    installation: {
      levels: levels.value,
      places: places.value,
      deviceProfiles: devices.profiles,
      upstreamProfiles: dataFileNames(join(resources, 'upstream')),
    },
  };
}

interface Checking {
  readonly site: SiteFile;
  readonly installation: Installation;
  readonly problem: (path: JsonPath, what: string, remedy: string) => SiteProblem;
}

/** What no schema can see: names that must exist here, and fields that must agree with each other. */
export function siteProblems(
  file: string,
  document: JsonDocument,
  site: SiteFile,
  installation: Installation,
): readonly SiteProblem[] {
  const checking: Checking = {
    site,
    installation,
    problem: (path, what, remedy) => problemAt(file, document, path, what, remedy),
  };
  return [
    ...placeProblems(checking),
    ...site.devices.flatMap((_, index) => deviceProblems(checking, index)),
    ...sharedLineProblems(checking),
    ...upstreamProblems(checking),
    ...voucherProblems(site, checking.problem),
  ];
}

function placeProblems({ site, installation, problem }: Checking): readonly SiteProblem[] {
  const { levels, places } = installation;
  const place = places.find(
    ({ code, counties }) =>
      code === site.site.place || counties.some((county) => county.code === site.site.place),
  );
  if (place === undefined) {
    const known = places.map(({ code, name }) => `${code} ${name}`).join('、');
    return [problem(['site', 'place'], '这个地区还没有服务清单', `请写有清单的地区代码：${known}`)];
  }
  const ofPlace = levels.filter((level) => level.place === place.code).map(({ id }) => id);
  if (ofPlace.includes(site.site.level)) return [];
  const meant = nearestName(site.site.level, ofPlace);
  const remedy = `请改成 ${place.name} 的一个：${ofPlace.join('、')}`;
  const hint = meant === undefined ? '' : `（是不是想写 "${meant}"？）`;
  return [problem(['site', 'level'], '这个地区没有这个服务层级', `${remedy}${hint}`)];
}

function deviceProblems({ site, installation, problem }: Checking, index: number): readonly SiteProblem[] {
  const device = site.devices[index];
  if (device === undefined) return [];
  const path = ['devices', index];
  const problems: SiteProblem[] = [];
  const profile = installation.deviceProfiles.get(device.profile);
  if (profile?.kind !== device.kind) {
    const fitting = [...installation.deviceProfiles.values()].filter(({ kind }) => kind === device.kind);
    const names = fitting.map((candidate) => candidate.profile);
    const what = profile === undefined ? '没有这个设备型号档案' : '这个型号档案是别的设备的';
    const meant = nearestName(device.profile, names);
    const hint = meant === undefined ? '' : `（是不是想写 "${meant}"？）`;
    problems.push(problem([...path, 'profile'], what, `请选一个：${names.join('、')}${hint}`));
  }
  const { transport } = device;
  if (transport.kind === 'serial') {
    const where = [...path, 'transport', 'baudRate'];
    const remedy = `请选一个：${BAUD_RATES.join('、')}`;
    if (transport.baudRate === undefined) {
      // A reader's rate is detected; a printer answers nothing at a wrong rate, so its rate must be known.
      if (device.kind === 'receipt-printer') problems.push(problem(where, '打印机的串口缺少波特率', remedy));
    } else if (!BAUD_RATES.includes(transport.baudRate)) {
      problems.push(problem(where, '没有这种波特率', remedy));
    }
  }
  return problems;
}

/** The field that an address's words are about. */
const LINE_FIELD: Record<TransportKind, string> = {
  serial: 'path',
  tcp: 'host',
  'usb-bulk': 'productId',
  hid: 'productId',
  'usb-printer': 'model',
  pcsc: 'reader',
  ipp: 'url',
  camera: 'kind',
  keyboard: 'kind',
};

/** What two devices must not share. */
function lineOf(transport: TransportAddress): string {
  switch (transport.kind) {
    case 'serial':
      return `serial ${transport.path}`;
    case 'tcp':
      return `tcp ${transport.host}:${transport.port}`;
    default:
      return JSON.stringify(transport, Object.keys(transport).toSorted());
  }
}

/** Two devices on one line would read each other's answers. */
function sharedLineProblems({ site, problem }: Checking): readonly SiteProblem[] {
  const lines = site.devices.map(({ transport }) => lineOf(transport));
  return lines.flatMap((line, index) => {
    const first = lines.indexOf(line);
    if (first === index) return [];
    const kind = site.devices[index]?.transport.kind ?? 'serial';
    const remedy = '给其中一个换成它自己的接口，或者删掉一个';
    return [
      problem(
        ['devices', index, 'transport', LINE_FIELD[kind]],
        `和第 ${first + 1} 个设备用了同一个接口`,
        remedy,
      ),
    ];
  });
}

function upstreamProblems({ site, installation, problem }: Checking): readonly SiteProblem[] {
  const problems: SiteProblem[] = [];
  const { profile, baseUrl } = site.upstream;
  if (!installation.upstreamProfiles.includes(profile)) {
    const remedy = `请选一个：${installation.upstreamProfiles.join('、')}`;
    problems.push(problem(['upstream', 'profile'], '没有这个平台档案', remedy));
  }
  const address = new URL(baseUrl);
  if (address.username !== '' || address.password !== '') {
    const remedy = '地址里不要写用户名和密码，请写进 gateway';
    problems.push(problem(['upstream', 'baseUrl'], '地址里带了用户名或密码', remedy));
  }
  return problems;
}
