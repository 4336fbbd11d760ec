import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { onceAskedToEnd } from '../../../electron/hosts/headless/asked-to-end.ts';
import { createDesk } from './desk.ts';
import { createPanelServer } from './panel-server.ts';
import { startSimulators } from './simulators.ts';
import { simulatedSite } from './site.ts';

const { values } = parseArgs({
  options: {
    /** The kiosk's data folder; kept from run to run. Without it, one that goes when this program ends. */
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'yibao-kiosk-demonstration-'));
// Whatever ends this program, and however: the folder with the devices' names goes with it.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

let stopAll = async (): Promise<void> => undefined;
let ending = false;
const end = async (code: number): Promise<void> => {
  if (ending) return;
  ending = true;
  await stopAll();
  process.exit(code);
};
onceAskedToEnd(() => void end(0));

const simulators = await startSimulators(folder);
const panel = createPanelServer(createDesk(simulators));
stopAll = async () => {
  await panel.close();
  await simulators.stop();
};
// A demonstration without one of its devices is none.
void simulators.oneEnded.then(() => end(1));

const data = resolve(values.data ?? join(folder, 'var'));
mkdirSync(data, { recursive: true, mode: 0o700 });
const site = join(folder, 'site.json');
writeFileSync(site, `${JSON.stringify(simulatedSite({ ...simulators.addresses, data }), null, 2)}\n`, {
  mode: 0o600,
});
const demo = await panel.listen({ host: '127.0.0.1', port: Number(values.port) });
console.log(JSON.stringify({ demo, site }));
