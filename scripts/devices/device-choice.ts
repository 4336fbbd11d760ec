import { isPageTransport, type TransportAddress } from '../../electron/contract/device-address.ts';
import type { DeviceKind } from '../../electron/contract/device-kind.ts';
import type { DeviceConfig } from '../../electron/contract/device-messages.ts';
import type { DeviceProfile } from '../../electron/contract/device-profiles/device-profile.ts';
import { deviceId } from '../../electron/contract/ids.ts';
import type { SiteDevice } from './site-devices.ts';

/** Which device the installer means: one of a site file, or one described on the command line. */
export type DeviceChoice =
  | { readonly from: 'site'; readonly site: string; readonly kind?: DeviceKind; readonly position?: number }
  | {
      readonly from: 'options';
      readonly profile: string;
      readonly transport: TransportAddress;
      readonly kind?: DeviceKind;
    };

/** A device that can be run, or a sentence that says why not. */
export type ChosenDevice =
  | { readonly ok: true; readonly config: DeviceConfig }
  | { readonly ok: false; readonly sentence: string };

const refused = (sentence: string): ChosenDevice => ({ ok: false, sentence });

function chosenFrom(
  devices: readonly SiteDevice[],
  kind: DeviceKind | undefined,
  position: number | undefined,
): SiteDevice | string {
  if (position !== undefined) {
    const device = devices[position - 1];
    if (device === undefined) return `站点文件里只有 ${devices.length} 台设备，没有第 ${position} 台。`;
    return kind === undefined || device.kind === kind ? device : `第 ${position} 台不是 ${kind}。`;
  }
  const fitting = devices.filter((device) => kind === undefined || device.kind === kind);
  if (fitting.length > 1) return `站点文件里有 ${fitting.length} 台，请用 --device N 说明是第几台。`;
  return fitting[0] ?? `站点文件里没有 ${kind ?? '设备'}。`;
}

/**
 * Finds the device that is meant.
 * @param devices what the site file lists, where the choice names one
 */
export function chooseDevice(
  choice: DeviceChoice,
  profiles: readonly DeviceProfile[],
  devices: readonly SiteDevice[],
): ChosenDevice {
  const chosen = choice.from === 'site' ? chosenFrom(devices, choice.kind, choice.position) : choice;
  if (typeof chosen === 'string') return refused(chosen);
  const profile = profiles.find((one) => one.profile === chosen.profile);
  if (profile === undefined) return refused(`没有叫“${chosen.profile}”的型号档案（resources/devices/）。`);
  if (chosen.kind !== undefined && chosen.kind !== profile.kind)
    return refused(`档案“${profile.profile}”是 ${profile.kind}，不是 ${chosen.kind}。`);
  const { transport } = chosen;
  if (isPageTransport(transport)) return refused('摄像头和打字式扫码器由终端的窗口来读，请在终端运行时试。');
  return { ok: true, config: { id: deviceId(`${profile.kind}-1`), profile, transport } };
}
