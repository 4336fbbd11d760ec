import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createControlServer } from './control-server.ts';
import { keypadLayouts, SimulatedKeypad } from './simulated-keypad.ts';

const { values } = parseArgs({
  options: {
    layout: { type: 'string', default: 'boot' },
    link: { type: 'string' },
    control: { type: 'string', default: '0' },
  },
});

const layout = keypadLayouts.find((name) => name === values.layout);
if (layout === undefined) throw new Error(`--layout is one of: ${keypadLayouts.join(', ')}`);
const folder = values.link === undefined ? mkdtempSync(join(tmpdir(), 'keypad-')) : undefined;
const keypad = new SimulatedKeypad(layout, values.link ?? join(folder ?? '', 'keypad'));
await keypad.plug();
const control = createControlServer(keypad);
const address = await control.listen({ host: '127.0.0.1', port: Number(values.control) });
console.log(
  JSON.stringify({
    simulator: 'keypad',
    layout,
    path: keypad.path,
    descriptor: keypad.descriptor,
    control: address,
  }),
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    keypad.unplug();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    void control.close();
  });
}
