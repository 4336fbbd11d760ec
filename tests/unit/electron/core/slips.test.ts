import { describe, expect, it } from 'vitest';
import { ENTRIES, PRINTER, StationUnderTest } from './station-fixture.ts';

describe('a slip', () => {
  const atRecord = (): StationUnderTest =>
    new StationUnderTest().layCard().findRecord().do({ event: 'openEntry', entry: ENTRIES.query });

  it('is asked for once while one is under way', () => {
    const station = atRecord().print().do({ event: 'printReceipt' });
    station.slip('sent').do({ event: 'printReceipt' }).slip('interrupted').do({ event: 'printReceipt' });
    expect(station.taken('printSlip')).toHaveLength(1);
  });

  it('carries 补打 after an uncertain or printed one, and not after a refused one', () => {
    const uncertain = atRecord().print().slip('unknown').do({ event: 'printReceipt' });
    expect(uncertain.taken('printSlip').map(({ duplicate }) => duplicate)).toEqual([0, 1]);
    const refused = atRecord().print().slip('refused').do({ event: 'printReceipt' });
    expect(refused.taken('printSlip').map(({ duplicate }) => duplicate)).toEqual([0, 0]);
  });

  it('goes to the printer that is ready, and says so when none is', () => {
    const station = atRecord();
    const trouble = {
      kind: 'deviceChanged',
      state: 'trouble',
      failure: 'printer-paper-out',
      facts: {},
    } as const;
    station.device({ ...trouble, device: PRINTER }).do({ event: 'printReceipt' });
    expect(station.taken('printSlip')[0]?.device).toBe('receipt-printer-2');
    const none = atRecord();
    for (const { id, kind } of none.context.devices)
      if (kind === 'receipt-printer') none.device({ ...trouble, device: id });
    none.do({ event: 'printReceipt' });
    expect(none.screen).toMatchObject({ slip: { state: 'refused', failure: 'printer-paper-out' } });
    expect(none.taken('printSlip')).toHaveLength(0);
  });

  it('is uncertain when the device process dies under it', () => {
    const station = atRecord().print().slip('sent').report({ event: 'deviceProcessLost' });
    expect(station.screen).toMatchObject({ slip: { state: 'unknown', failure: 'printer-outcome-unknown' } });
  });

  it('left interrupted is cleared from the printer when the visit ends', () => {
    const station = atRecord().print().slip('interrupted').do({ event: 'finish' });
    expect(station.taken('clearPrinter')).toHaveLength(2);
  });
});
