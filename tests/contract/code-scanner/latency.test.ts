import { expect, it, onTestFinished } from 'vitest';
import { syntheticVoucher } from '../../simulators/code-scanner/synthetic-voucher.ts';
import { profileOf } from './families-at-the-desk.ts';
import { codeWords, show, sitDown } from './scanner-at-the-desk.ts';

it.each(['serial-cr', 'honeywell-hid-pos'] as const)('%s: soon after its last byte', async (family) => {
  const at = await sitDown({ family, profile: profileOf[family] });
  onTestFinished(() => at.leave());
  const waits: number[] = [];
  // Not more than a hand shows, or it would be a flood.
  for (let round = 0; round < 9; round += 1) {
    at.forget();
    await at.untilScanner(({ reading }) => reading);
    const { sentAt } = await at.order('/show', { voucher: 100 + round });
    await at.until(`codeScanned ${syntheticVoucher(100 + round)}`);
    const said = at.said().findIndex((word) => word.startsWith('codeScanned'));
    waits.push((at.times[said] ?? 0) - (sentAt ?? 0));
  }
  waits.sort((a, b) => a - b);
  const [median = 0, slowest = 0] = [waits[waits.length >> 1], waits.at(-1)];
  process.stdout.write(
    `${family} over its wire: last byte → codeScanned, median ${median.toFixed(1)} ms, slowest of ${waits.length} ${slowest.toFixed(1)} ms\n`,
  );
  // The whole way to the window may take 20 ms; the slowest is left to the machine's load.
  expect(median).toBeLessThan(20);
});

it('serial-gap: pieces of 5 bytes are one code as long as the silence between them is short', async () => {
  const at = await sitDown({ family: 'serial-gap', profile: profileOf['serial-gap'] });
  onTestFinished(() => at.leave());
  await at.order('/behave', { chunkBytes: 5 });
  await show(at, { voucher: 8 });
  await at.until(`codeScanned ${syntheticVoucher(8)}`);
  expect(codeWords(at)).toEqual([`codeScanned ${syntheticVoucher(8)}`]);
});
