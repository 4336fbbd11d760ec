import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureWords } from '../../renderer/copy/failures.ts';
import { MEMORY_BAR_MB } from '../bench/devices.ts';
import { syntheticVoucher } from '../simulators/code-scanner/synthetic-voucher.ts';
import { memoryMb } from '../support/device-process.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import { identify, leave, showCode } from './support/walk.ts';

let kiosk: Kiosk;

beforeAll(async () => {
  // A hall that decodes no vouchers; what one that does makes of them stands in voucher.test.ts.
  kiosk = await startKiosk({
    changeSite: ({ voucher: _none, ...site }) => site,
  });
  await kiosk.screen('welcome');
});
afterAll(() => kiosk.stop());

const screenText = async (): Promise<string> =>
  (await kiosk.page().locator('[data-screen]').innerText()).replaceAll(/\s/g, '');
const show = (code: string): Promise<void> => showCode(kiosk, code);
const says = (code: keyof typeof failureWords) =>
  kiosk.until(code, async () => (await screenText()).includes(failureWords[code].resident));

describe('a code held before the scanner', () => {
  test('begins a visit at the welcome screen and is answered in words', async () => {
    await show('100000000000000001');
    await kiosk.screen('identify');
    await says('code-is-payment');
  });

  test('that stands for a person is known for one', async () => {
    await show(syntheticVoucher(7, '34'));
    await says('voucher-not-enabled');
  });

  test('that nobody knows is answered too', async () => {
    await show('医保你好，这是谁的码');
    await says('code-not-recognised');
    await kiosk.touch('返回');
    await kiosk.screen('welcome');
  });

  test('finds the scanner dark while none is of use, and lit again at the next welcome', async () => {
    await identify(kiosk);
    await kiosk.until('the scanner is dark', async () => !(await kiosk.scanner.state()).reading);
    expect((await kiosk.scanner.show(syntheticVoucher(8))).shown).toBe(false);
    await leave(kiosk);
    await kiosk.until('the scanner reads', async () => (await kiosk.scanner.state()).reading);
  });

  test('is read again after the cable was out, within three seconds', async () => {
    await kiosk.scanner.setCable(false);
    const told = (await kiosk.scanner.state()).commands.length;
    const backAt = performance.now();
    await kiosk.scanner.setCable(true);
    // Whoever opens it again tells it to read.
    await kiosk.until('the scanner is told to read again', async () => {
      const { commands, reading } = await kiosk.scanner.state();
      return commands.length > told && reading;
    });
    const took = performance.now() - backAt;
    process.stdout.write(`scanner: reads again ${took.toFixed(0)} ms after it was plugged in\n`);
    expect(took).toBeLessThan(3_000);
    await kiosk.scanner.show('opc0000000000000000000000000');
    await says('code-wrong-package');
    await kiosk.touch('返回');
    await kiosk.screen('welcome');
  });

  test('costs the device process no more memory than it may have', async () => {
    await kiosk.until('the scanner is open', async () => (await kiosk.scanner.state()).commands.length > 0);
    const memory = memoryMb(kiosk.deviceProcess());
    process.stdout.write(`device process: ${memory.toFixed(0)} MB\n`);
    expect(memory).toBeLessThan(MEMORY_BAR_MB);
  });

  test('leaves no trace in the log', () => {
    expect(kiosk.log()).not.toMatch(/424\d{10}|opc0|医保你好/);
    expect(kiosk.complaints).toEqual([]);
  });
});
