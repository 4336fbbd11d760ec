import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    paasid: { type: 'string' },
    token: { type: 'string' },
  },
});

const { paasid, token } = values;
if ((paasid === undefined) !== (token === undefined)) throw new Error('--paasid and --token go together');

const sandbox = await startSandbox({
  port: Number(values.port),
  controlPort: Number(values['control-port']),
  account: paasid === undefined || token === undefined ? undefined : { paasid, token },
});
console.log(JSON.stringify({ simulator: 'upstream', url: sandbox.url, control: sandbox.control }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close();
  });
}
