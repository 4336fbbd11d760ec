import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { printJobId } from '../../../../electron/contract/ids.ts';
import { IppClient } from '../../../../native/document-printer/ipp-client.ts';
import { systemTimers } from '../../../../native/transport/system-timers.ts';
import { writeAnswer } from '../../../simulators/document-printer/ipp-wire.ts';
import { printerInProcess } from './printer-in-process.ts';

const job = printJobId('doc-1');
const pdf = Buffer.from('%PDF-1.4 synthetic');
const submission = { name: 'doc-1 参保证明', template: { copies: 1, sides: 'one-sided' }, pdf };

const clientOf = (url: string, requestMs = 3000): IppClient =>
  new IppClient({ url, requestMs, timers: systemTimers, signal: new AbortController().signal });

describe('the client', () => {
  it('asks a printer how it is', async () => {
    const { door } = await printerInProcess();
    expect(await clientOf(door.url).printerState()).toEqual({
      ok: true,
      value: { trouble: undefined, suspected: undefined, paper: 'enough', model: 'Simulated A4 1.0' },
    });
  });

  it('hands a document over byte for byte', async () => {
    const { printer, door } = await printerInProcess();
    const asked = await clientOf(door.url).printJob(submission);
    expect(asked).toMatchObject({ ok: true, value: { status: 0, jobs: [{ 'job-id': 1 }] } });
    expect(printer.jobs[0]).toMatchObject({ name: 'doc-1 参保证明', user: 'kiosk', pdf });
  });

  it('follows a job, and finds it by its name among those that are over', async () => {
    const { printer, door } = await printerInProcess();
    const client = clientOf(door.url);
    printer.hinder('paper', true);
    await client.printJob(submission);
    expect(await client.findJob(job)).toEqual({ ok: true, value: 1 });
    expect(await client.jobState(1, job)).toMatchObject({ ok: true, value: { begun: false } });
    printer.hinder('paper', false);
    expect(await client.jobState(1, job)).toMatchObject({ value: { standing: { kind: 'printed' } } });
    expect(await client.findJob(job)).toEqual({ ok: true, value: 1 });
    expect(await client.findJob(printJobId('doc-2'))).toEqual({ ok: true, value: undefined });
  });

  it('knows that a job of the same number is another one’s', async () => {
    const { door } = await printerInProcess();
    const client = clientOf(door.url);
    await client.printJob({ ...submission, name: 'somebody else' });
    expect(await client.jobState(1, job)).toEqual({ ok: true, value: undefined });
    expect(await client.jobState(99, job)).toEqual({ ok: true, value: undefined });
  });

  it('cancels', async () => {
    const { printer, door } = await printerInProcess();
    const client = clientOf(door.url);
    printer.hold(true);
    await client.printJob(submission);
    await client.cancelJob(1);
    expect(await client.jobState(1, job)).toMatchObject({ value: { standing: { kind: 'refused' } } });
  });

  it('does not take an answer to another question', async () => {
    const server = createServer((_request, response) => void response.end(writeAnswer(0, 99)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const asked = await clientOf(`http://127.0.0.1:${port}/`).printerState();
    expect(asked).toEqual({ ok: false, failure: 'document-printer-fault', mayHaveArrived: true });
    server.close();
  });

  it.each([
    ['vanished', 'document-printer-not-found', false],
    ['garbage', 'document-printer-fault', true],
    ['slow', 'document-printer-silent', true],
  ])('says of a printer that is %s: %s', async (what, failure, mayHaveArrived) => {
    const { door } = await printerInProcess();
    if (what === 'vanished') await door.close();
    if (what === 'garbage') door.faults.garbage = true;
    if (what === 'slow') door.faults.slowMs = 400;
    const asked = await clientOf(door.url, 100).printerState();
    expect(asked).toEqual({ ok: false, failure, mayHaveArrived });
  });
});
