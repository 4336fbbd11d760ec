import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const NUMBER = '341721198805179948';
let folder: string;
let terminal: IPty | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-tool-'));
});
afterEach(() => {
  terminal?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** The tool in a terminal: types each answer when its question is on the screen. Gives all that the screen showed. */
function tool(args: readonly string[], answers: readonly (readonly [question: string, typed: string])[]) {
  const waiting = [...answers];
  const screen: string[] = [];
  let seen = '';
  // As npm says where the installer stands; the tests' own npm says the project's folder.
  const env = { ...process.env, INIT_CWD: folder };
  const pty = spawn(process.execPath, [join(root, 'scripts/staff.ts'), ...args], { cwd: folder, env });
  terminal = pty;
  pty.onData((data) => {
    screen.push(data);
    seen += data;
    const [next] = waiting;
    if (next === undefined || !seen.includes(next[0])) return;
    waiting.shift();
    seen = '';
    pty.write(next[1]);
  });
  return new Promise<{ code: number; screen: string }>((resolve) => {
    pty.onExit(({ exitCode }) => resolve({ code: exitCode, screen: screen.join('') }));
  });
}

const ADD = ['add', '--file', 'staff.json', '--id', 'wang-1', '--name', '示例工'];

describe('the staff tool in a terminal', () => {
  it('asks for number and PIN, shows neither, and writes hashes', async () => {
    const { code, screen } = await tool(ADD, [
      ['身份证号码', `${NUMBER}\r`],
      ['密码，六位', '27490\u007f06\r'],
      ['再输一遍', '274906\r'],
    ]);
    expect(code, screen).toBe(0);
    // What a terminal shows last may be lost with it, so that the file is what tells.
    expect(screen).not.toMatch(/2749|3417/);
    const text = readFileSync(join(folder, 'staff.json'), 'utf8');
    expect(text).toContain('"wang-1"');
    expect(text).not.toMatch(/274906|341721198805179948/);
  });

  it('refuses a weak PIN and a wrong number, with the reason', async () => {
    const weak = await tool(ADD, [
      ['身份证号码', `${NUMBER}\r`],
      ['密码，六位', '880517\r'],
    ]);
    expect(weak.code).toBe(2);
    expect(weak.screen).toContain('生日');
    const wrong = await tool(ADD, [['身份证号码', '341721198805179945\r']]);
    expect(wrong.code).toBe(2);
    expect(wrong.screen).not.toContain('341721198805179945');
  });

  it('stops at Ctrl-C without a file', async () => {
    const { code } = await tool(ADD, [['身份证号码', '3417\u0003']]);
    expect(code).toBe(130);
    expect(() => readFileSync(join(folder, 'staff.json'))).toThrow(/ENOENT/);
  });
});
