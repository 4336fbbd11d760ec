import { describe, expect, it } from 'vitest';
import { stepId } from '../../../../electron/contract/ids.ts';
import { keepDraft, lookForDraft } from '../../../../electron/core/drafts.ts';
import type { Visit } from '../../../../electron/core/state.ts';
import { CLAIM, ClaimUnderTest, INJURY } from './claim-fixture.ts';
import { CARD, ENTRIES, FILING, StationUnderTest } from './station-fixture.ts';

const FOUND = new Map([[INJURY, 'no']]);
const found = <S extends StationUnderTest>(station: S, answers: ReadonlyMap<typeof INJURY, string> = FOUND) =>
  station.report({ event: 'draftFound', visit: station.state.visit!.id, service: CLAIM.id, answers });

describe('answers that outlive a sudden end', () => {
  it('are sealed with each accepted answer, whole, under the person', () => {
    const station = new ClaimUnderTest().injured('work');
    expect(station.taken('keepDraft')).toEqual([]);
    station.injured('no');
    expect(station.taken('keepDraft')).toEqual([
      {
        effect: 'keepDraft',
        visit: station.state.visit!.id,
        service: CLAIM.id,
        person: CARD.number,
        answers: FOUND,
      },
    ]);
  });

  it('are asked for as a service opens that hands something in, and not where nothing is handed in', () => {
    expect(new ClaimUnderTest().taken('findDraft')).toMatchObject([
      { service: CLAIM.id, person: CARD.number },
    ]);
    const query = new StationUnderTest().layCard().findRecord();
    query.do({ event: 'openEntry', entry: ENTRIES.query });
    expect(query.taken('findDraft')).toEqual([]);
  });

  it('are offered by their questions to be confirmed, and the journal says so without a word of them', () => {
    const station = found(new ClaimUnderTest());
    expect(station.screen).toMatchObject({
      name: 'question',
      step: INJURY,
      answer: 'no',
      remembered: { shown: '不是' },
    });
    expect(station.journal()).toContain('draft-found');
    expect(JSON.stringify(station.taken('journal'))).not.toContain('不是');
    expect(station.injured('no').screen.name).toBe('materials');
  });

  it('count less than what was said in this visit, and an answer that is no option any more counts nothing', () => {
    const said = new ClaimUnderTest().injured('yes').do({ event: 'goBack' });
    expect(found(said).screen).toMatchObject({ step: INJURY, answer: 'yes' });
    const gone = found(new ClaimUnderTest(), new Map([[INJURY, 'maybe']]));
    expect(gone.screen).not.toHaveProperty('remembered');
  });

  it('are nobody’s who went on to something else, or whose visit is over', () => {
    const away = new ClaimUnderTest();
    const { id } = away.state.visit!;
    away.do({ event: 'goHome' });
    expect(found(away).state.visit?.ledger.size).toBe(0);
    const late = new StationUnderTest().layCard().findRecord();
    late.report({
      event: 'draftFound',
      visit: id,
      service: FILING.id,
      answers: new Map([[stepId('x'), 'y']]),
    });
    expect(late.state.visit?.ledger.size).toBe(0);
  });

  it('are of whoever is here for themselves: not of somebody who was only named, nor of one for whom another acts', () => {
    const visit = new ClaimUnderTest().injured('no').state.visit!;
    const holders = (of: Visit) => [
      ...keepDraft(of, CLAIM),
      ...lookForDraft({ ...of, answers: new Map() }, CLAIM),
    ];
    expect(holders(visit)).toHaveLength(2);
    expect(holders({ ...visit, card: { kind: 'stated', number: CARD.number, name: CARD.name } })).toEqual([]);
    for (const mode of ['on-behalf', 'duty'] as const)
      expect(holders({ ...visit, assist: { at: 'signed-in', mode } as Visit['assist'] & object })).toEqual(
        [],
      );
    expect(
      holders({ ...visit, assist: { at: 'signed-in', mode: 'beside' } as Visit['assist'] & object }),
    ).toHaveLength(2);
  });
});
