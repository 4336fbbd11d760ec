import { accessSync, constants, statSync } from 'node:fs';
import type { TransportKind } from '../../electron/contract/device-address.ts';

/** Whether this user may use a device's node: `gone` when it left meanwhile. */
export type NodeAccess =
  | 'allowed'
  | 'gone'
  | { readonly denied: true; readonly group: number; readonly mode: number };

/** Looks at a node's rights without opening it: opening some devices does something to them. */
export function accessTo(path: string): NodeAccess {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return 'allowed';
  } catch {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? 'gone' : { denied: true, group: stat.gid, mode: stat.mode & 0o777 };
  }
}

const RULES = 'resources/udev/70-yibao-kiosk.rules';

/** What to do about a node without rights, by the kind of wire (resources/udev/README.md). */
export function remedyFor(kind: TransportKind, path: string): string {
  if (kind === 'serial' && /\/ttyS\d+$/.test(path))
    return `没有权限：主板串口归 dialout 组，运行 usermod -aG dialout 用户名，再重新登录`;
  if (kind === 'hid')
    return `没有权限：装 ${RULES} 并把用户加进 kiosk 组；规则里没有这个编号时，照 resources/udev/README.md 第 4 条另写一行`;
  if (kind === 'usb-printer') return `没有权限：装 ${RULES} 并把用户加进 kiosk 组（或 lp 组），再拔下重插`;
  return `没有权限：装 ${RULES} 并把用户加进 kiosk 组（串口也可用 dialout 组），再拔下重插`;
}
