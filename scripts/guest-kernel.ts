import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './build.ts';
import type { SystemProgram } from './debian-packages.ts';

/**
 * What the guest of `tests/hid-vm` needs of its kernel beyond what is built in: the way to this machine (virtio, 9p), HID
 * and USB as the product meets them, and the other ends of the cables (uhid, gadgets on a host controller of software).
 */
const guestModules = [
  'virtio_pci',
  'virtio_console',
  '9pnet_virtio',
  '9p',
  'hid_generic',
  'uhid',
  'usbhid',
  'cdc_acm',
  'usblp',
  'dummy_hcd',
  'libcomposite',
  'usb_f_hid',
  'usb_f_acm',
  'usb_f_printer',
  'usb_f_fs',
  'ftdi_sio',
] as const;

/** Debian's newest kernel depends on the real package, whose name holds its version. */
const KERNEL_PACKAGE = 'linux-image-amd64';

/** Another list of modules is another kernel to us. */
const listKey = createHash('sha256').update(guestModules.join(' ')).digest('hex').slice(0, 8);
const cache = join(root, 'node_modules/.cache/hid-vm');
const folder = join(cache, listKey);

/** The kernel as it is kept here: no part of it is installed into this machine. */
export const guestKernelFiles = {
  image: join(folder, 'vmlinuz'),
  /** Modules in the order in which they load, by file name. */
  moduleOrder: join(folder, 'modules.json'),
  modules: join(folder, 'modules'),
} as const;

/** Where the guest's programs are built to. */
export const guestProgramFolder: string = join(cache, 'programs');

/** A kernel for the guest: downloaded and unpacked, never installed. */
export const guestKernel: SystemProgram = {
  name: 'a Debian kernel for the guest',
  packages: [KERNEL_PACKAGE],
  files: [guestKernelFiles.moduleOrder],
  suite: 'tests/hid-vm',
  fetch: fetchKernel,
};

/**
 * File paths of modules in an order in which each comes after those it needs.
 * @param index text of `modules.dep`: `path: path path …`, what is needed last coming first
 */
export function loadOrder(index: string, wanted: readonly string[]): string[] {
  const needs = new Map<string, readonly string[]>();
  for (const line of index.trim().split('\n')) {
    const [path = '', needed = ''] = line.split(':');
    needs.set(path, needed.split(' ').filter(Boolean).toReversed());
  }
  const nameOf = (path: string): string =>
    basename(path)
      .replace(/\.ko.*$/, '')
      .replaceAll('-', '_');
  const paths = new Map([...needs.keys()].map((path) => [nameOf(path), path]));
  const order = new Set<string>();
  const add = (path: string): void => {
    for (const needed of needs.get(path) ?? []) add(needed);
    order.add(path);
  };
  for (const name of wanted) {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`the kernel has no module ${name}`);
    add(path);
  }
  return [...order];
}

/** Brings the kernel here; leaves nothing where that cannot be done. */
function fetchKernel(): void {
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(folder, 'unpacking-'));
  try {
    const needed = run('apt-cache', ['depends', '--important', KERNEL_PACKAGE], work);
    const name = /Depends: (linux-image-\S+)/.exec(needed)?.[1] ?? KERNEL_PACKAGE;
    run('apt-get', ['download', name], work);
    for (const file of readdirSync(work)) run('dpkg', ['-x', file, 'kernel'], work);
    keepNeeded(join(work, 'kernel'));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Keeps the image and the wanted modules of an unpacked package; the list of modules comes last and says all is there. */
function keepNeeded(tree: string): void {
  const [version = ''] = readdirSync(join(tree, 'lib/modules'));
  run('depmod', ['-b', tree, version], tree);
  const modules = join(tree, 'lib/modules', version);
  const order = loadOrder(readFileSync(join(modules, 'modules.dep'), 'utf8'), guestModules);
  mkdirSync(guestKernelFiles.modules, { recursive: true });
  for (const path of order) cpSync(join(modules, path), join(guestKernelFiles.modules, basename(path)));
  cpSync(join(tree, 'boot', `vmlinuz-${version}`), guestKernelFiles.image);
  const list = `${guestKernelFiles.moduleOrder}.new`;
  writeFileSync(list, `${JSON.stringify(order.map((path) => basename(path)))}\n`);
  renameSync(list, guestKernelFiles.moduleOrder);
}

function run(program: string, args: readonly string[], cwd: string): string {
  const path = `${process.env['PATH']}:/usr/sbin:/sbin`;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH: path, LC_ALL: 'C' },
  });
  if (status === 0) return stdout;
  throw new Error(`${program} ${args.join(' ')}: ${(error?.message ?? stderr).trim()}`);
}

/** Names of the module files in the order in which the guest loads them. */
export function guestModuleFiles(): string[] {
  if (!existsSync(guestKernelFiles.moduleOrder)) return [];
  return JSON.parse(readFileSync(guestKernelFiles.moduleOrder, 'utf8')) as string[];
}
