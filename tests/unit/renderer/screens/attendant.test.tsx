import { describe, expect, it } from 'vitest';
import type { Screen, StationStatus } from '../../../../electron/contract/status.ts';
import { screenFor } from '../../../../renderer/screen-for.tsx';
import { NOON, statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn, markup } from '../drawn.tsx';

const plain = (text: string): string => text.replaceAll(' ', '');
const wordsOf = (screen: Screen, change: Partial<StationStatus> = {}): string =>
  plain(drawn(screenFor(screen), statusAtRest(screen, change)));

const card: Screen = {
  name: 'attendant-card',
  phase: 'waiting-for-card',
  ways: ['id-card'],
  cardInTheWay: false,
};
const pin: Screen = { name: 'attendant-pin', attendantName: '示例工', checking: false, tries: 0 };
const operator = { mode: 'none', attendantName: '示例工' } as const;

describe('the page that asks for an attendant’s card', () => {
  it('says whose card, and leads out', () => {
    expect(wordsOf(card)).toMatch(/请放工作人员的证.*右边.*不登录了/);
    expect(wordsOf({ ...card, ways: ['social-card'] })).toContain('请插工作人员的社保卡');
  });

  it('asks to take away what lies there, and tells what was wrong with the last one', () => {
    expect(wordsOf({ ...card, cardInTheWay: true })).toContain('请先拿走上面的证。');
    expect(wordsOf({ ...card, failure: 'attendant-not-known' })).toContain('这不是工作人员的证。');
    expect(wordsOf({ ...card, phase: 'reading' })).not.toContain('不登录了');
  });
});

describe('the page that asks for the PIN', () => {
  it('has ten digits, two ways to take back, and no other key', () => {
    const keys = markup(screenFor(pin), statusAtRest(pin)).match(/data-kind="key"/g) ?? [];
    expect(keys).toHaveLength(12);
    expect(wordsOf(pin)).toMatch(/示例工，请输密码.*六位数字，请别让人看见。/);
    expect(wordsOf(pin)).not.toContain('帮我填');
  });

  it('tells what came of the last one, and how long nobody can try', () => {
    expect(wordsOf({ ...pin, failure: 'attendant-pin-wrong' })).toContain('密码不对，请再输一次。');
    const locked: Screen = { ...pin, failure: 'attendant-locked-out', lockedUntil: NOON + 14.2 * 60_000 };
    expect(wordsOf(locked)).toContain('先锁住了，请过15分钟再来。');
    expect(wordsOf({ ...locked, lockedUntil: NOON - 1 })).toContain('先锁住了');
  });

  it('waits in words', () => {
    expect(wordsOf({ ...pin, checking: true })).toContain('正在核对，请稍等');
  });
});

describe('the attendant’s page', () => {
  it('offers what the attendant may do, in words', () => {
    const desk: Screen = { name: 'attendant-desk', roles: ['beside', 'on-behalf', 'machine'] };
    expect(wordsOf(desk, { operator })).toMatch(/您要做什么？.*带人办.*代人办.*看机器.*退出/);
    expect(wordsOf(desk, { operator })).not.toContain('接着办');
    const going = wordsOf(desk, { operator: { ...operator, mode: 'beside' } });
    expect(going).toMatch(/接着办.*代人办.*看机器.*退出/);
    expect(going).not.toContain('带人办');
    const few: Screen = { name: 'attendant-desk', roles: ['machine'], failure: 'attendant-role-missing' };
    expect(wordsOf(few, { operator })).toContain('您没有办这件事的权限。');
    expect(wordsOf(few, { operator })).not.toContain('带人办');
  });

  it('names calls, cases that wait and the network; devices when they have been asked', () => {
    const machine: Screen = { name: 'attendant-machine', calledAt: NOON };
    const text = wordsOf(machine, { operator, outbox: { pending: 3 }, network: 'offline' });
    expect(text).toMatch(/叫人12:00叫的，已应答待上传3件网络没联网正在看，请稍等。/);
    expect(wordsOf({ name: 'attendant-machine' })).toContain('没有人在叫');
    expect(wordsOf(machine, { help: { state: 'called', at: NOON + 60_000 } })).toContain('叫人12:01');
  });

  it('marks how sure every fact is, by a word', () => {
    const facts = (['verified', 'second-hand', 'assumed', 'locally-unknown'] as const).map((evidence) => ({
      label: '事项名称',
      evidence,
    }));
    const text = drawn(
      screenFor({ name: 'attendant-machine', evidence: { service: '备案', facts } }),
      statusAtRest({ name: 'welcome' }),
      { width: 1080, height: 1920 },
      56,
    );
    for (const word of ['已核实', '转述', '假定', '待当地确认']) expect(text).toContain(word);
  });
});

describe('a card that somebody who acts is asked for', () => {
  it('is named, and so is the way without it', () => {
    const identify: Screen = { name: 'identify', phase: 'waiting-for-card', ways: ['id-card'] };
    expect(wordsOf({ ...identify, whose: 'agent' })).toMatch(/请放代办人的身份证.*换人代办/);
    expect(wordsOf({ ...identify, whose: 'person' })).toMatch(/请放要办的人的身份证.*他没带证/);
  });
});
