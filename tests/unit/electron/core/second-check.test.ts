import { describe, expect, it } from 'vitest';
import { RELATIVE_CARD, WANG_CARD } from './assist-fixture.ts';
import { atSecondCheck, DEATH_REPORT, LI, LI_CARD } from './duty-fixture.ts';
import { READER } from './station-fixture.ts';

const checked = () => atSecondCheck().do({ event: 'askSecond' }).layCard(LI_CARD).recognise(LI);
const labels = (station: ReturnType<typeof atSecondCheck>) =>
  station.screen.name === 'check-answers' ? station.screen.answers.map(({ shown }) => shown) : [];
const agreed = (station: ReturnType<typeof atSecondCheck>) =>
  station.do({ event: 'agree', service: DEATH_REPORT.id });

describe('the second check of a duty', () => {
  it('shows what was entered', () => {
    const { screen } = atSecondCheck();
    expect(screen).toMatchObject({ name: 'second-check', title: '请另一位同事核对' });
    const shown = screen.name === 'second-check' ? screen.answers.map((line) => line.shown) : [];
    expect(shown).toContain('示例亡');
    expect(shown.join()).not.toContain('341721194001019991');
  });

  it('is made with another card and PIN, while the first attendant stays signed in', () => {
    const station = checked();
    expect(station.screen).toMatchObject({ name: 'attendant-pin', attendantName: LI.name });
    station.pin({ pin: 'right' }, LI);
    expect(station.screen.name).toBe('commitment');
    expect(station.session?.attendant.name).toBe('示例工');
    expect(station.journal()).toContain('second-check-made');
    expect(labels(agreed(station))).toContain('第二人已核对');
    expect(
      station.do({ event: 'submit', service: DEATH_REPORT.id }).taken('acceptFiling')[0]?.answers,
    ).toContainEqual(['second-check', 'li-1']);
  });

  it('may be left open where nobody else is there, and the case says so', () => {
    const station = agreed(atSecondCheck().do({ event: 'proceed' }));
    expect(labels(station)).toContain('还没有第二人核对');
    expect(station.journal()).toContain('second-check-left-open');
    const [filing] = station.do({ event: 'submit', service: DEATH_REPORT.id }).taken('acceptFiling');
    expect(filing?.answers.get('second-check' as never)).toBe('open');
  });

  it('is refused to whoever entered it', () => {
    const station = atSecondCheck().do({ event: 'askSecond' }).layCard(WANG_CARD);
    expect(station.screen).toMatchObject({ name: 'attendant-card', failure: 'second-check-same-person' });
    expect(station.taken('recogniseAttendant').filter(({ number }) => number === LI_CARD.number)).toEqual([]);
  });

  it('tells a card of nobody, a card that cannot be read, and a wrong PIN', () => {
    const station = atSecondCheck().do({ event: 'askSecond' }).layCard(RELATIVE_CARD);
    station.report({ event: 'attendantNotRecognised', visit: station.visit, failure: 'attendant-not-known' });
    expect(station.screen).toMatchObject({ name: 'attendant-card', failure: 'attendant-not-known' });
    station.device({ kind: 'cardReadFailed', device: READER, failure: 'card-removed-early' });
    expect(station.screen).toMatchObject({ failure: 'card-removed-early' });
    station.layCard(LI_CARD).recognise(LI).pin({ pin: 'wrong', failure: 'attendant-pin-wrong' }, LI);
    expect(station.screen).toMatchObject({ name: 'attendant-pin', failure: 'attendant-pin-wrong', tries: 1 });
    expect(station.pin({ pin: 'right' }, LI).screen.name).toBe('commitment');
  });

  it('is left with 返回, everything kept', () => {
    expect(checked().do({ event: 'goBack' }).screen.name).toBe('second-check');
  });

  it('is asked for again once an answer was changed after it', () => {
    const station = agreed(checked().pin({ pin: 'right' }, LI));
    station.do({ event: 'changeAnswer', step: 'name' as never }).answer('name', '示例故');
    expect(station.screen.name).toBe('second-check');
  });

  it('is nothing that can be asked for anywhere else', () => {
    const station = agreed(atSecondCheck().do({ event: 'proceed' }));
    expect(station.do({ event: 'askSecond' }).screen.name).toBe('check-answers');
    expect(station.journal()).toContain('failure:command-not-expected');
  });
});
