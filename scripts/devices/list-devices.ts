import type { DeviceProfile } from '../../electron/contract/device-profiles/device-profile.ts';
import { discoverDevices } from '../../native/discovery/discover.ts';
import { listIppPrinters } from '../../native/document-printer/list-ipp-printers.ts';
import { listSmartCardReaders } from '../../native/transport/pcsc.ts';
import { systemTimers } from '../../native/transport/system-timers.ts';
import { type Listing, makeListing } from './listing.ts';
import { accessTo } from './node-access.ts';
import type { SiteDevice } from './site-devices.ts';

/** This machine's own print service. */
const PRINT_SERVICE = 'http://127.0.0.1:631/';
/** A service on this machine that takes longer is not well. */
const SERVICE_MS = 2000;

/** Looks at everything that is attached to this machine. */
export async function listDevices(
  profiles: readonly DeviceProfile[],
  site: readonly SiteDevice[] | undefined,
): Promise<Listing> {
  const notes: string[] = [];
  const discovered = await discoverDevices({
    profiles,
    listSmartCardReaders: async () => {
      const readers = await listSmartCardReaders(SERVICE_MS);
      if (readers.ok) return readers.names;
      notes.push(
        readers.failure === 'driver-missing'
          ? '缺少 libpcsclite，看不到社保卡读卡器（apt-get install libpcsclite1 pcscd）'
          : '智能卡服务没有运行，看不到社保卡读卡器（apt-get install pcscd，再 systemctl start pcscd）',
      );
      return [];
    },
    listIppPrinters: async () => {
      const printers = await listIppPrinters(PRINT_SERVICE, SERVICE_MS, systemTimers);
      if (printers.ok)
        return printers.printers.map(({ url, name, model }) => ({
          url,
          title: model === undefined ? name : `${name}（${model}）`,
        }));
      notes.push('打印服务没有应答，看不到本机的 A4 打印队列（apt-get install cups）');
      return [];
    },
  });
  return makeListing({ discovered, profiles, notes, accessTo, ...(site === undefined ? {} : { site }) });
}
