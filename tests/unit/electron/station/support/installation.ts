import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IdCardReaderProfile } from '../../../../../electron/contract/device-profiles/id-card-reader.ts';
import type { ReceiptPrinterProfile } from '../../../../../electron/contract/device-profiles/receipt-printer.ts';
import type { SiteFile } from '../../../../../electron/contract/site.ts';
import { projectPath } from '../../../../../scripts/write-data.ts';

export const readerProfile: IdCardReaderProfile = {
  profile: 'reader-a',
  kind: 'id-card-reader',
  title: '读卡器甲',
  dialect: 'sam-v',
  baseRead: 'text-and-photo',
  readAppendedAddress: true,
  presence: 'either',
  pollMs: 300,
  timeoutsMs: { status: 1, find: 1, select: 1, read: 1, readWithFingerprint: 1, appendedAddress: 1 },
};

export const printerProfile: ReceiptPrinterProfile = {
  profile: 'printer-a',
  kind: 'receipt-printer',
  title: '打印机甲',
  paperMm: 80,
  encoding: 'gb18030',
  qr: 'native',
  cut: 'feed-and-partial',
  completion: 'gs-r',
  statusMap: 'epson',
  rareCharacters: 'raster',
  chunkBytes: 1024,
  timeoutsMs: { status: 1, completion: 1 },
};

/** A site file that is right in every field; every call gives a fresh copy. */
export function goodSite(): SiteFile {
  return {
    site: { name: '示例镇便民服务中心', place: '341721', level: 'dz-grassroots', terminal: 'SL-01' },
    devices: [
      {
        kind: 'id-card-reader',
        profile: 'reader-a',
        transport: { kind: 'serial', path: '/dev/reader', baudRate: 115_200 },
      },
      {
        kind: 'receipt-printer',
        profile: 'printer-a',
        transport: { kind: 'serial', path: '/dev/printer', baudRate: 9600 },
      },
      {
        kind: 'receipt-printer',
        profile: 'printer-a',
        transport: { kind: 'tcp', host: '192.0.2.7', port: 9100 },
      },
    ],
    upstream: {
      profile: 'platform-a',
      baseUrl: 'http://192.0.2.1:8080/fsi',
      gateway: { kind: 'tif', paasid: 'P', token: SECRET },
      institution: { code: 'X1', name: '示例服务站' },
      recerSysCode: 'YB',
      infver: 'V1.0',
      operator: { no: '1', name: '自助机' },
    },
    data: './var',
  };
}

/** Stands in the good site file as its secret; no message may ever hold it. */
export const SECRET = 'sEcReT-token-0123456789';

/** An installation's resources in a temporary folder: the shipped places and levels, and profiles of its own. */
export class TemporaryInstallation {
  readonly folder = mkdtempSync(join(tmpdir(), 'kiosk-installation-'));
  readonly resources = join(this.folder, 'resources');
  readonly sitePath = join(this.folder, 'site.json');

  constructor() {
    mkdirSync(this.resources);
    cpSync(projectPath('resources/sites'), join(this.resources, 'sites'), { recursive: true });
    this.write('devices/reader-a.json', readerProfile);
    this.write('devices/printer-a.json', printerProfile);
    this.write('upstream/platform-a.json', {});
  }

  /** Copies a folder of the shipped resources. */
  copy(name: string): void {
    cpSync(projectPath(`resources/${name}`), join(this.resources, name), { recursive: true });
  }

  /** Writes a data file; a text is written as it is, anything else as JSON over several lines. */
  write(path: string, content: unknown): void {
    const target = join(this.resources, path);
    mkdirSync(join(target, '..'), { recursive: true });
    writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  }

  writeSite(content: unknown): void {
    writeFileSync(
      this.sitePath,
      typeof content === 'string' ? content : JSON.stringify(content, undefined, 2),
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
