import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StationStatus } from '../../../../electron/contract/status.ts';
import { widthInEm } from '../../../../renderer/layout/measure.ts';
import { operatorWords } from '../../../../renderer/parts/operator-line.tsx';
import { PlaceLine } from '../../../../renderer/parts/place-line.tsx';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn, markup } from '../drawn.tsx';

type Operator = NonNullable<StationStatus['operator']>;
const status = statusAtRest();
const metrics = metricsFor(status.site.panel, { width: 1080, height: 1920 }, 72, status.preferences);
const words = (operator: Operator, taken = 0) => operatorWords(operator, metrics, taken);
const wang = { attendantName: '王某' } as const;

describe('who operates for whom', () => {
  it.each<[Operator, string]>([
    [{ ...wang, mode: 'none' }, '工作人员王某在这里'],
    [{ ...wang, mode: 'beside' }, '工作人员王某正在帮办'],
    [{ ...wang, mode: 'beside', residentName: '李某' }, '工作人员王某正在帮李某办理'],
    [{ ...wang, mode: 'on-behalf' }, '工作人员王某正在代人办理'],
    [{ ...wang, mode: 'on-behalf', residentName: '李某' }, '工作人员王某正在代李某办理'],
    [{ ...wang, mode: 'on-behalf', residentName: '李某', agentName: '张某' }, '张某正在代李某办理'],
  ])('%j is said in words', (operator, said) => {
    expect(words(operator)).toBe(said);
  });

  it('keeps names where room is short, by their beginning', () => {
    const long = { residentName: '阿卜杜热合曼·试验提依明', agentName: '古丽娜尔·试验提依明' };
    expect(words({ ...wang, mode: 'on-behalf', ...long })).toBe('古丽娜尔…正在代阿卜杜热…办理');
    expect(words({ ...wang, mode: 'beside', residentName: '李某' }, 500)).toBe('王某帮李某办理');
    expect(words({ ...wang, mode: 'beside', residentName: '李某' }, 940)).toBe('工作人员帮办');
  });

  it('never leaves the line, whatever the names', () => {
    const name = fc.string({ unit: fc.constantFrom('王', '热', '·', '示'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        name,
        name,
        fc.option(name, { nil: undefined }),
        (attendantName, residentName, agentName) => {
          const agent = agentName === undefined ? {} : { agentName };
          const said = words({ mode: 'on-behalf', attendantName, residentName, ...agent });
          expect(widthInEm(said) * metrics.furniture).toBeLessThanOrEqual(1080 - 2 * metrics.margin);
        },
      ),
    );
  });
});

describe('the place line while somebody else operates', () => {
  const resident = { name: '李某', idNumber: '999***********0010', idNumberShown: false };
  const beside: Operator = { ...wang, mode: 'beside', residentName: '李某' };
  const line = (operator: Operator, hidePerson = false) =>
    drawn(<PlaceLine hidePerson={hidePerson} />, statusAtRest({ name: 'welcome' }, { operator, resident }));

  it('says so in place of name and number', () => {
    expect(line(beside)).toContain('工作人员王某正在帮李某办理');
    expect(line(beside)).not.toContain('999***');
  });

  it('names nobody but the attendant while the page is covered', () => {
    expect(line(beside, true)).toContain('工作人员王某正在帮办');
    expect(line(beside, true)).not.toContain('李某');
  });

  it('draws a frame that cannot be touched, another one for each mode', () => {
    const classes = (['none', 'beside', 'on-behalf'] as const).map((mode) => {
      const page = markup(
        <PlaceLine hidePerson={false} />,
        statusAtRest({ name: 'welcome' }, { operator: { ...beside, mode } }),
      );
      expect(page).toMatch(/data-part="operator-frame" aria-hidden="true"/);
      return /class="([^"]*)" data-part="operator-frame"/.exec(page)?.[1];
    });
    expect(new Set(classes).size).toBe(3);
    const alone = markup(<PlaceLine hidePerson={false} />, statusAtRest({ name: 'welcome' }, { resident }));
    expect(alone).not.toContain('operator');
  });
});
