import { describe, expect, it } from 'vitest';
import { serviceId } from '../../../../electron/contract/ids.ts';
import type { Screen, TextSize } from '../../../../electron/contract/status.ts';
import { HelpLeaf } from '../../../../renderer/parts/leaf-help.tsx';
import { NOON, statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn } from '../drawn.tsx';

const leaf = <HelpLeaf onClose={() => undefined} />;
const called = { help: { state: 'called', at: NOON } } as const;
const { site, screen } = statusAtRest();

describe('the page of a call for staff', () => {
  it('says that somebody was called, how soon they come and that nothing is lost', () => {
    const words = drawn(leaf, statusAtRest(screen, { ...called, site: { ...site, answerMinutes: 5 } }));
    expect(words).toMatch(/已经叫了工作人员.*一般5分钟内到。.*您可以接着办，不会丢。.*不用了.*接着办/);
  });

  it('is the attendants’ way in, where they can sign in', () => {
    const staffed = statusAtRest(screen, { ...called, site: { ...site, attendants: true } });
    expect(drawn(leaf, staffed)).toContain('我是工作人员');
    expect(drawn(leaf, statusAtRest(screen, called))).not.toContain('我是工作人员');
  });

  it('promises nothing the hall has not promised', () => {
    expect(drawn(leaf, statusAtRest(screen, called))).not.toContain('分钟');
  });

  it('says that it is still calling until the station has heard it; there is nothing to take back yet', () => {
    const words = drawn(leaf, statusAtRest());
    expect(words).toContain('正在叫工作人员');
    expect(words).not.toContain('不用了');
  });

  it('leads to the guide of the service that is open, where its page does not do so itself', () => {
    const journey = { service: { id: serviceId('a'), name: '备案' }, progress: { step: 1, of: 2 } };
    const commitment: Screen = { name: 'commitment', ...journey, title: '请承诺', lines: ['我承诺。'] };
    const notice: Screen = { name: 'notice', ...journey, title: '要准备什么', items: ['身份证'] };
    expect(drawn(leaf, statusAtRest(commitment, called))).toContain('办事指南');
    expect(drawn(leaf, statusAtRest(notice, called))).not.toContain('办事指南');
    expect(drawn(leaf, statusAtRest(screen, called))).not.toContain('办事指南');
  });

  it('has beside three actions only what has room on its one page', () => {
    const journey = { service: { id: serviceId('a'), name: '备案' }, progress: { step: 1, of: 2 } };
    const commitment: Screen = { name: 'commitment', ...journey, title: '请承诺', lines: ['我承诺。'] };
    const staffed = { ...called, site: { ...site, attendants: true, answerMinutes: 5 } };
    const lying = (size: TextSize) =>
      drawn(leaf, statusAtRest(commitment, staffed), { width: 1920, height: 1080 }, size);
    const shows = (size: TextSize) =>
      ['一般5分钟内到。', '您可以接着办，不会丢。', '办事指南'].map((words) => lying(size).includes(words));
    expect(shows(72)).toEqual([true, true, true]);
    expect(shows(90)).toEqual([true, false, true]);
    expect(shows(112)).toEqual([true, false, false]);
  });
});
