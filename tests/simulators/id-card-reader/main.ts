import { parseArgs } from 'node:util';
import { createControlServer } from './control-server.ts';
import { ReaderLine } from './reader-line.ts';

const { values } = parseArgs({
  options: {
    link: { type: 'string' },
    control: { type: 'string', default: '0' },
    presence: { type: 'string', default: 'refind' },
    fingerprint: { type: 'string', default: '0' },
    'answer-rate': { type: 'string' },
  },
});

function presenceOf(text: string): 'refind' | 'found-once' {
  if (text === 'refind' || text === 'found-once') return text;
  throw new Error('--presence is refind or found-once');
}

function fingerprintOf(text: string): 0 | 512 | 1024 {
  const bytes = Number(text);
  if (bytes === 0 || bytes === 512 || bytes === 1024) return bytes;
  throw new Error('--fingerprint is 0, 512 or 1024');
}

const rate = values['answer-rate'];
const line = new ReaderLine({
  link: values.link,
  presence: presenceOf(values.presence),
  fingerprintBytes: fingerprintOf(values.fingerprint),
  answerRate: rate === undefined ? undefined : Number(rate),
});
const control = createControlServer(line);
const address = await control.listen({ host: '127.0.0.1', port: Number(values.control) });
console.log(JSON.stringify({ simulator: 'id-card-reader', path: line.path, control: address }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    line.unplug();
    void control.close();
  });
}
