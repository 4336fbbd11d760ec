import type { SiteFile } from '../../../electron/contract/site.ts';

/** The account that the sandbox platform and the site file agree on; it opens nothing but the sandbox. */
export const sandboxAccount = { paasid: 'demonstration', token: 'sandbox-token-of-the-demonstration' };

/** Where the devices and the platform of a site are, as their programs said when they started. */
export interface SiteAddresses {
  readonly readerPath: string;
  readonly printerPath: string;
  readonly scannerPath: string;
  readonly upstreamUrl: string;
  /** Where e-vouchers are decoded; left out where none are. */
  readonly voucherBridge?: string;
  /** The staff file, absolute; left out where nobody is to sign in. */
  readonly staffFile?: string;
  /** The data folder, absolute. */
  readonly data: string;
}

/** The site file of a hall whose devices and platform are simulated. To the kiosk it is a hall like any other. */
export function simulatedSite(addresses: SiteAddresses): SiteFile {
  const { readerPath, printerPath, scannerPath, upstreamUrl, voucherBridge, staffFile, data } = addresses;
  return {
    site: {
      name: '胜利镇便民服务中心',
      place: '341721',
      level: 'dz-grassroots',
      terminal: 'DZ-SL-01',
      phone: '12393',
    },
    ...(staffFile === undefined ? {} : { attendants: { file: staffFile } }),
    devices: [
      {
        kind: 'id-card-reader',
        profile: 'sam-v',
        transport: { kind: 'serial', path: readerPath, baudRate: 115_200 },
      },
      {
        kind: 'receipt-printer',
        profile: 'escpos-80',
        transport: { kind: 'serial', path: printerPath, baudRate: 115_200 },
      },
      {
        kind: 'code-scanner',
        profile: 'newland-serial',
        transport: { kind: 'serial', path: scannerPath, baudRate: 115_200 },
      },
    ],
    upstream: {
      profile: 'hsa',
      baseUrl: upstreamUrl,
      gateway: { kind: 'tif', ...sandboxAccount },
      institution: { code: 'S34172100001', name: '胜利镇便民服务中心' },
      recerSysCode: 'KIOSK',
      infver: 'V1.0',
      operator: { no: 'DZSL01', name: '自助终端' },
    },
    ...(voucherBridge === undefined ? {} : { voucher: voucherAt(voucherBridge) }),
    data,
  };
}

/** Decoding through a bridge on this machine. Which purpose a service desk names is for its bureau to say. */
function voucherAt(address: string): NonNullable<SiteFile['voucher']> {
  return {
    decoder: {
      kind: 'nationEcTrans-bridge',
      address,
      middlePlatform: 'http://middle-platform.example',
      reads: 'kiosk-scanner',
    },
    businessType: '01101',
    office: { id: 'SL', name: '胜利镇便民服务中心' },
    lookUpBy: 'ec-token',
    timeoutMs: 2_500,
  };
}
