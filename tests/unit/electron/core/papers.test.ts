import { describe, expect, it } from 'vitest';
import {
  CAMERA,
  CAMERALESS_CONTEXT,
  CLAIM,
  CLAIM_CONTEXT,
  CLAIM_ENTRY,
  ClaimUnderTest,
  DIGEST,
  INJURY,
  PAPERS,
  POLICE_PAPER,
  PROOF_PAPER,
  page,
  RECORD_PAPER,
} from './claim-fixture.ts';
import { StationUnderTest } from './station-fixture.ts';

const pagesOf = (station: ClaimUnderTest, paper = RECORD_PAPER) => {
  const { screen } = station;
  if (screen.name !== 'materials') throw new Error(`the screen is ${screen.name}`);
  return screen.papers.find(({ id }) => id === paper)?.pages.map(({ id }) => id);
};

describe('photographing papers', () => {
  it('lists what these answers ask for, and names the camera', () => {
    const screen = new ClaimUnderTest().injured('no').screen;
    expect(screen).toMatchObject({ name: 'materials', camera: { label: 'desk' }, title: '请拍材料' });
    expect(screen.name === 'materials' && screen.papers.map(({ id }) => id)).toEqual([
      RECORD_PAPER,
      PROOF_PAPER,
    ]);
    const injured = new ClaimUnderTest().injured('yes').screen;
    expect(injured.name === 'materials' && injured.papers.at(-1)?.id).toBe(POLICE_PAPER);
  });

  it('asks the store to seal each page, and shows it once that is done', () => {
    const station = new ClaimUnderTest().injured('no');
    station.do({ event: 'keepPage', step: PAPERS, paper: RECORD_PAPER, page: page(1), digest: DIGEST });
    expect(pagesOf(station)).toEqual([]);
    expect(station.taken('keepPage')).toMatchObject([
      {
        visit: station.state.visit?.id,
        service: CLAIM.id,
        paper: RECORD_PAPER,
        page: page(1),
        digest: DIGEST,
      },
    ]);
    station.photograph(RECORD_PAPER, 2).photograph(RECORD_PAPER, 3);
    expect(pagesOf(station)).toEqual([page(2), page(3)]);
  });

  it('says why a page was not kept, until something is', () => {
    const station = new ClaimUnderTest().injured('no');
    const visit = station.state.visit!.id;
    station.report({ event: 'pageNotKept', visit, service: CLAIM.id, failure: 'store-disk-full' });
    expect(station.screen).toMatchObject({ name: 'materials', failure: 'store-disk-full' });
    station.photograph(RECORD_PAPER, 1);
    expect(station.screen).not.toHaveProperty('failure');
  });

  it('puts a page that is taken again where the old one was, and drops the old one', () => {
    const station = new ClaimUnderTest().injured('no').photographAll();
    station.photograph(RECORD_PAPER, 9, page(1));
    expect(pagesOf(station)).toEqual([page(9), page(2)]);
    expect(station.taken('dropPage')).toEqual([{ effect: 'dropPage', page: page(1) }]);
    station.do({ event: 'dropPage', step: PAPERS, page: page(2) });
    expect(pagesOf(station)).toEqual([page(9)]);
    expect(station.taken('dropPage')).toEqual([{ effect: 'dropPage', page: page(2) }]);
  });

  it('takes no page too many, none twice, and none for a paper that is not wanted', () => {
    const station = new ClaimUnderTest().injured('no');
    for (const n of [1, 2, 3, 4]) station.photograph(RECORD_PAPER, n);
    expect(pagesOf(station)).toEqual([page(1), page(2), page(3)]);
    station.photograph(PROOF_PAPER, 1).photograph(POLICE_PAPER, 5).photograph(RECORD_PAPER, 6, page(77));
    expect(station.taken('keepPage')).toEqual([]);
    expect(pagesOf(station, PROOF_PAPER)).toEqual([]);
  });

  it('goes on only when every paper is there or promised, and names the first that is not', () => {
    const station = new ClaimUnderTest().injured('no').photograph(RECORD_PAPER, 1).proceed();
    expect(station.screen).toMatchObject({
      name: 'materials',
      complaint: expect.stringContaining('出院记录'),
    });
    station.photograph(RECORD_PAPER, 2).proceed();
    expect(station.screen).toMatchObject({ complaint: expect.stringContaining('关系证明') });
    station.do({ event: 'bringLater', step: PAPERS, paper: PROOF_PAPER, later: true });
    expect(station.screen).toMatchObject({ papers: [{}, { later: 'promised' }] });
    expect(station.proceed().screen.name).toBe('invoices');
  });

  it('lets a paper be brought later only where the data allows it, and forgets the promise once it is photographed', () => {
    const station = new ClaimUnderTest().injured('no');
    station.do({ event: 'bringLater', step: PAPERS, paper: RECORD_PAPER, later: true });
    expect(station.journal()).toContain('failure:command-not-expected');
    station.do({ event: 'bringLater', step: PAPERS, paper: PROOF_PAPER, later: true });
    station.photograph(PROOF_PAPER, 3);
    expect(station.screen).toMatchObject({ papers: [{}, { later: 'possible', pages: [{ id: page(3) }] }] });
  });

  it('drops what comes for a visit that is over', () => {
    const station = new ClaimUnderTest().injured('no');
    const visit = station.state.visit!.id;
    station.do({ event: 'finish' });
    const before = station.state;
    const kept = { id: page(1), paper: RECORD_PAPER, digest: DIGEST, bytes: 1 };
    station.do({ event: 'goHome' }).report({ event: 'pageKept', visit, service: CLAIM.id, page: kept });
    expect(station.state.visit).toBeUndefined();
    expect(before.visit?.attached).toBeUndefined();
  });
});

