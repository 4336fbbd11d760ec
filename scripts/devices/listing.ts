import type { TransportAddress } from '../../electron/contract/device-address.ts';
import type { DeviceKind } from '../../electron/contract/device-kind.ts';
import type { DeviceProfile } from '../../electron/contract/device-profiles/device-profile.ts';
import type { DiscoveredDevice } from '../../native/discovery/discover.ts';
import type { Fit } from '../../native/discovery/propose-profiles.ts';
import { type Attachedness, attachedness } from './configured-devices.ts';
import { type NodeAccess, remedyFor } from './node-access.ts';
import type { SiteDevice } from './site-devices.ts';

/** The things on the desk as installers call them. */
export const kindWords: Readonly<Record<DeviceKind, string>> = {
  'id-card-reader': '身份证读卡器',
  'receipt-printer': '凭条打印机',
  'code-scanner': '扫码器',
  'document-printer': 'A4 打印机',
  'smart-card-reader': '社保卡读卡器',
  keypad: '按键',
};

const FIT_WORDS: Readonly<Record<Fit, string>> = {
  model: '型号相符',
  maker: '厂家相符',
  wire: '接口相符，型号看不出来',
};

/** More proposals than this help nobody to choose; a bare serial port fits nearly everything. */
const MOST_SHOWN = 4;

/** One attached device as it is listed. */
export interface ListedDevice {
  readonly title: string;
  readonly transport: TransportAddress;
  readonly path?: string;
  readonly access: 'allowed' | 'denied' | 'unknown';
  /** What to do where there are no rights. */
  readonly remedy?: string;
  readonly proposals: readonly {
    readonly profile: string;
    readonly title: string;
    readonly fit: Fit;
    readonly kind: DeviceKind;
  }[];
  /** Ready for `devices` of site.json: the best proposal; absent where no profile fits. */
  readonly entry?: SiteDevice;
}

/** One device of the site file, and whether it is there. */
export interface ConfiguredDevice {
  readonly position: number;
  readonly device: SiteDevice;
  readonly state: Attachedness;
}

export interface Listing {
  readonly attached: readonly ListedDevice[];
  /** Absent where no site file was given. */
  readonly configured?: readonly ConfiguredDevice[];
  /** What could not be looked at, e.g. that the smart-card service does not run. */
  readonly notes: readonly string[];
}

/** A scanner or printer profile says at which rate it speaks only through its maker's default; an ID-card reader is asked. */
function entryTransport(transport: TransportAddress, kind: DeviceKind): TransportAddress {
  if (transport.kind !== 'serial' || transport.baudRate !== undefined || kind === 'id-card-reader')
    return transport;
  return { ...transport, baudRate: FACTORY_BAUD };
}
/** The rate most scanners and printers are shipped with; the installer reads it from the self-test slip where it differs. */
const FACTORY_BAUD = 9600;

function listed(
  device: DiscoveredDevice,
  profiles: readonly DeviceProfile[],
  accessTo: (path: string) => NodeAccess,
): ListedDevice {
  const { title, transport, path } = device;
  const proposals = device.proposals.flatMap(({ profile, fit }) => {
    const found = profiles.find((one) => one.profile === profile);
    return found === undefined ? [] : [{ profile, title: found.title, fit, kind: found.kind }];
  });
  const [best] = proposals;
  const access = path === undefined ? 'unknown' : accessTo(path);
  return {
    title,
    transport,
    ...(path === undefined ? {} : { path }),
    ...(typeof access === 'object' && path !== undefined
      ? { access: 'denied', remedy: remedyFor(transport.kind, path) }
      : { access: access === 'allowed' ? 'allowed' : 'unknown' }),
    proposals,
    ...(best === undefined
      ? {}
      : {
          entry: {
            kind: best.kind,
            profile: best.profile,
            transport: entryTransport(transport, best.kind),
          },
        }),
  };
}

/** Puts together what `list` tells. @param accessTo looks at a node's rights */
export function makeListing(given: {
  readonly discovered: readonly DiscoveredDevice[];
  readonly profiles: readonly DeviceProfile[];
  readonly site?: readonly SiteDevice[];
  readonly notes: readonly string[];
  readonly accessTo: (path: string) => NodeAccess;
}): Listing {
  const { discovered, profiles, site, notes } = given;
  return {
    attached: discovered.map((device) => listed(device, profiles, given.accessTo)),
    ...(site === undefined
      ? {}
      : {
          configured: site.map((device, index) => ({
            position: index + 1,
            device,
            state: attachedness(device, discovered),
          })),
        }),
    notes,
  };
}

const STATE_WORDS: Readonly<Record<Attachedness, string>> = {
  attached: '在',
  missing: '没有找到：查看数据线、电源和站点文件里的接口',
  'not-visible': '不打开看不出来：请用 test 试',
};

/** Where the wire alone speaks for the first proposal, it is a guess and no advice. */
const guessed = ([first]: ListedDevice['proposals']): string =>
  first?.fit === 'wire' ? '（kind 和 profile 请按实际型号改）' : '';

/** Known ones with their titles; where only the wire fits, what there is of each kind: a bare serial port may be anything. */
function proposalLines(proposals: ListedDevice['proposals']): string[] {
  if (proposals.length === 0) return ['   没有合适的型号档案；可能不是终端用的设备'];
  const known = proposals.filter(({ fit }) => fit !== 'wire');
  if (known.length === 0 && proposals.length > MOST_SHOWN) {
    const kinds = Map.groupBy(proposals, ({ kind }) => kind);
    return [
      '   看不出型号，请看机身上的型号再选档案：',
      ...[...kinds].map(([kind, ones]) => `   · ${kindWords[kind]}　${namesOf(ones)}`),
    ];
  }
  const shown = (known.length > 0 ? known : proposals).slice(0, MOST_SHOWN);
  const rest = proposals.length - shown.length;
  return [
    ...shown.map(({ profile, title, fit }) => `   · ${profile}　${title}（${FIT_WORDS[fit]}）`),
    ...(rest > 0 ? [`   · 另有 ${rest} 种只是接口相符，用 --json 看全部`] : []),
  ];
}

const namesOf = (proposals: ListedDevice['proposals']): string =>
  proposals.map(({ profile }) => profile).join('、');

function attachedLines(
  { title, path, proposals, entry, access, remedy }: ListedDevice,
  index: number,
): string[] {
  return [
    `${index + 1}. ${title === '' ? '（没有名称）' : title}${path === undefined ? '' : `　现在在 ${path}`}`,
    ...(access === 'denied' ? [`   ⚠ ${remedy}`] : []),
    ...proposalLines(proposals),
    ...(entry === undefined ? [] : [`   粘贴到 devices${guessed(proposals)}：${JSON.stringify(entry)}`]),
  ];
}

/** The listing in plain words, line by line. */
export function listingWords({ attached, configured, notes }: Listing): string[] {
  return [
    attached.length === 0 ? '本机上没有看到设备。' : `本机上看到 ${attached.length} 个设备：`,
    ...attached.flatMap(attachedLines),
    ...notes.map((note) => `注意：${note}`),
    ...(configured === undefined ? [] : ['站点文件里的设备：']),
    ...(configured ?? []).map(
      ({ position, device, state }) =>
        `${position}. ${kindWords[device.kind]}　${device.profile}　${STATE_WORDS[state]}`,
    ),
  ];
}

/** Whether a site's every device that can be seen is there; without a site file there is nothing to miss. */
export function nothingMissing({ configured = [] }: Listing): boolean {
  return configured.every(({ state }) => state !== 'missing');
}
