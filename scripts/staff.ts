import { resolve } from 'node:path';
import { hasValidCheckCharacter } from '../electron/contract/id-number.ts';
import { dayOf } from '../electron/core/days.ts';
import { AskingStopped, askHidden } from './staff/ask-hidden.ts';
import { weaknessOf } from './staff/pin-strength.ts';
import { parseStaffArguments, type StaffTask, staffUsage } from './staff/staff-arguments.ts';
import {
  type Change,
  emptyStaff,
  listed,
  withAttendant,
  withDisabled,
  withPin,
} from './staff/staff-changes.ts';
import { loadStaff, saveStaff } from './staff/staff-disk.ts';

/** What the shell knows a program by that was ended with Ctrl-C. */
const STOPPED = 130;

/** Thrown for what the installer can put right; the sentence tells how. */
class Refused extends Error {}

const say = (text: string): void => void process.stderr.write(text);
const ask = (question: string): Promise<string> => askHidden(question, process.stdin, say);

/** npm runs its scripts in the project's folder; a relative path counts from where the installer stands. */
const fromHere = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

async function askNumber(): Promise<string> {
  const number = (await ask('身份证号码（不显示）：')).trim().toUpperCase();
  if (!hasValidCheckCharacter(number)) throw new Refused('号码不对：要十八位，最后一位要对得上。');
  return number;
}

async function askPin(number?: string): Promise<string> {
  const pin = await ask('密码，六位数字（不显示）：');
  const weakness = weaknessOf(pin, number);
  if (weakness !== undefined) throw new Refused(`${weakness}，请换一个。`);
  if ((await ask('再输一遍密码：')) !== pin) throw new Refused('两遍密码不一样，请重来。');
  return pin;
}

async function changed(task: Exclude<StaffTask, { verb: 'list' }>, file: string): Promise<Change> {
  const disk = loadStaff(file);
  if (!disk.ok) return disk;
  const { staff } = disk;
  if (task.verb === 'add') {
    const number = await askNumber();
    const pin = await askPin(number);
    const { id, name, roles, from, until } = task;
    const validFrom = from ?? dayOf(Date.now());
    return withAttendant(staff ?? emptyStaff(), {
      id,
      name,
      number,
      pin,
      roles,
      validFrom,
      validUntil: until,
    });
  }
  if (staff?.attendants.some(({ id }) => id === task.id) !== true)
    return { ok: false, sentence: `没有编号 ${task.id}。` };
  return task.verb === 'pin' ? withPin(staff, task.id, await askPin()) : withDisabled(staff, task.id);
}

async function run(task: StaffTask): Promise<number> {
  const file = fromHere(task.file);
  if (task.verb === 'list') {
    const disk = loadStaff(file);
    if (!disk.ok) throw new Refused(disk.sentence);
    for (const line of disk.staff === undefined ? ['还没有这个文件。'] : listed(disk.staff))
      process.stdout.write(`${line}\n`);
    return 0;
  }
  if (task.verb !== 'disable' && !process.stdin.isTTY)
    throw new Refused('请在终端里运行：号码和密码要用键盘输入。');
  const change = await changed(task, file);
  if (!change.ok) throw new Refused(change.sentence);
  saveStaff(file, change.staff);
  say('已保存。\n');
  return 0;
}

async function main(): Promise<number> {
  const task = parseStaffArguments(process.argv.slice(2));
  if (task.verb === 'help' || task.verb === 'refused') {
    say(task.verb === 'help' ? staffUsage : `${task.sentence}\n`);
    return task.verb === 'help' ? 0 : 2;
  }
  try {
    return await run(task);
  } catch (error) {
    if (error instanceof AskingStopped) return STOPPED;
    if (!(error instanceof Refused)) throw error;
    say(`${error.message}\n`);
    return 2;
  }
}

process.exit(await main());
