import { parseArgs } from 'node:util';
import { startBridge } from './bridge.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    province: { type: 'string', default: '34' },
  },
});

const bridge = await startBridge({
  port: Number(values.port),
  controlPort: Number(values['control-port']),
  province: values.province,
});
const { websocket, http, control } = bridge;
console.log(JSON.stringify({ simulator: 'voucher', websocket, http, control }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void bridge.close();
  });
}
