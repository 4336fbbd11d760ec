import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Somebody else's printer: a program of CUPS in a corner of the machine where it disturbs nobody. */
export interface PrintProgram {
  readonly url: string;
  /** Everything it wrote down as printed, below its own folder. */
  documents(): readonly string[];
  /** A file in its folder that its scripts can look at. */
  readonly folder: string;
  end(): Promise<void>;
}

/** Own mounts and own process ids: the programs keep their sockets and settings at fixed places, and end with their shell. */
const CORNER = [
  '--pdeathsig',
  'KILL',
  'unshare',
  '-m',
  '-p',
  '--fork',
  '--mount-proc',
  '--kill-child=SIGKILL',
] as const;
/** They would outlive a test run that is killed: util-linux makes them end with whoever started them. */
const WITH_PARENT = '/usr/bin/setpriv';
/** Programs of a corner that ends may write a last file: removal is tried again, each 100 ms after the one before. */
const REMOVAL_TRIES = 10;

/** Such a corner needs root's rights, which a container may not have. */
export function canIsolate(): boolean {
  return spawnSync(WITH_PARENT, [...CORNER, 'true'], { stdio: 'ignore' }).status === 0;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answers = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await new Promise((next) => setTimeout(next, 20));
  }
  throw new Error(`the program at ${url} ended`);
}

/** Runs a script in a corner of its own until `end`; it says `READY` when it is. */
async function runInCorner(folder: string, script: string): Promise<ChildProcess> {
  const file = join(folder, 'start.sh');
  writeFileSync(file, script);
  const child = spawn(WITH_PARENT, [...CORNER, 'sh', file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) if (line === 'READY') return child;
  throw new Error('the program did not start');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.pdf'))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function startInCorner(
  name: string,
  make: (folder: string, port: number) => { readonly script: string; readonly path: string },
): Promise<PrintProgram> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const port = await freePort();
  const { script, path } = make(folder, port);
  const child = await runInCorner(folder, script);
  const url = `http://localhost:${port}${path}`;
  await untilAnswers(url, child);
  return {
    url,
    folder,
    documents: () => filesIn(join(folder, 'out')),
    end: async () => {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined;
      // It lets softer signals pass by.
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: REMOVAL_TRIES });
    },
  };
}

const untilThere = (socket: string): string => `until [ -S ${socket} ]; do sleep 0.02; done`;

/**
 * `ippeveprinter`, the model printer of CUPS: takes one job at a time and answers busy meanwhile. What it "prints" with is a
 * script of ours: it waits while `out-of-paper` lies in the folder, and says so. It insists on announcing itself, hence
 * D-Bus and Avahi.
 */
export function startEvePrinter(): Promise<PrintProgram> {
  return startInCorner('eve', (folder, port) => {
    const command = join(folder, 'print.sh');
    writeFileSync(
      command,
      `#!/bin/sh
if [ -e ${folder}/out-of-paper ]; then
  echo "STATE: +media-empty" >&2
  while [ -e ${folder}/out-of-paper ]; do sleep 0.05; done
  echo "STATE: -media-empty" >&2
fi
sleep 0.3
`,
      { mode: 0o755 },
    );
    const script = `set -e
mkdir ${folder}/out
mount -t tmpfs tmpfs /run
mkdir -p /run/dbus /run/avahi-daemon
dbus-daemon --system --nofork --nopidfile 2>/dev/null &
${untilThere('/run/dbus/system_bus_socket')}
avahi-daemon --no-rlimits --no-drop-root --no-chroot -s 2>/dev/null &
${untilThere('/run/avahi-daemon/socket')}
echo READY
exec ippeveprinter -p ${port} -n localhost -k -d ${folder}/out -f application/pdf -c ${command} "A4" 2>/dev/null
`;
    return { script, path: '/ipp/print' };
  });
}

const cupsSettings = (port: number): string => `Listen 127.0.0.1:${port}
Listen /run/cups/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
`;

/** `cupsd` with one queue that prints into PDF files; settings, spool and sockets are in its own folder. */
export function startPrintService(): Promise<PrintProgram> {
  return startInCorner('cups', (folder, port) => {
    writeFileSync(join(folder, 'cupsd.conf'), cupsSettings(port));
    const script = `set -e
cd ${folder}
mkdir out etc spool spool/tmp cache log
chmod 755 . && chmod 1777 out
cp -a /etc/cups/. etc/
cp cupsd.conf etc/cupsd.conf
mount -t tmpfs tmpfs /run
mkdir -p /run/cups/certs
mount --bind etc /etc/cups
mount --bind spool /var/spool/cups
mount --bind cache /var/cache/cups
mount --bind log /var/log/cups
mount --bind out /var/spool/cups-pdf
cupsd -f 2>/dev/null &
${untilThere('/run/cups/cups.sock')}
lpadmin -h 127.0.0.1:${port} -p A4 -E -v cups-pdf:/ -P /usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd 2>/dev/null
echo READY
wait
`;
    return { script, path: '/printers/A4' };
  });
}
