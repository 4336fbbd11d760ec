import { expect, onTestFinished, test } from 'vitest';
import { sitDown } from './printer-at-the-desk.ts';
import { slip } from './slip.ts';

test('a whole slip is handed over within 20 ms of the command', async () => {
  const desk = await sitDown('serial');
  onTestFinished(() => desk.leave());
  const waits: number[] = [];
  const firsts: number[] = [];
  for (let n = 0; n < 20; n++) {
    const job = `J${n}`;
    const start = performance.now();
    desk.print(job, slip);
    await desk.until(`${job} sent`);
    waits.push(performance.now() - start);
    firsts.push(desk.slipBegan() - start);
    await desk.until(`${job} printed`);
  }
  const median = waits.toSorted((a, b) => a - b)[10] ?? Number.NaN;
  const first = firsts.toSorted((a, b) => a - b)[10] ?? Number.NaN;
  process.stdout.write(`command to first byte of the slip: median ${first.toFixed(1)} ms over 20 slips\n`);
  expect(firsts.every((at, n) => at < (waits[n] ?? 0))).toBe(true);
  process.stdout.write(`command to whole slip sent: median ${median.toFixed(1)} ms over 20 slips\n`);
  expect(median).toBeLessThan(20);
});
