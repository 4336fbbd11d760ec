import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { isInstalled, smartCardService } from '../../../scripts/debian-packages.ts';
import { readRecording } from '../../../scripts/devices/recording.ts';
import { syntheticVoucher } from '../../simulators/code-scanner/synthetic-voucher.ts';
import { presetCards } from '../../simulators/id-card-reader/preset-cards.ts';
import { type Simulator, startSimulator, startTool, type Tool } from './tool.ts';

/** The installer's tool as a program of its own, against simulator programs on real wires. */

const simulators: Simulator[] = [];
const tools: Tool[] = [];
afterEach(async () => {
  for (const tool of tools.splice(0)) {
    tool.interrupt();
    await tool.code;
  }
  for (const simulator of simulators.splice(0)) await simulator.end();
});

async function start(name: string, args: (folder: string) => readonly string[]): Promise<Simulator> {
  const started = await startSimulator(name, args);
  simulators.push(started);
  return started;
}

function run(...args: readonly string[]): Tool {
  const started = startTool(...args);
  tools.push(started);
  return started;
}

const serial = (path: unknown, baudRate = 115_200): string =>
  JSON.stringify({ kind: 'serial', path, baudRate });

describe('test', () => {
  test('reads a card with the name and the number masked', async () => {
    const reader = await start('id-card-reader', (folder) => ['--link', join(folder, 'tty')]);
    const trial = run('test', '--profile', 'sam-v', '--transport', serial(reader.line['path']));
    await trial.until('请把身份证放在读卡处');
    await reader.order('/lay', { card: 'resident' });
    expect(await trial.code).toBe(0);
    const { name, number, address } = presetCards.resident;
    expect(trial.said()).toContain(`号码 **************${number.slice(-4)}`);
    expect(trial.said()).toContain('结论：正常');
    for (const secret of [name, number, number.slice(0, 10), address])
      expect(trial.said()).not.toContain(secret);
  });

  test('shows the kind, the length and three characters of a code, by a site file', async () => {
    const scanner = await start('code-scanner', (folder) => [
      '--family',
      'newland-serial',
      '--link',
      join(folder, 'tty'),
    ]);
    const site = join(scanner.folder, 'site.json');
    const transport = { kind: 'serial', path: scanner.line['path'], baudRate: 9600 };
    writeFileSync(
      site,
      JSON.stringify({ devices: [{ kind: 'code-scanner', profile: 'newland-serial', transport }] }),
    );
    const trial = run('test', 'code-scanner', '--site', site);
    await trial.until('请把码对准扫码口');
    await scanner.order('/show', { voucher: 1 });
    expect(await trial.code).toBe(0);
    expect(trial.said()).toContain('扫到医保码：28 个字符，开头“424…”');
    expect(trial.said()).not.toContain(syntheticVoucher(1).slice(0, 5));
  });

  test('prints the test slip and says when it is out', async () => {
    const printer = await start('receipt-printer', (folder) => ['--link', join(folder, 'tty')]);
    const trial = run('test', '--profile', 'epson-tm-80', '--transport', serial(printer.line['path']));
    expect(await trial.code).toBe(0);
    expect(trial.said()).toContain('打印完成');
    const slips = await (await fetch(`${String(printer.line['control'])}/slips`)).text();
    expect(slips).toContain('打印测试');
    expect(slips).toContain('䶮囍龘');
  });

  test('has the door kicked after the test slip where the profile says so, and says what to look for', async () => {
    const printer = await start('receipt-printer', () => ['--tcp', '0']);
    const transport = { kind: 'tcp', host: '127.0.0.1', port: printer.line['tcp'] };
    const trial = run('test', '--profile', 'escpos-80-kick', '--transport', JSON.stringify(transport));
    expect(await trial.code).toBe(0);
    expect(trial.said()).toContain('切纸后蜂鸣器或门锁应动作一次');
    const state = await fetch(`${String(printer.line['control'])}/state`);
    expect(await state.json()).toMatchObject({ sounds: ['0019fa'], unknownCommands: [] });
  });

  test('prints the A4 page and follows it until it is out', async () => {
    const printer = await start('document-printer', () => ['--page-ms', '50']);
    const transport = JSON.stringify({ kind: 'ipp', url: printer.line['url'] });
    const trial = run('test', 'document-printer', '--profile', 'ipp-a4', '--transport', transport);
    expect(await trial.code).toBe(0);
    expect(trial.said()).toContain('A4 打印机能用');
  });

  test('says what is wrong, in the attendant’s words, when the time is over', async () => {
    const trial = run('test', '--wait', '2', '--profile', 'sam-v', '--transport', serial('/dev/not-there'));
    expect(await trial.code).toBe(1);
    expect(trial.said()).toContain('［reader-not-found］');
    expect(trial.said()).toContain('结论：不正常');
  });

  test('ends clean at Ctrl-C', async () => {
    const reader = await start('id-card-reader', (folder) => ['--link', join(folder, 'tty')]);
    const trial = run('test', '--profile', 'sam-v', '--transport', serial(reader.line['path']));
    await trial.until('请把身份证放在读卡处');
    trial.interrupt();
    expect(await trial.code).toBe(130);
    expect(trial.said()).toContain('结论：没有做完');
  });

  test.runIf(isInstalled(smartCardService))(
    'reads a social card through the smart-card service',
    async () => {
      const slot = await start('smart-card', () => []);
      process.env['PCSCLITE_CSOCK_NAME'] = String(slot.line['socket']);
      const transport = JSON.stringify({ kind: 'pcsc', reader: slot.line['reader'] });
      const trial = run('test', '--profile', 'pcsc-social-card', '--transport', transport);
      await trial.until('请插入社保卡');
      await slot.order('/insert', { card: 'v2' });
      expect(await trial.code).toBe(0);
      expect(trial.said()).toMatch(/读到社保卡（2\.00 版）：姓名 .\*+，号码 \*{14}/);
    },
  );

  test('refuses what it does not understand, with 2', async () => {
    const trial = run('test', 'scale', '--site', 'hall.json');
    expect(await trial.code).toBe(2);
    expect(trial.said()).toContain('scale');
  });
});

