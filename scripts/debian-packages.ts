import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { guestKernel } from './guest-kernel.ts';

/** A system program that some tests need to speak to, and the Debian packages it comes in. */
export interface SystemProgram {
  /** As people call it, e.g. `the smart-card service (pcscd)`. */
  readonly name: string;
  readonly packages: readonly string[];
  /** Files that are all there where it is installed. */
  readonly files: readonly string[];
  /** What is not run without it. */
  readonly suite: string;
  /** What serves in its place, where something does: then nothing stays undone. */
  readonly instead?: string;
  /** For what is not installed into this machine: brings it to `files`, and complains where it cannot. */
  readonly fetch?: () => void;
}

/** The smart-card service, and the driver that gives it a virtual reader behind a TCP port. */
export const smartCardService: SystemProgram = {
  name: 'the smart-card service (pcscd) with virtual readers (vpcd)',
  packages: ['pcscd', 'vsmartcard-vpcd'],
  files: ['/usr/sbin/pcscd', '/usr/lib/pcsc/drivers/serial/libifdvpcd.so'],
  suite: 'tests/contract/smart-card-reader',
};

/** What reads the sheets we make as anybody else would. */
export const pdfTools: SystemProgram = {
  name: 'a reader of PDFs (poppler)',
  packages: ['poppler-utils'],
  files: ['/usr/bin/pdftotext'],
  suite: 'the words of a sheet (tests/contract/documents)',
};

/** The model printer of CUPS; it insists on announcing itself, hence D-Bus and Avahi. */
export const modelPrinter: SystemProgram = {
  name: 'the model printer of CUPS (ippeveprinter)',
  packages: ['cups-ipp-utils', 'dbus', 'avahi-daemon'],
  files: ['/usr/sbin/ippeveprinter', '/usr/bin/dbus-daemon', '/usr/sbin/avahi-daemon'],
  suite: 'tests/contract/document-printer at ippeveprinter',
};

/** A print service with a queue that prints into files. */
export const printService: SystemProgram = {
  name: 'a print service (cupsd, cups-pdf)',
  packages: ['cups', 'printer-driver-cups-pdf'],
  files: ['/usr/sbin/cupsd', '/usr/lib/cups/backend/cups-pdf'],
  suite: 'tests/contract/document-printer at cupsd',
};

/** A machine of software, what its first file system is made with, and what gives its devices names. `busybox` must be the static one. */
export const virtualMachine: SystemProgram = {
  name: 'a virtual machine (QEMU)',
  packages: ['qemu-system-x86', 'busybox-static', 'cpio', 'kmod', 'udev'],
  files: [
    '/usr/bin/qemu-system-x86_64',
    '/usr/bin/cpio',
    '/sbin/depmod',
    '/lib/systemd/systemd-udevd',
    '/var/lib/dpkg/info/busybox-static.list',
  ],
  suite: 'tests/hid-vm',
};

/** What speaks pinyin, and what measures and packs sound; only for making voices: a terminal plays what was made. */
export const voiceMakers: SystemProgram = {
  name: 'the makers of voices (espeak-ng, ffmpeg)',
  packages: ['espeak-ng', 'ffmpeg'],
  files: ['/usr/bin/espeak-ng', '/usr/bin/ffmpeg'],
  suite: 'what makes and measures the voices (tests/contract/voices)',
};

/** The browser's engine alone, for pages that no one looks at. */
export const lightBrowser: SystemProgram = {
  name: 'the engine of Chromium alone (chromium-headless-shell)',
  packages: ['chromium-headless-shell'],
  files: ['/usr/bin/chromium-headless-shell'],
  suite: 'tests/e2e',
  instead: 'the whole browser, which takes twice the time',
};

/** What `npm run test:hid-vm` needs. */
export const guestPrograms: readonly SystemProgram[] = [virtualMachine, guestKernel];

/** Everything `npm test` tries to have; whoever adds a program adds it here. */
export const testPrograms: readonly SystemProgram[] = [
  lightBrowser,
  smartCardService,
  pdfTools,
  modelPrinter,
  printService,
  voiceMakers,
  ...guestPrograms,
];

const packageManager = '/usr/bin/apt-get';

export const isInstalled = (
  program: SystemProgram,
  exists: (path: string) => boolean = existsSync,
): boolean => program.files.every((file) => exists(file));

/** The one command that installs these programs. */
export function installCommandFor(programs: readonly SystemProgram[]): string {
  const packages = programs.flatMap((program) => program.packages).join(' ');
  return `apt-get update && apt-get install -y --no-install-recommends ${packages}`;
}

/** What is said of a program that is not there: never that its suite passed. */
export function notRun(program: SystemProgram): string {
  if (program.instead !== undefined) {
    return `${program.suite} runs with ${program.instead}: ${program.name} is not installed here.`;
  }
  return `Not run: ${program.suite} – ${program.name} is not installed here (packages ${program.packages.join(', ')}).`;
}

/** Packages can be installed only as root and only where apt-get is. */
export function canInstall(machine: { readonly root: boolean; readonly aptGet: boolean }): boolean {
  return machine.root && machine.aptGet;
}

/** Installs what is missing where that can be done, and says in one line what stays missing. */
export function ensurePrograms(programs: readonly SystemProgram[]): void {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) return;
  const aptGet = existsSync(packageManager);
  const installed = missing.filter(({ fetch }) => fetch === undefined);
  if (installed.length > 0 && canInstall({ root: process.getuid?.() === 0, aptGet })) {
    process.stderr.write(`Installing ${installed.map(({ name }) => name).join(', ')} with apt-get …\n`);
    spawnSync('/bin/sh', ['-c', installCommandFor(installed)], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  if (aptGet) for (const { fetch } of missing) fetch?.();
  for (const program of missing) {
    if (!isInstalled(program)) process.stderr.write(`${notRun(program)}\n`);
  }
}
