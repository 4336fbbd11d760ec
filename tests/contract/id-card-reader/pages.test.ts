import { afterAll, describe, expect, it } from 'vitest';
import { endSmartCards } from '../../../native/transport/pcsc.ts';
import { isInstalled, notRun, smartCardService } from '../../../scripts/debian-packages.ts';
import { startPcscService } from '../../simulators/smart-card/pcsc-service.ts';
import { readerBehaviour } from './behaviour.ts';
import { readerBench } from './reader-bench.ts';
import { pagesWiring } from './wirings.ts';

/** Where the smart-card service is missing, the note at the end of the run says that its suite was not run. */
const service = isInstalled(smartCardService) ? await startPcscService() : undefined;
// The library reads it once, when it is loaded with the first slot.
if (service !== undefined) process.env['PCSCLITE_CSOCK_NAME'] = service.socket;

const bench = readerBench();
afterAll(async () => {
  await endSmartCards();
  await service?.stop();
});

it('the smart-card service is here, or it is said that its tests were not run', () => {
  expect(service !== undefined || notRun(smartCardService).startsWith('Not run')).toBe(true);
});

describe.each(service === undefined ? [] : [service])('the smart-card service', (running) => {
  readerBehaviour(bench, pagesWiring(running.ports[0], running.readers[0]));

  it('dies and comes back: said, and cards are read again', async () => {
    const wiring = pagesWiring(running.ports[0], running.readers[0]);
    const reader = await bench.program(wiring);
    const at = await bench.desk(wiring, reader);
    at.forget();
    await running.kill();
    await at.until('trouble reader-lost');
    await running.restart();
    await at.until('ready');
    await reader.order('/lay', { card: 'resident' });
    await at.until('cardRead');
  });
});