describe('list', () => {
  test('lists this machine for machines, and says what of a site file is missing', async () => {
    const { folder } = await start('receipt-printer', (below) => ['--link', join(below, 'tty')]);
    const site = join(folder, 'site.json');
    const device = (path: string) => ({
      kind: 'receipt-printer',
      profile: 'escpos-80',
      transport: { kind: 'serial', path, baudRate: 9600 },
    });
    const devices = [device(join(folder, 'tty')), device(join(folder, 'none'))];
    writeFileSync(site, JSON.stringify({ devices }));
    const listing = run('list', '--json', '--site', site);
    expect(await listing.code).toBe(1);
    const { configured } = JSON.parse(listing.said()) as { configured: { state: string }[] };
    expect(configured.map(({ state }) => state)).toEqual(['attached', 'missing']);
  });
});

describe('record', () => {
  const begin = async (file: string) => {
    const reader = await start('id-card-reader', (folder) => ['--link', join(folder, 'tty')]);
    const path = join(reader.folder, file);
    const trial = run('record', path, '--profile', 'sam-v', '--transport', serial(reader.line['path']));
    await trial.until('请把身份证放在读卡处');
    return { reader, path, trial };
  };

  test('writes a session without the holder, and never over another file', async () => {
    const { reader, path, trial } = await begin('reader.jsonl');
    expect(existsSync(path)).toBe(false);
    await reader.order('/lay', { card: 'resident' });
    expect(await trial.code).toBe(0);
    const text = readFileSync(path, 'utf8');
    expect(readRecording(text).expected.at(-1)).toBe('cardRead resident');
    const { name, number, address } = presetCards.resident;
    for (const secret of [name, number, address])
      expect(text).not.toContain(Buffer.from(secret, 'utf16le').toString('hex'));
    const again = run('record', path, '--profile', 'sam-v', '--transport', serial(reader.line['path']));
    expect(await again.code).toBe(2);
    expect(again.said()).toContain('已经有了');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('Ctrl-C ends the session and keeps what was heard so far', async () => {
    const { path, trial } = await begin('stopped.jsonl');
    trial.interrupt();
    expect(await trial.code).toBe(130);
    expect(readRecording(readFileSync(path, 'utf8')).expected).toContain('ready');
  });

  test.each([
    ['ipp-a4', '{"kind":"ipp","url":"http://127.0.0.1:9/"}', 'A4'],
    ['sam-v', '{"kind":"serial","path":"/dev/ttyS0"}', 'baudRate'],
  ])('%s cannot be recorded so: said before anything is opened', async (profile, transport, word) => {
    const tool = run('record', '/tmp/never-written.jsonl', '--profile', profile, '--transport', transport);
    expect(await tool.code).toBe(2);
    expect(tool.said()).toContain(word);
  });
});
