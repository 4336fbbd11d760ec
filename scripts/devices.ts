import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DeviceConfig } from '../electron/contract/device-messages.ts';
import { onceAskedToEnd } from '../electron/hosts/headless/asked-to-end.ts';
import { systemLinks } from '../native/links.ts';
import { DeviceWatch } from '../native/transport/device-watch.ts';
import { endSmartCards } from '../native/transport/pcsc.ts';
import { systemTimers } from '../native/transport/system-timers.ts';
import { root } from './build.ts';
import { type DeviceTask, parseDeviceArguments, usage } from './devices/device-arguments.ts';
import { chooseDevice, type DeviceChoice } from './devices/device-choice.ts';
import { type Installation, readInstallation } from './devices/installation.ts';
import { listDevices } from './devices/list-devices.ts';
import { listingWords, nothingMissing } from './devices/listing.ts';
import { recordTrial } from './devices/record-trial.ts';
import { readSiteDevices, type SiteDevice } from './devices/site-devices.ts';
import { runTrial, type TrialParts, type Verdict } from './devices/trial.ts';

/** What the shell knows a program by that was ended with Ctrl-C. */
const STOPPED = 130;
const EXIT: Readonly<Record<Verdict['outcome'], number>> = { passed: 0, failed: 1, stopped: STOPPED };

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Thrown for what the installer can put right; the sentence tells how. */
class Refused extends Error {}

/** npm runs its scripts in the project's folder; a relative path counts from where the installer stands. */
const fromHere = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

function devicesOf(site: string): readonly SiteDevice[] {
  const reading = readSiteDevices(fromHere(site));
  if (!reading.ok) throw new Refused(reading.sentence);
  return reading.devices;
}

function chosen(choice: DeviceChoice, { profiles }: Installation): DeviceConfig {
  const device = chooseDevice(choice, profiles, choice.from === 'site' ? devicesOf(choice.site) : []);
  if (!device.ok) throw new Refused(device.sentence);
  return device.config;
}

/** Where a recording goes; what cannot be recorded is refused before anybody is asked for a card. */
function fileFor(path: string, { profile, transport }: DeviceConfig): string {
  const file = fromHere(path);
  if (existsSync(file)) throw new Refused(`${path} 已经有了，请换一个文件名。`);
  if (!existsSync(dirname(file))) throw new Refused(`没有 ${dirname(file)} 这个文件夹。`);
  if (profile.kind === 'document-printer') throw new Refused('A4 打印机走打印服务，没有可录的字节。');
  if (transport.kind === 'serial' && transport.baudRate === undefined)
    throw new Refused('录制时请在接口里写明 baudRate；先用 test 看是多少。');
  return file;
}

function conclude({ outcome, sentence }: Verdict): number {
  say(`${{ passed: '结论：正常', failed: '结论：不正常', stopped: '结论：没有做完' }[outcome]}。${sentence}`);
  return EXIT[outcome];
}

async function run(task: DeviceTask, asked: Promise<void>): Promise<number> {
  const installation = readInstallation(join(root, 'resources'));
  if (task.verb === 'list') {
    const site = task.site === undefined ? undefined : devicesOf(task.site);
    const listing = await listDevices(installation.profiles, site);
    if (task.json) say(JSON.stringify(listing));
    else for (const line of listingWords(listing)) say(line);
    return nothingMissing(listing) ? 0 : 1;
  }
  const config = chosen(task.choice, installation);
  const parts: TrialParts = {
    timers: systemTimers,
    links: systemLinks(systemTimers),
    plugged: new DeviceWatch(systemTimers),
    glyphs: installation.glyphs,
    readLogo: installation.readLogo,
    sheet: installation.sheet,
    say,
    waitMs: task.waitMs,
    asked,
  };
  if (task.verb === 'test') return conclude(await runTrial(config, parts));
  if (config.transport.kind === 'serial' && config.transport.baudRate === undefined)
    throw new Refused('录制时请在接口里写明 baudRate；先用 test 看是多少。');
  const file = fileFor(task.file, config);
  const recorded = await recordTrial(config, parts);
  writeFileSync(file, recorded.text, { flag: 'wx' });
  say(
    `已录到 ${task.file}：${recorded.lines} 行${recorded.withheld === 0 ? '' : `，其中 ${recorded.withheld} 段不能确认内容，只记了长度`}。`,
  );
  return conclude(recorded.verdict);
}

async function main(): Promise<number> {
  const task = parseDeviceArguments(process.argv.slice(2));
  if (task.verb === 'help' || task.verb === 'refused') {
    process.stderr.write(task.verb === 'help' ? usage : `${task.sentence}\n`);
    return task.verb === 'help' ? 0 : 2;
  }
  const asked = new Promise<void>((ask) => onceAskedToEnd(ask));
  try {
    return await run(task, asked);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

const code = await main();
await endSmartCards();
process.exit(code);
