import { describe, expect, it } from 'vitest';
import { CERTIFICATE, ENTRIES, FILING, StationUnderTest } from './station-fixture.ts';

const [, CITY, FROM, PHONE] = FILING.journey.map(({ id }) => id);

describe('a filing', () => {
  const filled = (): StationUnderTest => {
    const station = new StationUnderTest().layCard().findRecord();
    station.do({ event: 'openEntry', entry: ENTRIES.filing }).do({ event: 'proceed' });
    return station
      .do({ event: 'answerStep', step: CITY!, answer: '340100' })
      .do({ event: 'answerStep', step: FROM!, answer: '2026-12-01' })
      .do({ event: 'answerStep', step: PHONE!, answer: '13800138000' })
      .do({ event: 'agree', service: FILING.id });
  };

  it('keeps a refused answer, says why, and moves on with a good one', () => {
    const station = new StationUnderTest().layCard().findRecord();
    station.do({ event: 'openEntry', entry: ENTRIES.filing }).do({ event: 'proceed' });
    station.do({ event: 'answerStep', step: CITY!, answer: '341700' });
    expect(station.screen).toMatchObject({ name: 'question', answer: '341700', complaint: '这里不用备案。' });
    station.do({ event: 'answerStep', step: CITY!, answer: '340100' });
    expect(station.screen).toMatchObject({ name: 'question', step: FROM });
    expect(station.screen).not.toHaveProperty('complaint');
    station.do({ event: 'goBack' });
    expect(station.screen).toMatchObject({ name: 'question', step: CITY, answer: '340100' });
  });

  it('changes one answer from the check page and returns straight to it', () => {
    const station = filled();
    expect(station.screen).toMatchObject({
      name: 'check-answers',
      answers: [{ shown: '安徽省合肥市' }, { shown: '2026年12月1日' }, { shown: '138 0013 8000' }],
    });
    station.do({ event: 'changeAnswer', step: FROM! });
    expect(station.screen).toMatchObject({ name: 'question', step: FROM, changing: true });
    station.do({ event: 'answerStep', step: FROM!, answer: '2026-12-05' });
    expect(station.screen).toMatchObject({ name: 'check-answers' });
    station.do({ event: 'changeAnswer', step: FROM! }).do({ event: 'goBack' });
    expect(station.screen).toMatchObject({ name: 'check-answers' });
  });

  it('is accepted once, however often 提交 is tapped', () => {
    const station = filled()
      .do({ event: 'submit', service: FILING.id })
      .do({ event: 'submit', service: FILING.id });
    expect(station.taken('acceptFiling')).toHaveLength(1);
    const visit = station.state.visit!.id;
    station.report({ event: 'filingAccepted', visit, receiptNumber: 'R1' });
    expect(station.screen).toMatchObject({ name: 'result', outcome: 'sending', receiptNumber: 'R1' });
    station.do({ event: 'submit', service: FILING.id });
    expect(station.taken('acceptFiling')).toHaveLength(0);
    expect(station.report({ event: 'filingSent', receiptNumber: 'R1' }).screen).toMatchObject({
      outcome: 'sent',
    });
  });

  it('shows the day it is promised by from the first moment on, also once it is sent', () => {
    const promised = { by: '2026-12-04', limit: 'latest' as const };
    const station = filled().do({ event: 'submit', service: FILING.id });
    station.report({
      event: 'filingAccepted',
      visit: station.state.visit!.id,
      receiptNumber: 'R1',
      promised,
    });
    expect(station.screen).toMatchObject({ outcome: 'sending', promised });
    station.report({ event: 'filingSent', receiptNumber: 'R1' });
    expect(station.screen).toMatchObject({ outcome: 'sent', promised });
    station.do({ event: 'printReceipt' });
    expect(station.taken('printSlip')).toMatchObject([{ content: { result: { promised } } }]);
  });

  it('says 待上传 when the network is known to be down, or when patience runs out', () => {
    const offline = filled().report({ event: 'networkChanged', network: 'offline' });
    offline.do({ event: 'submit', service: FILING.id });
    offline.report({ event: 'filingAccepted', visit: offline.state.visit!.id, receiptNumber: 'R1' });
    expect(offline.screen).toMatchObject({ name: 'result', outcome: 'to-upload' });

    const slow = filled().do({ event: 'submit', service: FILING.id });
    slow.report({ event: 'filingAccepted', visit: slow.state.visit!.id, receiptNumber: 'R1' });
    expect(slow.wait(7_999).screen).toMatchObject({ outcome: 'sending' });
    expect(slow.wait(1).screen).toMatchObject({ outcome: 'to-upload' });
    expect(slow.report({ event: 'filingSent', receiptNumber: 'R1' }).screen).toMatchObject({
      outcome: 'sent',
    });
  });

  it('stays on the check page when the disk is full, and can be submitted again', () => {
    const station = filled().do({ event: 'submit', service: FILING.id });
    const visit = station.state.visit!.id;
    station.report({ event: 'filingNotAccepted', visit, failure: 'store-disk-full' });
    expect(station.screen).toMatchObject({ name: 'check-answers', failure: 'store-disk-full' });
    station.taken('acceptFiling');
    station.do({ event: 'submit', service: FILING.id });
    expect(station.taken('acceptFiling')).toHaveLength(1);
  });

  it('shows the platform’s own words when it refuses, and on paper gives back what was handed in', () => {
    const station = filled().do({ event: 'submit', service: FILING.id });
    station.report({ event: 'filingAccepted', visit: station.state.visit!.id, receiptNumber: 'R1' });
    station.report({ event: 'filingRefused', receiptNumber: 'R1', reason: '已有备案' });
    expect(station.screen).toMatchObject({ outcome: 'refused', reason: '已有备案' });
    station.do({ event: 'printReceipt' });
    expect(station.taken('printSlip')).toMatchObject([{ content: { of: 'refusal' } }]);
  });

  it('does not lead back over a submission', () => {
    const station = filled().do({ event: 'submit', service: FILING.id });
    expect(station.do({ event: 'goBack' }).screen.name).toBe('check-answers');
    station.report({ event: 'filingAccepted', visit: station.state.visit!.id, receiptNumber: 'R1' });
    expect(station.do({ event: 'goBack' }).screen.name).toBe('home');
  });
});

describe('a certificate', () => {
  it('gets its number when the result is reached', () => {
    const station = new StationUnderTest().layCard().findRecord();
    station.do({ event: 'openEntry', entry: ENTRIES.certificate });
    expect(station.screen).toMatchObject({ name: 'record', last: false });
    station.do({ event: 'proceed' });
    expect(station.taken('makeCertificate')).toMatchObject([{ service: CERTIFICATE.id }]);
    station.report({ event: 'certificateMade', visit: station.state.visit!.id, receiptNumber: 'R7' });
    expect(station.screen).toMatchObject({ name: 'result', outcome: 'made', receiptNumber: 'R7' });
  });
});
