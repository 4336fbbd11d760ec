import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationPageSchema } from '../../../../electron/contract/voucher.ts';
import { FACE_CHANNEL } from '../../../../electron/core/activation.ts';
import { composeSlip } from '../../../../electron/core/receipts.ts';
import { CARD } from './station-fixture.ts';
import {
  ACTIVATION_ENTRY,
  CODE,
  HOLDER,
  OTHER_CODE,
  STEP,
  VOUCHER_CONTEXT,
  VoucherStation,
} from './voucher-fixture.ts';

const RELATIVE = { ...HOLDER, name: '测试丙', number: '110105201012310027' };
const STAMP = { receiptNumber: 'R-1', printedAt: 0, journalHead: '00000000' };

const finished = (station: VoucherStation): VoucherStation => {
  station.do({ event: 'proceed' });
  const visit = station.state.visit!.id;
  return station.report({ event: 'certificateMade', visit, receiptNumber: 'R-1' });
};
const rowsOf = (station: VoucherStation): Record<string, string> => {
  station.do({ event: 'printReceipt' });
  const [printed] = station.taken('printSlip');
  const { blocks } = composeSlip(VOUCHER_CONTEXT, printed!.content, STAMP);
  return Object.fromEntries(
    blocks.flatMap((block) => (block.kind === 'row' ? [[block.label, block.value]] : [])),
  );
};

describe('an activation by one’s own telephone', () => {
  it('leads from the record to the proof and the slip in seven screens', () => {
    const station = new VoucherStation().layCard().findRecord();
    const pages: (string | undefined)[] = [];
    const see = (): number => pages.push(station.page ?? station.screen.name);
    station.do({ event: 'openEntry', entry: ACTIVATION_ENTRY });
    see();
    station.do({ event: 'proceed' });
    see();
    station.choose('channels');
    see();
    station.choose('steps', 'app');
    see();
    station.choose('show');
    see();
    station.scan(CODE);
    expect(station.page).toBe('checking');
    station.decoded();
    see();
    finished(station);
    see();
    expect(pages).toEqual(['record', 'begin', 'channels', 'steps', 'show', 'activated', 'result']);
    expect(pages.length).toBeLessThanOrEqual(8);
    expect(rowsOf(station)).toMatchObject({ 医保码: '已激活', 核对时间: '2026-11-22 10:00' });
  });

  it('shows the channel’s steps, and its address where one is confirmed', () => {
    const station = new VoucherStation().activating().choose('channels');
    expect(station.screen).toMatchObject({
      channels: [
        { id: 'app', name: '国家医保服务平台' },
        { id: 'chat', name: '微信' },
      ],
    });
    station.choose('steps', 'app');
    expect(station.screen).toMatchObject({
      channel: { id: 'app', steps: ['先打开它。', '再看脸。'], address: 'https://example.cn/app' },
    });
    station.do({ event: 'goBack' }).choose('steps', 'chat');
    expect(station.screen).toMatchObject({ channel: { id: 'chat' } });
    expect(station.screen).not.toHaveProperty('channel.address');
  });

  it('is proved by nothing but a decoded code, and tallied without a person', () => {
    const station = new VoucherStation().activating().choose('show');
    station.taken('journal');
    station.scan(CODE).decoded();
    expect(station.screen).toMatchObject({ page: 'activated', activatedAt: station.at.wall });
    const entries = station.taken('journal').flatMap((effect) => effect.entries);
    expect(entries).toEqual([
      {
        at: station.at.wall,
        event: 'voucher-activated',
        visit: station.state.visit!.id,
        detail: { service: 'an-activation' },
      },
    ]);
  });

  it('says that nobody is insured where the platform knows no such person', () => {
    const station = new VoucherStation().layCard();
    const visit = station.state.visit!.id;
    station.report({ event: 'recordUnavailable', visit, failure: 'person-not-insured' });
    station.do({ event: 'openEntry', entry: ACTIVATION_ENTRY }).do({ event: 'proceed' });
    expect(station.choose('show').scan(CODE).decoded().screen).toMatchObject({ uninsured: true });
  });

  it('takes nobody else’s code', () => {
    const station = new VoucherStation().activating().choose('show').scan(CODE).decoded(RELATIVE);
    expect(station.screen).toMatchObject({ page: 'show', failure: 'voucher-of-somebody-else' });
    expect(station.scan(OTHER_CODE).decoded().page).toBe('activated');
  });
});

describe('an activation for a relative', () => {
  const family = (): VoucherStation =>
    new VoucherStation()
      .activating()
      .choose('family')
      .choose('channels')
      .choose('steps', 'app')
      .choose('show');

  it('tells the rules of the place and takes the relative’s code', () => {
    expect(new VoucherStation().activating().choose('family').screen).toMatchObject({
      family: { rules: [{ who: '孩子', lines: ['孩子不用刷脸。'] }], most: 5 },
    });
    const station = family().scan(CODE).decoded(RELATIVE);
    expect(station.screen).toMatchObject({ page: 'activated', forRelative: true });
    const rows = rowsOf(finished(station));
    expect(rows).toMatchObject({ 医保码: '家人的已激活' });
    expect(JSON.stringify(rows)).not.toContain(RELATIVE.number);
  });

  it('ends with 返回 to the first page, and then one’s own code is asked for again', () => {
    const station = family();
    for (const page of ['steps', 'channels', 'family', 'begin'])
      expect(station.do({ event: 'goBack' }).page).toBe(page);
    expect(station.screen).toMatchObject({ forRelative: false });
    station.choose('show').scan(CODE).decoded(RELATIVE);
    expect(station.screen).toMatchObject({ failure: 'voucher-of-somebody-else' });
  });
});

