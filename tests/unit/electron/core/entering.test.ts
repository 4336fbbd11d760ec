import { describe, expect, it } from 'vitest';
import { stepId } from '../../../../electron/contract/ids.ts';
import { CHANGE, ChangeUnderTest, INK } from './change-service.ts';
import { ENTRIES, FILING, READER } from './station-fixture.ts';

const PHONE = '13800138000';
const HOME = '341721100200-5-12';
const ACCOUNT = '99999900000000018';

const withPhone = (): ChangeUnderTest =>
  new ChangeUnderTest().open().answer('item', 'phone').answer('phone', PHONE);

describe('a question', () => {
  it('is answered however the answer was spaced', () => {
    const station = new ChangeUnderTest().open().answer('item', ' phone ').answer('phone', '138-0013 8000 ');
    expect(station.screen.name).toBe('commitment');
    expect(station.promise().lines).toContain('phone: 138 0013 8000');
  });

  it('keeps what was refused exactly as it was typed, and says what to do in the words of the data', () => {
    const station = new ChangeUnderTest().open().answer('item', 'phone').answer('phone', '138 0013');
    expect(station.screen).toMatchObject({ answer: '138 0013', complaint: '手机号没填完。要填十一位数字。' });
    station.answer('phone', '12800138000');
    expect(station.screen).toMatchObject({
      answer: '12800138000',
      complaint: '手机号不对。请看清再填一次。',
    });
  });

  it('never lets a refused answer take the place of an accepted one', () => {
    const station = withPhone().promise().change('phone').answer('phone', '1').do({ event: 'goBack' });
    expect(station.lines).toContain('phone: 138 0013 8000');
    station.do({ event: 'submit', service: CHANGE.id });
    expect(station.taken('acceptFiling')[0]?.answers.get(stepId('phone'))).toBe(PHONE);
  });

  it('may be left empty only where the data say so', () => {
    const station = new ChangeUnderTest().open().answer('item', 'address').answer('home', HOME);
    expect(station.screen).toMatchObject({ step: 'detail', optional: true });
    expect(station.answer('detail', '  ').screen.name).toBe('commitment');
    const wish = new ChangeUnderTest().open().answer('item', 'other').answer('wish', ' ');
    expect(wish.screen).toMatchObject({ complaint: '还没有写。请写几个字。' });
  });

  it('marks what is private, and nothing else', () => {
    const station = new ChangeUnderTest().open();
    expect(station.screen).not.toHaveProperty('private');
    expect(station.answer('item', 'account').screen).toMatchObject({ private: true });
  });

  it('is counted along the way that was taken', () => {
    const station = new ChangeUnderTest().open();
    expect(station.screen).toMatchObject({ progress: { step: 2, of: 6 } });
    expect(station.answer('item', 'phone').screen).toMatchObject({ progress: { step: 3, of: 7 } });
    expect(station.do({ event: 'goBack' }).screen).toMatchObject({
      step: 'item',
      progress: { step: 2, of: 7 },
    });
  });
});

describe('another choice on the check page', () => {
  it('asks what it leaves open, then leads back, and forgets nothing', () => {
    const station = withPhone().promise().change('item').answer('item', 'address');
    expect(station.screen).toMatchObject({ step: 'home', changing: true });
    station.answer('home', HOME);
    expect(station.screen).toMatchObject({ step: 'detail', changing: true });
    station.answer('detail', '二号楼');
    expect(station.lines).toEqual([
      'item: 住址',
      'home: 测试镇东村村委会5组12号',
      'detail: 二号楼',
      'signature: 已签字',
    ]);
    station.change('item').answer('item', 'phone');
    expect(station.lines).toEqual(['item: 手机号', 'phone: 138 0013 8000', 'signature: 已签字']);
  });

  it('is not sent while something is open', () => {
    const station = withPhone().promise().change('item').answer('item', 'address').do({ event: 'goBack' });
    expect(station.screen.name).toBe('check-answers');
    station.do({ event: 'submit', service: CHANGE.id });
    expect(station.taken('acceptFiling')).toEqual([]);
    expect(station.step).toBe('home');
  });

  it('sends and prints only what was asked in the end', () => {
    const station = withPhone().promise().change('item').answer('item', 'account').answer('account', ACCOUNT);
    station.answer('holder', 'own');
    expect(station.lines).toContain('account: 尾号0018');
    station.do({ event: 'submit', service: CHANGE.id });
    const [sent] = station.taken('acceptFiling');
    expect(sent).toMatchObject({ signature: INK });
  });
});

