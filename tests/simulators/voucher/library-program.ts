import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type VoucherBehaviour, voucherBehaviourSchema } from './behaviour.ts';
import { MiddlePlatform } from './middle-platform.ts';

/**
 * A program that holds a provincial library, without the library: the line protocol of `electron/upstream/voucher/program-lines.ts`
 * on standard input and output.
 * Arguments: `--mode` as the bridge has them, `--at-the-box` a resident's short name.
 */
const { values } = parseArgs({
  options: { mode: { type: 'string', default: 'normal' }, 'at-the-box': { type: 'string' } },
});
const mode: VoucherBehaviour = voucherBehaviourSchema.parse(values.mode);
const platform = new MiddlePlatform('34', () => values['at-the-box']);
platform.behaviour = mode;

const say = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

// Libraries print what they like; the station must not take it for an answer.
process.stdout.write('HeaSecReadInfo 1.0 init ok\n');
process.stderr.write('library chatter\n');
say({ ready: mode !== 'not-ready' });

for await (const text of createInterface({ input: process.stdin })) {
  const { id, indata } = JSON.parse(text) as { id: number; indata: string };
  if (mode === 'dies') process.exit(139);
  if (mode === 'malformed') say({ id, outdata: '乱码' });
  else if (mode === 'silent') continue;
  else if (mode === 'refused') say({ id, failed: true });
  else say({ id, outdata: JSON.stringify(platform.answer(indata)) });
}