describe('where the telephone leads no further', () => {
  it.each([
    ['no-phone', '没有手机'],
    ['face-fails', '刷脸不成功'],
    ['asked-for-money', '有人要收钱'],
  ] as const)('%s goes to the attendant with a slip', (page, words) => {
    const station = new VoucherStation()
      .activating()
      .choose('channels')
      .choose('steps', 'app')
      .choose('stuck');
    expect(station.choose(page).page).toBe(page);
    station.taken('journal');
    finished(station);
    expect(station.journal()).toEqual(['voucher-referred']);
    expect(station.screen).toMatchObject({ name: 'result', outcome: 'made' });
    expect(station.screen).toHaveProperty('next.0', '请拿着凭条找工作人员。');
    expect(rowsOf(station)).toMatchObject({ 医保码: '转工作人员', 原因: words });
  });

  it('a code that failed says why at the page that asks for it', () => {
    const station = new VoucherStation().activating().choose('show').scan(CODE);
    station.notDecoded('voucher-expired');
    expect(station.screen).toMatchObject({ page: 'show', failure: 'voucher-expired' });
    expect(station.choose('stuck').do({ event: 'goBack' }).screen).not.toHaveProperty('failure');
    station.scan(CODE).notDecoded('voucher-cancelled');
    expect(station.screen).not.toHaveProperty('failure');
  });

  it('another code than a voucher’s is named in passing', () => {
    const station = new VoucherStation().activating().choose('show').scan('opc123');
    expect(station.status.passing).toEqual({ failure: 'code-wrong-package' });
    expect(station.page).toBe('show');
  });
});

describe('a certified face terminal', () => {
  const context = { ...VOUCHER_CONTEXT, voucher: { reads: 'own-scanner', faceTerminal: true } } as const;

  it('is one of the channels, and asks by face', () => {
    const station = new VoucherStation(context).activating().choose('channels');
    expect(station.screen).toMatchObject({ face: true });
    station.choose('steps', FACE_CHANNEL);
    expect(station.taken('decodeVoucher')).toMatchObject([{ question: { by: 'face' } }]);
    expect(station.screen).toMatchObject({ page: 'checking', looking: 'face' });
    expect(station.notDecoded('voucher-face-failed').screen).toMatchObject({
      page: 'channels',
      failure: 'voucher-face-failed',
    });
    expect(station.choose('steps', FACE_CHANNEL).decoded().page).toBe('activated');
  });

  it('is no channel where none stands', () => {
    const station = new VoucherStation().activating().choose('channels').choose('steps', FACE_CHANNEL);
    expect(station.page).toBe('channels');
  });

  it('a box that reads by itself is told at the page that asks for the code', () => {
    const station = new VoucherStation(context).activating().choose('show').do({ event: 'showVoucher' });
    expect(station.page).toBe('checking');
    expect(station.taken('decodeVoucher')).toMatchObject([{ question: { by: 'own-scanner' } }]);
  });
});

describe('the ways between the pages', () => {
  it('are only those a page offers', () => {
    const offers = fc.constantFrom(...activationPageSchema.options);
    fc.assert(
      fc.property(fc.array(fc.oneof(offers, fc.constant('back'), fc.constant('on'))), (moves) => {
        const station = new VoucherStation().activating();
        for (const move of moves) {
          const before = station.page;
          if (move === 'back') station.do({ event: 'goBack' });
          else if (move === 'on') station.do({ event: 'proceed' });
          else station.choose(activationPageSchema.parse(move), 'app');
          // No touch alone proves anything, or shows that something is being decoded.
          expect(station.page).not.toBe('activated');
          expect(station.page).not.toBe('checking');
          if (before === undefined) break;
        }
        expect(station.taken('decodeVoucher')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('a proof stands against 返回, and an answer that comes late is nobody’s', () => {
    const station = new VoucherStation().activating().choose('show').scan(CODE).decoded();
    expect(station.do({ event: 'goBack' }).page).toBe('activated');
    const waiting = new VoucherStation().activating().choose('show').scan(CODE).do({ event: 'goBack' });
    expect(waiting.page).toBe('show');
    expect(waiting.decoded().page).toBe('show');
  });

  it('belong to the step that is up', () => {
    const station = new VoucherStation().layCard();
    station.do({ event: 'chooseActivation', step: STEP, to: 'channels' });
    expect(station.journal()).toContain('failure:command-not-expected');
    expect(station.status.resident?.name).toBe(CARD.name);
  });
});
