/** The house's rooms and who may import whom: the table of the architecture note, in the words of the file system. */

export interface Room {
  readonly name: string;
  /** Path prefix below the root; the longest one that fits a file is its room. */
  readonly path: string;
  /** Rooms it may import from, besides itself. */
  readonly rooms: readonly string[];
  /** npm packages it may import, `*` for any. */
  readonly packages: readonly string[];
  /** Whether it may use Node's own modules. */
  readonly node: boolean;
  /** Rooms of `rooms` that it may name in types only, so that nothing of them reaches its bundle. */
  readonly typesOnly?: readonly string[];
}

export const rooms: readonly Room[] = [
  {
    name: 'contract',
    path: 'electron/contract/',
    rooms: [],
    packages: ['zod', '@orpc/contract'],
    node: false,
  },
  { name: 'core', path: 'electron/core/', rooms: ['contract'], packages: [], node: false },
  {
    name: 'store',
    path: 'electron/store/',
    rooms: ['contract', 'core'],
    packages: ['better-sqlite3', 'zod'],
    node: true,
  },
  {
    name: 'upstream',
    path: 'electron/upstream/',
    rooms: ['contract', 'core'],
    packages: ['undici', 'zod'],
    node: true,
  },
  {
    name: 'documents',
    path: 'electron/documents/',
    rooms: ['contract'],
    packages: ['pdfkit', 'uqr'],
    node: true,
  },
  {
    name: 'station',
    path: 'electron/station',
    rooms: ['contract', 'core', 'store', 'upstream', 'documents'],
    packages: ['zod', '@orpc/server'],
    node: true,
  },
  {
    name: 'what the hosts share',
    path: 'electron/hosts/shared/',
    rooms: ['contract', 'core'],
    packages: ['zod'],
    node: true,
  },
  {
    name: 'headless host',
    path: 'electron/hosts/headless/',
    // The store for its key file alone: a host brings the key, and this host keeps it beside the data.
    rooms: ['contract', 'core', 'station', 'store', 'what the hosts share'],
    packages: ['zod', '@orpc/server', 'ws', 'pino'],
    node: true,
  },
  {
    name: 'desktop host',
    path: 'electron/hosts/desktop/',
    rooms: ['contract', 'core', 'station', 'store', 'what the hosts share'],
    packages: ['zod', '@orpc/server', 'electron', 'pino'],
    node: true,
  },
  {
    name: 'device process',
    path: 'native/',
    rooms: [
      'contract',
      'transport',
      'id-card reader',
      'code scanner',
      'receipt printer',
      'document printer',
      'smart-card reader',
      'keypad',
      'discovery',
    ],
    packages: [],
    node: true,
  },
  {
    name: 'transport',
    path: 'native/transport/',
    rooms: ['contract'],
    packages: ['serialport', 'pcsc-mini', 'node-hid', 'usb'],
    node: true,
  },
  {
    name: 'id-card reader',
    path: 'native/id-card-reader/',
    rooms: ['contract', 'transport'],
    packages: [],
    node: true,
  },
  {
    name: 'code scanner',
    path: 'native/code-scanner/',
    rooms: ['contract', 'transport'],
    packages: [],
    node: true,
  },
  {
    name: 'receipt printer',
    path: 'native/receipt-printer/',
    rooms: ['contract', 'transport'],
    packages: ['iconv-lite', 'uqr'],
    node: true,
  },
  {
    name: 'document printer',
    path: 'native/document-printer/',
    rooms: ['contract', 'transport'],
    packages: ['@sealsystems/ipp'],
    node: true,
  },
  {
    name: 'smart-card reader',
    path: 'native/smart-card-reader/',
    rooms: ['contract', 'transport'],
    packages: ['iconv-lite'],
    node: true,
  },
  { name: 'keypad', path: 'native/keypad/', rooms: ['contract', 'transport'], packages: [], node: true },
  {
    name: 'discovery',
    path: 'native/discovery/',
    rooms: ['contract', 'transport'],
    packages: [],
    node: true,
  },
  {
    name: 'renderer',
    path: 'renderer/',
    rooms: ['contract', 'resources'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      '@vanilla-extract/css',
      '@orpc/client',
      '@orpc/contract',
      'pinyin-pro',
      'uqr',
      'zxing-wasm',
    ],
    node: false,
    typesOnly: ['contract'],
  },
  { name: 'resources', path: 'resources/', rooms: [], packages: [], node: false },
  {
    name: 'scripts',
    path: 'scripts/',
    // Of the renderer and the core their words and how they are read: the voices are made of what the page would say.
    rooms: ['contract', 'core', 'headless host', 'renderer', 'resources'],
    packages: ['*'],
    node: true,
  },
  {
    // The installer's tool stands beside the station, not under it: it speaks to the drivers without any process between.
    name: "installer's tool",
    path: 'scripts/devices',
    rooms: [
      'contract',
      'core',
      'documents',
      'station',
      'headless host',
      'device process',
      'transport',
      'discovery',
      'document printer',
      'receipt printer',
      'id-card reader',
      'code scanner',
      'smart-card reader',
      'renderer',
      'scripts',
    ],
    packages: ['zod', 'iconv-lite'],
    node: true,
  },
  {
    // It writes what the station reads, with the station's own reader and hashes.
    name: 'staff tool',
    path: 'scripts/staff',
    rooms: ['contract', 'core', 'station'],
    packages: [],
    node: true,
  },
  { name: 'tests', path: 'tests/', rooms: ['*'], packages: ['*'], node: true },
];

/** The room a file belongs to, by the longest prefix. */
export function roomOf(path: string, table: readonly Room[] = rooms): Room | undefined {
  return table
    .filter((room) => path.startsWith(room.path))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}
