import { parseArgs } from 'node:util';
import { transportSchema } from '../../electron/contract/device-address.ts';
import { deviceKindSchema } from '../../electron/contract/device-kind.ts';
import type { DeviceChoice } from './device-choice.ts';

/** How long whoever stands at the desk may take to lay down a card, show a code or press a key, s. */
const HANDS_S = 60;
const LONGEST_S = 3600;

/** What `npm run devices` was asked to do. */
export type DeviceTask =
  | { readonly verb: 'list'; readonly site?: string; readonly json: boolean }
  | { readonly verb: 'test'; readonly choice: DeviceChoice; readonly waitMs: number }
  | {
      readonly verb: 'record';
      readonly file: string;
      readonly choice: DeviceChoice;
      readonly waitMs: number;
    };

export type ParsedTask =
  | DeviceTask
  | { readonly verb: 'help' }
  | { readonly verb: 'refused'; readonly sentence: string };

export const usage = `npm run devices -- 命令

  list [--site 文件] [--json]     列出接在本机上的设备、建议的型号档案和可以直接粘贴的站点配置；
                                  给出站点文件时，还说哪些配置了的设备没有找到
  test 种类 --site 文件 [--device N]
  test [种类] --profile 档案 --transport JSON
                                  用正式驱动试一台设备；号码和姓名只显示一部分
  record 文件 --site 文件 --device N
  record 文件 --profile 档案 --transport JSON
                                  把一次试用录成 .jsonl；个人信息在写盘之前换成虚构的

  种类：id-card-reader 身份证读卡器、code-scanner 扫码器、smart-card-reader 社保卡读卡器、
        receipt-printer 凭条打印机、document-printer A4 打印机、keypad 按键
  --device N    站点文件 devices 里的第几台，从 1 数起
  --wait 秒     等人放卡、扫码、按键的时间，默认 ${HANDS_S}
`;

const OPTIONS = {
  site: { type: 'string' },
  device: { type: 'string' },
  profile: { type: 'string' },
  transport: { type: 'string' },
  wait: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

const refused = (sentence: string) => ({ verb: 'refused', sentence }) as const;
type Refused = ReturnType<typeof refused>;

const positive = (text: string | undefined, largest: number): number | undefined =>
  text !== undefined && /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= largest
    ? Number(text)
    : undefined;

function transportOf(text: string) {
  try {
    return transportSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function choiceOf(values: Values, kindWord: string | undefined): DeviceChoice | Refused {
  const kind = kindWord === undefined ? undefined : deviceKindSchema.safeParse(kindWord).data;
  if (kindWord !== undefined && kind === undefined)
    return refused(`没有“${kindWord}”这种设备；种类有 ${deviceKindSchema.options.join('、')}。`);
  const { site, profile } = values;
  const position = positive(values.device, 16);
  if (values.device !== undefined && position === undefined) return refused('--device 是从 1 数起的序号。');
  if (site !== undefined) {
    if (profile !== undefined || values.transport !== undefined)
      return refused('--site 和 --profile、--transport 只用一种。');
    return {
      from: 'site',
      site,
      ...(kind === undefined ? {} : { kind }),
      ...(position === undefined ? {} : { position }),
    };
  }
  if (position !== undefined) return refused('--device 要和 --site 一起用。');
  if (profile === undefined || values.transport === undefined)
    return refused('请用 --site 文件，或者 --profile 档案 和 --transport JSON 说明是哪台设备。');
  const transport = transportOf(values.transport);
  if (transport === undefined)
    return refused(`--transport 不是有效的接口，例如 '{"kind":"serial","path":"/dev/ttyS0"}'。`);
  return { from: 'options', profile, transport, ...(kind === undefined ? {} : { kind }) };
}

function deviceTask(verb: 'test' | 'record', word: string | undefined, values: Values): ParsedTask {
  const seconds = values.wait === undefined ? HANDS_S : positive(values.wait, LONGEST_S);
  if (seconds === undefined) return refused(`--wait 是 1 到 ${LONGEST_S} 的整数秒。`);
  const waitMs = seconds * 1000;
  if (verb === 'record' && word === undefined) return refused('录到哪个文件？例如 record reader.jsonl …');
  const choice = choiceOf(values, verb === 'test' ? word : undefined);
  if ('verb' in choice) return choice;
  return verb === 'test' ? { verb, choice, waitMs } : { verb, file: word ?? '', choice, waitMs };
}

/** Reads the arguments; anything not understood is refused with a sentence, never ignored. */
export function parseDeviceArguments(args: readonly string[]): ParsedTask {
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    return refused('有不认识的选项，或者选项后面缺内容。用 npm run devices -- --help 看用法。');
  }
  const { values, positionals } = parsed;
  const [verb, word, ...more] = positionals;
  if (values.help === true || verb === undefined) return { verb: 'help' };
  if (more.length > 0) return refused(`“${more[0]}”是多余的。`);
  if (verb === 'test' || verb === 'record') {
    return values.json === true ? refused('--json 只用于 list。') : deviceTask(verb, word, values);
  }
  if (verb !== 'list' || word !== undefined)
    return refused(`不认识“${verb === 'list' ? word : verb}”。用 npm run devices -- --help 看用法。`);
  const { site, json = false, ...others } = values;
  if (Object.keys(others).length > 0) return refused('list 只认 --site 和 --json。');
  return { verb, json, ...(site === undefined ? {} : { site }) };
}
