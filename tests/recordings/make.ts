import { writeFileSync } from 'node:fs';
import { record, scenes } from './scenes.ts';

/** Records every scene anew: `node tests/recordings/make.ts`, after the test slip or a driver's questions changed. */
for (const [name, scene] of Object.entries(scenes)) {
  const { text, lines, withheld, verdict } = await record(scene);
  process.stdout.write(`${name}: ${verdict.outcome}, ${lines} lines, ${withheld} withheld\n`);
  if (verdict.outcome === 'passed') writeFileSync(new URL(`${name}.jsonl`, import.meta.url), text);
}
process.exit(0);
