import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/build.ts';
import { guestKernelFiles, guestModuleFiles } from '../../scripts/guest-kernel.ts';
import type { GuestProgram } from './guest-programs.ts';

/** Host controllers of software: so many USB devices can be plugged in at once. */
const USB_SOCKETS = 16;

/** The number of the group `kiosk` in the guest: nobody else's. */
export const KIOSK_GROUP = 4242;

/** Said on the console when a program of the guest ends, which none does by itself. */
export const PROGRAM_ENDED = 'program ended';

/**
 * The first program of the guest, for busybox. Loads the modules, shows this machine's files read-only with fresh
 * `/dev`, `/proc`, `/sys` and `/run`, starts the programs there, and switches the guest off when one of them ends.
 */
function initScript(modules: readonly string[], node: string, programs: readonly GuestProgram[]): string {
  const load = modules.map((file) => {
    const options = file.startsWith('dummy_hcd') ? ` num=${USB_SOCKETS}` : '';
    return `insmod /modules/${file}${options} || echo "${file} does not load"`;
  });
  const start = programs.map(
    ({ port, file }) =>
      `(chroot /host ${node} ${file} ${port} ${root}; echo "${PROGRAM_ENDED}: ${port} $?"; poweroff -f) &`,
  );
  return [
    '#!/bin/sh',
    // Every simulated device waits for its kernel in a thread of its own.
    'export PATH=/bin HOME=/run TMPDIR=/run UV_THREADPOOL_SIZE=64',
    'mount -t proc proc /proc',
    'mount -t sysfs sys /sys',
    'mount -t devtmpfs dev /dev',
    ...load,
    'mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose,msize=262144 host /host || poweroff -f',
    'mount -t devtmpfs dev /host/dev',
    'mount -t proc proc /host/proc',
    'mount -t sysfs sys /host/sys',
    'mount -t configfs config /host/sys/kernel/config',
    'mount -t tmpfs run /host/run',
    // Names and rights are made by udev with the product's own rules, which need their group.
    'mkdir -p /host/run/udev/rules.d',
    `cp /host${root}/resources/udev/*.rules /host/run/udev/rules.d/`,
    `(cat /host/etc/group; echo kiosk:x:${KIOSK_GROUP}:) > /host/run/group`,
    'mount -o bind /host/run/group /host/etc/group',
    'chroot /host /lib/systemd/systemd-udevd --daemon',
    ...start,
    'wait',
    'poweroff -f',
    '',
  ].join('\n');
}

const FOLDERS = ['bin', 'dev', 'host', 'modules', 'proc', 'sys'];
const APPLETS = ['sh', 'mount', 'insmod', 'chroot', 'poweroff', 'echo', 'mkdir', 'cp', 'cat'];

/** Packs the guest's first file system into `folder`; gives its file. `node` is the Node that runs the programs. */
export function packFirstFiles(folder: string, node: string, programs: readonly GuestProgram[]): string {
  const tree = join(folder, 'first');
  for (const name of FOLDERS) mkdirSync(join(tree, name), { recursive: true });
  copyFileSync('/bin/busybox', join(tree, 'bin/busybox'));
  for (const applet of APPLETS) symlinkSync('busybox', join(tree, 'bin', applet));
  cpSync(guestKernelFiles.modules, join(tree, 'modules'), { recursive: true });
  writeFileSync(join(tree, 'init'), initScript(guestModuleFiles(), node, programs));
  chmodSync(join(tree, 'init'), 0o755);
  const archive = join(folder, 'first.cpio.gz');
  const pack = `cd '${tree}' && find . | cpio --quiet -o -H newc | gzip -1 > '${archive}'`;
  const { status, stderr } = spawnSync('/bin/sh', ['-c', pack], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the guest's first files could not be packed: ${stderr}`);
  return archive;
}
