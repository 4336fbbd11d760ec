import { join, resolve } from 'node:path';
import { type ServiceItem, serviceItemSchema } from '../contract/catalogue.ts';
import type { Outcome, StoreFailure } from '../contract/failures.ts';
import { pageId } from '../contract/ids.ts';
import type { SiteFile } from '../contract/site.ts';
import type { VoucherDecoding } from '../contract/voucher.ts';
import type { DeviceHost } from '../contract/wire.ts';
import { dayOf } from '../core/days.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { VoucherDecoder } from '../core/ports/voucher-decoder.ts';
import { type Station, startStation } from '../station.ts';
import { openKioskStore } from '../store/kiosk-store.ts';
import { readMigrations } from '../store/migrations.ts';
import { createUpstream, type HsaPlatform } from '../upstream/create-upstream.ts';
import { type UpstreamProfile, upstreamProfileSchema } from '../upstream/upstream-profile.ts';
import { createVoucherDecoder } from '../upstream/voucher/create-voucher-decoder.ts';
import { readCatalogue } from './catalogue-files.ts';
import { readChecked } from './checked-json.ts';
import { readDeviceConfigs } from './device-profiles.ts';
import { sheetsFrom } from './paper-printing.ts';
import { formatSiteProblems, type SiteProblem } from './problems.ts';
import { resolveSecret, secretSources } from './secrets.ts';
import { readSiteFile } from './site-file.ts';
import { readStaffFile } from './staff-file.ts';
import { createUuidV7 } from './uuid-v7.ts';
import { readVoucherFiles } from './voucher-files.ts';

export interface OpenStationOptions {
  readonly siteFile: string;
  /** The folder `resources/` of this installation. */
  readonly resources: string;
  readonly clock: Clock;
  readonly deviceHost: DeviceHost;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The store's key for a data folder, from wherever this host keeps keys. */
  readonly keyFor: (
    dataFolder: string,
  ) => Outcome<Uint8Array, StoreFailure> | Promise<Outcome<Uint8Array, StoreFailure>>;
  readonly random: () => number;
}

/** A running station and its data folder; or why it cannot run, in words for whoever starts it. */
export type StationOpening =
  | { readonly ok: true; readonly station: Station; readonly dataFolder: string }
  | { readonly ok: false; readonly sentence: string; readonly code?: StoreFailure };

/** Reads and checks everything a station needs, opens its store, and starts it. The same for every host. */
export async function openStation(options: OpenStationOptions): Promise<StationOpening> {
  const { resources, clock } = options;
  const read = readInstallation(options);
  if (!read.ok) return { ok: false, sentence: formatSiteProblems(options.siteFile, read.problems) };
  const { site, folder, catalogue, devices, profile, mandate, staffPath } = read.installation;
  const token = gatewayToken(site, folder, options.env);
  if (!token.ok) return token;
  const dataFolder = resolve(folder, site.data);
  const key = await options.keyFor(dataFolder);
  if (!key.ok) return storeRefused(key.failure, dataFolder);
  const opened = openKioskStore({
    folder: dataFolder,
    key: key.value,
    now: () => clock.now(),
    migrations: readMigrations(join(resources, 'migrations')),
  });
  if (!opened.ok) return storeRefused(opened.refusal.code, dataFolder, opened.refusal.keptAside);
  const upstream = createUpstream({
    settings: site.upstream,
    token: token.value,
    profile,
    terminal: site.site.terminal,
    place: site.site.place,
    clock,
    pictureOf: (page) => opened.store.pages.picture(pageId(page)),
    nextSequence: querySequence(clock),
    voucherLookUp: site.voucher?.lookUpBy,
  });
  const station = startStation({
    site,
    catalogue,
    devices,
    deviceHost: options.deviceHost,
    store: opened.store,
    upstream,
    voucherDecoder: voucherDecoderOf(read.installation, upstream, clock),
    setOnSheets: sheetsFrom(resources),
    mandate,
    ...(staffPath === undefined ? {} : { readStaff: () => readStaffFile(staffPath) }),
    clock,
    random: options.random,
    lastShutdownWasProper: opened.lastShutdownWasProper(),
  });
  return { ok: true, station, dataFolder };
}

