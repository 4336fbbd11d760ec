import { parseArgs } from 'node:util';
import {
  type AttendantId,
  type AttendantRole,
  attendantIdSchema,
  attendantRoleSchema,
} from '../../electron/contract/attendant.ts';
import { isRealDay } from '../../electron/core/days.ts';

/** What `npm run staff` was asked to do, to which file. Numbers and PINs are never among it. */
export type StaffTask =
  | { readonly verb: 'list'; readonly file: string }
  | {
      readonly verb: 'add';
      readonly file: string;
      readonly id: AttendantId;
      readonly name: string;
      readonly roles: readonly AttendantRole[];
      readonly from: string | undefined;
      readonly until: string | undefined;
    }
  | { readonly verb: 'pin' | 'disable'; readonly file: string; readonly id: string };

export type ParsedStaffTask =
  | StaffTask
  | { readonly verb: 'help' }
  | { readonly verb: 'refused'; readonly sentence: string };

export const staffUsage = `npm run staff -- 命令 --file 人员文件

  list                                      列出人员
  add --id 编号 --name 姓名 [--roles 权限] [--from 日期] [--until 日期]
                                            添加一个人；证件号码和密码在终端里输入，不显示
  pin --id 编号                             重设密码
  disable --id 编号                         停用；登录立即失效，不用重启终端

  编号：英文小写字母开头，例如 wang-1；权限：beside 带人办、on-behalf 代人办、duty 工作登记、machine 看机器，
        用逗号隔开，默认样样都有；日期：2026-01-31
  站点文件里写上 "attendants": { "file": "人员文件" }，重启终端后可以登录。
`;

const OPTIONS = {
  file: { type: 'string' },
  id: { type: 'string' },
  name: { type: 'string' },
  roles: { type: 'string', default: 'beside,on-behalf,duty,machine' },
  from: { type: 'string' },
  until: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const refused = (sentence: string) =>
  ({ verb: 'refused', sentence: `${sentence}（--help 看用法）` }) as const;

/** Reads the words after `npm run staff --`. */
export function parseStaffArguments(args: readonly string[]): ParsedStaffTask {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    return refused('有不认识的选项。');
  }
  const { values, positionals } = parsed;
  const [verb, ...more] = positionals;
  if (values.help === true || verb === undefined) return { verb: 'help' };
  const { file, id } = values;
  // What is left over may be a number somebody typed here: it is not repeated.
  if (more.length > 0) return refused('命令后面多了内容；证件号码和密码不要写在命令里。');
  if (file === undefined) return refused('请用 --file 写明人员文件。');
  if (verb === 'list') return { verb, file };
  if (verb !== 'add' && verb !== 'pin' && verb !== 'disable') return refused('没有这个命令。');
  if (id === undefined) return refused('请用 --id 写明编号。');
  return verb === 'add' ? addTask(file, id, values) : { verb, file, id };
}

interface AddValues {
  readonly name?: string | undefined;
  readonly roles: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

function addTask(
  file: string,
  idText: string,
  { name, roles: rolesText, from, until }: AddValues,
): ParsedStaffTask {
  const id = attendantIdSchema.safeParse(idText);
  if (!id.success) return refused('编号要用英文小写字母开头，例如 wang-1。');
  if (name === undefined || name.trim() === '' || Array.from(name).length > 12)
    return refused('请用 --name 写明姓名，最多十二个字。');
  const roles = attendantRoleSchema
    .array()
    .min(1)
    .safeParse([...new Set(rolesText.split(','))]);
  if (!roles.success) return refused('权限只有 beside、on-behalf、duty、machine。');
  if ([from, until].some((day) => day !== undefined && !isRealDay(day)))
    return refused('日期要写成 2026-01-31 这样。');
  return { verb: 'add', file, id: id.data, name: name.trim(), roles: roles.data, from, until };
}