describe('a hall without a camera that works', () => {
  it('sends the papers to the counter and holds nobody up', () => {
    const station = new ClaimUnderTest(CAMERALESS_CONTEXT).injured('no');
    expect(station.screen).not.toHaveProperty('camera');
    station.proceed();
    expect(station.screen.name).toBe('invoices');
    station.addInvoice(1).proceed().amounts('0.00', '100.00');
    expect(station.screen).toMatchObject({
      name: 'check-answers',
      answers: [{}, {}, {}, { label: '材料', shown: '请把材料交到窗口' }, { label: '发票' }],
    });
  });

  it('is one where the camera is in trouble, with the pages kept that were taken before', () => {
    const station = new ClaimUnderTest()
      .injured('no')
      .photograph(RECORD_PAPER, 1)
      .photograph(RECORD_PAPER, 2);
    station.device({
      kind: 'deviceChanged',
      device: CAMERA,
      state: 'trouble',
      failure: 'scanner-lost',
      facts: {},
    });
    expect(station.screen).not.toHaveProperty('camera');
    expect(station.proceed().screen.name).toBe('invoices');
  });
});

describe('what went with a case', () => {
  it('goes along by hash, and the next case begins with nothing', () => {
    const station = new ClaimUnderTest().filled();
    station.do({ event: 'submit', service: CLAIM.id });
    const [filing] = station.taken('acceptFiling');
    expect(filing?.attached?.pages.map(({ digest }) => digest)).toEqual([DIGEST, DIGEST, DIGEST]);
    station.report({ event: 'filingAccepted', visit: filing!.visit, receiptNumber: 'R1' });
    station.print();
    expect(station.taken('printSlip')[0]?.content.attached?.pages).toHaveLength(3);
    station.do({ event: 'goHome' }).do({ event: 'openEntry', entry: CLAIM_ENTRY }).injured('no');
    expect(pagesOf(station)).toEqual([]);
  });

  it('is wiped with the visit', () => {
    const station = new ClaimUnderTest().injured('no').photographAll();
    station.do({ event: 'goHome' }).do({ event: 'finish' });
    expect(station.state.visit?.attached).toBeUndefined();
    expect(station.taken('eraseVisit')).toHaveLength(1);
  });

  it('is asked for where another choice wants another paper', () => {
    const station = new ClaimUnderTest().filled();
    station.do({ event: 'changeAnswer', step: INJURY }).injured('yes');
    expect(station.screen).toMatchObject({ name: 'materials', changing: true });
    expect(station.photograph(POLICE_PAPER, 5).proceed().screen.name).toBe('check-answers');
  });
});

describe('answers that want no paper', () => {
  const papers = CLAIM.journey.map((step) =>
    step.step === 'materials'
      ? { ...step, papers: step.papers.filter(({ id }) => id === POLICE_PAPER) }
      : step,
  );
  const services = new Map(CLAIM_CONTEXT.catalogue.services).set(CLAIM.id, { ...CLAIM, journey: papers });
  const context = { ...CLAIM_CONTEXT, catalogue: { ...CLAIM_CONTEXT.catalogue, services } };

  it('lead past the step, and back past it', () => {
    const station = new ClaimUnderTest(context).injured('no');
    expect(station.screen.name).toBe('invoices');
    expect(station.do({ event: 'goBack' }).screen).toMatchObject({ name: 'question', step: INJURY });
    expect(station.injured('yes').screen.name).toBe('materials');
  });
});

describe('after a sudden end', () => {
  it('offers the pages of the same person and service again', () => {
    const station = new ClaimUnderTest();
    const [asked] = station.taken('findPages');
    expect(asked).toMatchObject({ service: CLAIM.id, person: '11010519491231002X' });
    const pages = [{ id: page(1), paper: RECORD_PAPER, digest: DIGEST, bytes: 9 }];
    station.report({ event: 'pagesFound', visit: asked!.visit, service: CLAIM.id, pages }).injured('no');
    expect(pagesOf(station)).toEqual([page(1)]);
  });

  it('asks for none where a service photographs nothing', () => {
    const station = new StationUnderTest(CLAIM_CONTEXT).layCard().findRecord();
    station.do({ event: 'openEntry', entry: 3 });
    expect(station.taken('findPages')).toEqual([]);
  });
});
