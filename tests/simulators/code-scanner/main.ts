import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createControlServer } from './control-server.ts';
import { isScannerFamily, scannerFamilies } from './families.ts';
import { ScannerCable } from './scanner-cable.ts';

const { values } = parseArgs({
  options: {
    family: { type: 'string', default: 'serial-cr' },
    link: { type: 'string' },
    control: { type: 'string', default: '0' },
    'chunk-bytes': { type: 'string' },
  },
});

const { family, link, 'chunk-bytes': chunkBytes } = values;
if (!isScannerFamily(family)) {
  throw new Error(`--family is one of: ${Object.keys(scannerFamilies).join(', ')}`);
}
const folder = link === undefined ? mkdtempSync(join(tmpdir(), 'scanner-')) : undefined;
const cable = new ScannerCable({
  family,
  link: link ?? join(folder ?? '', 'scanner'),
  chunkBytes: chunkBytes === undefined ? undefined : Number(chunkBytes),
});
await cable.plug();
const control = createControlServer(cable);
const address = await control.listen({ host: '127.0.0.1', port: Number(values.control) });
console.log(
  JSON.stringify({
    simulator: 'code-scanner',
    family,
    wire: cable.wire,
    path: cable.path,
    descriptor: cable.descriptor === undefined ? null : Buffer.from(cable.descriptor).toString('hex'),
    control: address,
  }),
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    cable.unplug();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    void control.close();
  });
}
