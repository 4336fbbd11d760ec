import { describe, expect, it } from 'vitest';
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
});
