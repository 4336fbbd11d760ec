import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type ChildProgram,
  firstJsonLine,
  jsonLineWith,
  startProgram,
} from '../../../scripts/child-program.ts';

const started: ChildProgram[] = [];
afterEach(() => {
  for (const { process: child } of started.splice(0)) child.kill('SIGKILL');
});

function run(script: string): ChildProgram {
  const program = startProgram({
    program: process.execPath,
    args: ['--input-type=module', '-e', script],
    stdout: 'pipe',
  });
  started.push(program);
  return program;
}

const stay = 'setInterval(() => undefined, 60_000);';

describe('a program started beside this one', () => {
  test('its first line is read as JSON and the rest does not clog it', async () => {
    const program = run(
      `console.log('{"demo":"http://127.0.0.1:1"}'); process.stdout.write('x'.repeat(1e6), () => process.exit(0));`,
    );
    expect(await firstJsonLine(program.process.stdout)).toEqual({ demo: 'http://127.0.0.1:1' });
    expect(await program.gone).toBe(0);
  });

  test('one that ends without a word gives nothing', async () => {
    const program = run('process.exit(4);');
    expect(await firstJsonLine(program.process.stdout)).toBeUndefined();
    expect(await program.gone).toBe(4);
  });

  test('a later line is found by its key', async () => {
    const stream = new PassThrough();
    stream.write('{"serving":true}\n7\nnull\n{"ready":true,"pid":1}\n{"ready":false}\n');
    expect(await jsonLineWith('ready', stream)).toEqual({ ready: true, pid: 1 });
  });

  test('a key that never comes gives nothing', async () => {
    const stream = new PassThrough();
    stream.end('{"serving":true}\n');
    expect(await jsonLineWith('ready', stream)).toBeUndefined();
    expect(await jsonLineWith('ready', null)).toBeUndefined();
  });

  test('a line that is not JSON is an error, not a silence', async () => {
    const stream = new PassThrough();
    stream.end('listening on 1\n');
    await expect(firstJsonLine(stream)).rejects.toThrow();
  });

  test('is asked to end, in order', async () => {
    const program = run(`process.on('SIGTERM', () => process.exit(0)); console.log('{}'); ${stay}`);
    await firstJsonLine(program.process.stdout);
    await program.stop();
    expect(await program.gone).toBe(0);
    await program.stop();
  });

  test('has a session of its own: the terminal’s Ctrl-C does not reach it past us', async () => {
    const program = run(`console.log('{}'); ${stay}`);
    await firstJsonLine(program.process.stdout);
    expect(() => process.kill(-(program.process.pid ?? 0), 0)).not.toThrow();
  });

  test('hears when we are gone', async () => {
    const program = run(`process.on('disconnect', () => process.exit(9)); console.log('{}'); ${stay}`);
    await firstJsonLine(program.process.stdout);
    program.process.disconnect();
    expect(await program.gone).toBe(9);
  });

  test('a program that is not there is gone at once', async () => {
    const program = startProgram({ program: '/nowhere/at-all', args: [], stdout: 'pipe' });
    expect(await program.gone).toBe(1);
  });
});