interface Installation {
  readonly site: SiteFile;
  readonly folder: string;
  readonly catalogue: Extract<ReturnType<typeof readCatalogue>, { ok: true }>['catalogue'];
  readonly devices: Extract<ReturnType<typeof readDeviceConfigs>, { ok: true }>['devices'];
  readonly profile: UpstreamProfile;
  readonly mandate: ServiceItem;
  readonly decoding: VoucherDecoding;
  /** The staff file, absolute; it was read once and is in order. */
  readonly staffPath: string | undefined;
}

function readInstallation({
  siteFile,
  resources,
  clock,
}: OpenStationOptions):
  | { readonly ok: true; readonly installation: Installation }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] } {
  const reading = readSiteFile(siteFile, resources);
  if (!reading.ok) return reading;
  const { site, folder } = reading;
  const catalogue = readCatalogue({
    resources,
    level: site.site.level,
    place: site.site.place,
    today: dayOf(clock.now()),
  });
  if (!catalogue.ok) return catalogue;
  const devices = readDeviceConfigs(resources, site);
  if (!devices.ok) return devices;
  const profile = readChecked(
    join(resources, 'upstream', `${site.upstream.profile}.json`),
    upstreamProfileSchema,
  );
  if (!profile.ok) return profile;
  const mandate = readChecked(join(resources, 'assisted', 'mandate.json'), serviceItemSchema);
  if (!mandate.ok) return mandate;
  const voucher = readVoucherFiles(resources, site.site.place);
  if (!voucher.ok) return voucher;
  const staffFile = site.attendants?.file;
  const staffPath = staffFile === undefined ? undefined : resolve(folder, staffFile);
  const staff = staffPath === undefined ? undefined : readStaffFile(staffPath);
  if (staff?.ok === false) return staff;
  return {
    ok: true,
    installation: {
      site,
      folder,
      catalogue: { ...catalogue.catalogue, voucher: voucher.guide },
      decoding: voucher.decoding,
      devices: devices.devices,
      profile: profile.value,
      mandate: mandate.value,
      staffPath,
    },
  };
}

/** What decodes vouchers here; undefined where the site names nothing. */
function voucherDecoderOf(
  { site, decoding }: Installation,
  platform: HsaPlatform,
  clock: Clock,
): VoucherDecoder | undefined {
  if (site.voucher === undefined) return undefined;
  return createVoucherDecoder({
    settings: site.voucher,
    upstream: site.upstream,
    place: site.site.place,
    decoding,
    clock,
    askPlatform: (code) => platform.askByVoucherCode(code),
    newNumber: createUuidV7(clock),
  });
}

function gatewayToken(
  site: SiteFile,
  folder: string,
  env: OpenStationOptions['env'],
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly sentence: string } {
  const { gateway } = site.upstream;
  if (gateway.kind === 'none') return { ok: true, value: '' };
  const resolved = resolveSecret(gateway.token, secretSources(folder, env));
  if (resolved.ok) return resolved;
  return { ok: false, sentence: `upstream.gateway.token：${resolved.what}。${resolved.remedy}` };
}

/** What the installer reads when the store does not open, and what to do; nothing is ever started over by itself. */
const STORE_SENTENCES: Record<StoreFailure, string> = {
  'store-disk-full': '磁盘已满，无法打开数据。请腾出空间再启动。',
  'store-key-missing': '数据在，密钥不在。请放回原来的密钥文件再启动；没有密钥，数据打不开，也不会另建新库。',
  'store-key-wrong': '密钥和数据不配。请换回原来的密钥再启动；数据没有动过。',
  'store-key-exposed': '密钥文件别人也能读。请执行 chmod 600 后再启动。',
  'store-corrupt': '数据文件损坏，已原样保留，没有删除。请联系维护人员取回未上传的业务。',
  'store-in-use': '这个数据文件夹正由另一个终端程序使用。请先关掉那一个，或换一个数据文件夹。',
  'store-schema-newer': '数据来自更新的版本。请安装新版本再启动。',
  'store-cipher-inactive': '数据加密没有生效，已拒绝启动。请联系维护人员。',
};

function storeRefused(
  code: StoreFailure,
  dataFolder: string,
  keptAside?: string,
): Extract<StationOpening, { ok: false }> {
  const aside = keptAside === undefined ? '' : `（原文件：${keptAside}）`;
  return { ok: false, code, sentence: `${STORE_SENTENCES[code]}${aside} [${code}] ${dataFolder}` };
}

/** A query's number only has to differ within one second and across one restart. */
function querySequence(clock: Clock): () => number {
  let sequence = clock.now();
  return () => {
    sequence += 1;
    return sequence;
  };
}
