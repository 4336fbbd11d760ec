import { describe, expect, it } from 'vitest';
import { deviceId, printJobId, visitId } from '../../../../electron/contract/ids.ts';
import { CERTIFICATE, CONTEXT, ENTRIES, FILING, PRINTER, StationUnderTest } from './station-fixture.ts';

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

describe('the notice of a service', () => {
  const atNotice = (): StationUnderTest =>
    new StationUnderTest().layCard().findRecord().do({ event: 'openEntry', entry: ENTRIES.filing });
  const told = (station: StationUnderTest, times: number): StationUnderTest => {
    const visit = station.state.visit!.id;
    const notice = { service: FILING.id, times };
    return station.report({ event: 'slipQueued', visit, job: printJobId('job-1'), notice });
  };

  it('can be had on paper from its own page, on the slip printer', () => {
    const station = atNotice();
    expect(station.screen).toMatchObject({ name: 'notice', slip: { state: 'none' } });
    station.do({ event: 'printReceipt' });
    expect(station.taken('printSlip')).toMatchObject([
      { content: { of: 'notice', service: { id: FILING.id } } },
    ]);
    expect(station.screen).toMatchObject({ name: 'notice', slip: { state: 'queued' } });
  });

  it('is one in a visit, however often it is printed, and the same after another page', () => {
    const station = told(atNotice().do({ event: 'printReceipt' }), 2)
      .slip('sent')
      .slip('printed');
    station.do({ event: 'printReceipt' });
    station.do({ event: 'goHome' }).do({ event: 'openEntry', entry: ENTRIES.filing });
    station.do({ event: 'printReceipt' });
    const times = station.taken('printSlip').map(({ content }) => content.noticeTimes);
    expect(times).toEqual([undefined, 2, 2]);
  });

  it('is counted anew in another visit', () => {
    const station = told(atNotice().do({ event: 'printReceipt' }), 1)
      .slip('sent')
      .slip('printed');
    station.do({ event: 'goHome' }).do({ event: 'goBack' }).wait(60_000);
    expect(station.state.visit?.notices).toBeUndefined();
  });
});

describe('a slip in the mouth of a printer that can tell', () => {
  const mouth = (slipInMouth: boolean) =>
    ({ kind: 'deviceChanged', device: PRINTER, state: 'ready', facts: { slipInMouth } }) as const;
  const atFarewell = (): StationUnderTest => {
    const station = new StationUnderTest()
      .layCard()
      .findRecord()
      .do({ event: 'openEntry', entry: ENTRIES.query });
    station.print().slip('sent').device(mouth(true)).slip('printed');
    return station.do({ event: 'finish' }).do({ event: 'skipRating' });
  };

  it('is spoken of until it is taken, and then no more', () => {
    const station = atFarewell();
    expect(station.screen).toMatchObject({ name: 'farewell', takeSlip: true });
    station.wait(59_000);
    expect(station.screen).toMatchObject({ name: 'farewell', takeSlip: true });
    station.device(mouth(false));
    expect(station.screen.name === 'farewell' ? station.screen.takeSlip : false).toBe(false);
  });

  it('keeps the next resident waiting for a minute at the most', () => {
    expect(atFarewell().wait(60_001).screen.name).toBe('welcome');
  });

  it('that is taken before the farewell ends with it after its twenty seconds', () => {
    expect(atFarewell().device(mouth(false)).wait(20_001).screen.name).toBe('welcome');
  });

  it('is no news of the printer itself', () => {
    const station = atFarewell();
    station.taken('journal');
    expect(station.device(mouth(false)).taken('journal')).toEqual([]);
  });
});

describe('a sheet', () => {
  const SHEETS = deviceId('document-printer-1');
  const catalogue = {
    ...CONTEXT.catalogue,
    services: new Map(CONTEXT.catalogue.services).set(CERTIFICATE.id, {
      ...CERTIFICATE,
      receipt: { ...CERTIFICATE.receipt, paper: 'a4-if-possible' },
    }),
  };
  const devices = [...CONTEXT.devices, { id: SHEETS, kind: 'document-printer' } as const];
  const atCertificate = (): StationUnderTest => {
    const station = new StationUnderTest({ ...CONTEXT, catalogue, devices });
    station.layCard().findRecord().do({ event: 'openEntry', entry: ENTRIES.certificate });
    const [made] = station.do({ event: 'proceed' }).taken('makeCertificate');
    if (made === undefined) throw new Error('no certificate was made');
    return station.report({ event: 'certificateMade', visit: made.visit, receiptNumber: 'R-1' });
  };
  const trouble = {
    kind: 'deviceChanged',
    device: SHEETS,
    state: 'trouble',
    failure: 'document-printer-paper-out',
    facts: {},
  } as const;

  it('is printed where the service asks for one and the A4 printer works', () => {
    const station = atCertificate().do({ event: 'printReceipt' });
    expect(station.taken('printDocument')).toMatchObject([{ device: SHEETS, duplicate: 0 }]);
    expect(station.taken('printSlip')).toEqual([]);
    expect(station.screen).toMatchObject({ slip: { state: 'queued', paper: 'a4' } });
  });

  it('becomes a slip where the A4 printer does not work', () => {
    const station = atCertificate().device(trouble).do({ event: 'printReceipt' });
    expect(station.taken('printSlip')).toMatchObject([{ device: PRINTER }]);
    expect(station.screen).toMatchObject({ slip: { paper: 'slip' } });
  });

  it('that no printer can take is refused for the reason of the A4 printer', () => {
    const station = atCertificate().device(trouble);
    for (const { id, kind } of CONTEXT.devices)
      if (kind === 'receipt-printer')
        station.device({ ...trouble, device: id, failure: 'printer-cover-open' });
    station.do({ event: 'printReceipt' });
    expect(station.screen).toMatchObject({
      slip: { state: 'refused', failure: 'document-printer-paper-out', paper: 'a4' },
    });
  });

  it('is followed to its end like a slip', () => {
    const station = atCertificate().do({ event: 'printReceipt' });
    const job = printJobId('job-9');
    station.report({ event: 'slipQueued', visit: visitId('visit-5'), job });
    for (const state of ['sent', 'interrupted', 'printed'] as const) {
      station.device({ kind: 'documentChanged', device: SHEETS, job, state });
      expect(station.screen).toMatchObject({ slip: { state, paper: 'a4' } });
    }
    expect(station.do({ event: 'finish' }).do({ event: 'skipRating' }).screen).toMatchObject({
      name: 'farewell',
      takeSlip: true,
    });
  });
});