describe('a signature', () => {
  const atSignature = (): ChangeUnderTest => withPhone().do({ event: 'agree', service: CHANGE.id });

  it('must be more than a dot or a touch', () => {
    const station = atSignature();
    expect(station.screen).toMatchObject({ name: 'signature', changing: false });
    expect(station.sign().screen).toMatchObject({ complaint: '还没有签好。请在框里写名字。' });
    station.sign({
      by: 'hand',
      strokes: [
        [5, 5],
        [7, 7, 9, 9],
      ],
    });
    expect(station.screen).toMatchObject({ name: 'signature', complaint: '还没有签好。请在框里写名字。' });
    expect(station.sign(INK).screen.name).toBe('check-answers');
  });

  it('is a thumb-print for who does not write', () => {
    const station = atSignature().sign({ by: 'thumb' });
    expect(station.lines).toContain('signature: 在单子上按指印');
  });

  it('is changed from the check page, stays when nothing else is written, and never leaves the station', () => {
    const station = withPhone().promise().change('signature');
    expect(station.screen).toMatchObject({ name: 'signature', given: 'hand', changing: true });
    expect(JSON.stringify(station.status)).not.toContain('400,250');
    expect(station.do({ event: 'proceed' }).screen.name).toBe('check-answers');
    station.change('signature').sign({ by: 'thumb' });
    expect(station.lines).toContain('signature: 在单子上按指印');
  });

  it('is gone with the visit', () => {
    const station = withPhone().promise().do({ event: 'finish' });
    expect(station.state.visit?.signatures.size).toBe(0);
    expect(station.state.visit?.ledger.size).toBe(0);
    expect(JSON.stringify(station.state)).not.toContain('13800138000');
  });

  it('is not taken where none is asked for', () => {
    const station = new ChangeUnderTest().open().sign(INK);
    expect(station.journal()).toContain('failure:command-not-expected');
    expect(station.step).toBe('item');
  });
});

describe('what was answered once in a visit', () => {
  const secondService = (): ChangeUnderTest => {
    const station = withPhone().do({ event: 'goHome' });
    station.do({ event: 'openEntry', entry: ENTRIES.filing }).do({ event: 'proceed' });
    return station.answer('city', '340100').answer('from', '2026-12-01');
  };

  it('is shown for confirmation in another service', () => {
    const station = secondService();
    expect(station.screen).toMatchObject({ answer: PHONE, remembered: { shown: '138 0013 8000' } });
    expect(station.answer('phone', PHONE).screen.name).toBe('commitment');
  });

  it('is asked anew once it was refused there', () => {
    const station = secondService().answer('phone', '1');
    expect(station.screen).toMatchObject({ answer: '1', complaint: '数字没填完，请接着填。' });
    expect(station.screen).not.toHaveProperty('remembered');
  });

  it('is not what was never accepted', () => {
    const station = new ChangeUnderTest().open().answer('item', 'phone').answer('phone', '138');
    station
      .do({ event: 'goHome' })
      .do({ event: 'openEntry', entry: ENTRIES.filing })
      .do({ event: 'proceed' });
    station.answer('city', '340100').answer('from', '2026-12-01');
    expect(station.screen).not.toHaveProperty('remembered');
    expect(station.screen).not.toHaveProperty('answer');
  });

  it('is forgotten with the visit', () => {
    const station = withPhone().do({ event: 'finish' }).do({ event: 'goHome' });
    station.device({ kind: 'cardRemoved', device: READER }).begin().layCard().findRecord();
    station.do({ event: 'openEntry', entry: ENTRIES.filing }).do({ event: 'proceed' });
    station.answer('city', '340100').answer('from', '2026-12-01');
    expect(station.step).toBe(FILING.journey[3]?.id);
    expect(station.screen).not.toHaveProperty('remembered');
  });
});
