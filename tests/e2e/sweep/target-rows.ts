import { HIGHEST_REACH_MM } from '../../../renderer/layout/reach.ts';
import { REFERENCE_PX_PER_MM } from '../../../renderer/theme/millimetres.ts';
import { windows } from '../gallery/gallery-station.ts';
import { computedContrast } from './colour.ts';
import { BOTTOM_HEIGHT_MM, type Cell } from './matrix.ts';
import type { SeenSign, SweptPage } from './measure-page.ts';
import type { Layout } from './read-layout.ts';
import type { Target } from './read-targets.ts';
import { gapBetween } from './rect.ts';
import { type Finding, finding, least, most, type PageRow, short } from './row.ts';

const mm = (length: number): number => length * REFERENCE_PX_PER_MM;
/** A tenth of a pixel is lost to rounding at most. */
const SLACK = 0.1;
const SMALLEST_GAP = 16;
/** Between what confirms and what cancels or deletes. */
const APART = 65;
const MOST_CHOICES = 6;
const CHOICES: ReadonlySet<string> = new Set(['choice', 'chosen', 'tile', 'hereTile', 'rating']);
/** Words of what undoes, deletes or leaves. */
const UNDOES = /^(不办了|清空|删一位|删一字|重签|重写|删一笔|退出|不同意)/;
const BAR = ['返回', '首页', '帮助', '读一遍', '字大小'];

const quoted = ({ words }: { readonly words: string }): string => `“${words.slice(0, 16)}”`;

/** The least size of a target, px: its short side, or height and width of a main action. */
function tooSmall(target: Target): string | undefined {
  const size = `${Math.round(target.width)}×${Math.round(target.height)}`;
  const leastSide = target.kind === 'key' ? mm(25) : target.kind === 'letter' ? mm(20.5) : mm(22);
  if (Math.min(target.width, target.height) < leastSide - SLACK) return `${quoted(target)} is ${size}`;
  if (target.kind === 'main' && (target.height < mm(30) - SLACK || target.width < mm(60) - SLACK))
    return `the main action ${quoted(target)} is ${size}`;
  return target.reachable ? undefined : `${quoted(target)} is covered`;
}

function sizes({ targets }: SweptPage): Finding {
  return {
    figures: targets
      .filter(({ kind }) => kind !== 'letter')
      .map(({ width, height }) => Math.min(width, height)),
    faults: targets.flatMap((target) => tooSmall(target) ?? []),
  };
}

function gaps({ targets }: SweptPage): Finding {
  const pairs = targets.flatMap((one, at) =>
    targets.slice(at + 1).map((other) => ({ one, other, gap: gapBetween(one, other) })),
  );
  const opposed = ({ one, other }: (typeof pairs)[number]): boolean =>
    (one.kind === 'main' && UNDOES.test(other.words)) || (other.kind === 'main' && UNDOES.test(one.words));
  return finding(
    pairs,
    ({ gap }) => gap,
    (pair) => pair.gap >= (opposed(pair) ? APART : SMALLEST_GAP) - SLACK,
    ({ one, other, gap }) => `${quoted(one)} and ${quoted(other)} are ${short(gap)} px apart`,
  );
}

/** The upper edge of a target, mm above the floor, on a panel that hangs for somebody seated. */
function heightOf(target: Target, { hanging }: Cell): number {
  return BOTTOM_HEIGHT_MM + (windows[hanging].height - target.y) / REFERENCE_PX_PER_MM;
}

function signContrast(sign: SeenSign): number {
  const { ink, ground } = sign;
  // The edge of a filled target is its fill: what is computed tells more than a line of three pixels.
  return ink === undefined || ground === undefined ? sign.onGlass : computedContrast(ink, ground);
}

/** Rows 7, 9, 10, 14, 16, 33 and 36: what targets and the page are like. */
export const targetRows: readonly PageRow[] = [
  {
    row: 7,
    criterion: 'contrast of icons, pictures and borders',
    target: '≥ 10:1 in every theme (low glare ≥ 7:1)',
    measured: (ratios) => `least ${short(least(ratios))}:1`,
    look: ({ cell, signs }) =>
      finding(
        signs,
        signContrast,
        (sign) => signContrast(sign) >= (cell.theme === 'yellow-on-black' ? 7 : 10),
        (sign) => `${sign.what} ${quoted(sign)} has ${short(signContrast(sign))}:1`,
      ),
  },
  {
    row: 9,
    criterion: 'target size, hit at the middle and four corners',
    target: '≥ 22 mm; main actions ≥ 30 × 60 mm; digits ≥ 25 mm; letters ≥ 20.5 mm',
    measured: (px) => `smallest side ${short(least(px) / REFERENCE_PX_PER_MM)} mm (letters apart)`,
    look: sizes,
  },
  {
    row: 10,
    criterion: 'gaps between targets',
    target: '≥ 16 px; ≥ 65 px between confirm and cancel',
    measured: (px) => `least ${short(least(px))} px`,
    look: gaps,
  },
  {
    row: 14,
    criterion: 'one question a screen',
    target: `one heading, ≤ ${MOST_CHOICES} choices a page, nothing to scroll`,
    measured: (counts) => `most ${most(counts)} choices`,
    look: ({ targets, layout }) => {
      const choices = targets.filter(({ kind }) => CHOICES.has(kind)).length;
      return {
        figures: [choices],
        faults: [
          ...(choices > MOST_CHOICES ? [`${choices} choices`] : []),
          ...(layout.headings === 1 ? [] : [`${layout.headings} headings`]),
        ],
      };
    },
  },
  {
    row: 28,
    criterion: 'reach of somebody seated',
    target: `all targets ≤ ${HIGHEST_REACH_MM} mm above the floor`,
    measured: (heights) => `highest ${short(most(heights))} mm`,
    look: ({ cell, targets }) =>
      finding(
        cell.way === 'seated' ? targets : [],
        (target) => heightOf(target, cell),
        (target) => heightOf(target, cell) <= HIGHEST_REACH_MM + 0.5,
        (target) => `${quoted(target)} is at ${short(heightOf(target, cell))} mm`,
      ),
  },
  {
    row: 33,
    criterion: 'no pop-ups',
    target: '0 things over a page',
    measured: (counts) => `${most(counts)}`,
    look: ({ layout: { dialogs } }) => ({ figures: [dialogs.length], faults: dialogs }),
  },
  {
    row: 36,
    criterion: 'axe-core, AAA contrast and target size on',
    target: '0 broken, 0 undecided',
    measured: (counts) => `${counts.reduce((sum, one) => sum + one, 0)} on ${counts.length} pages`,
    look: ({ axe }) => ({ figures: [axe.length], faults: axe }),
  },
];

/** Row 16: the same keys in the same order on the same pixels, per way of hanging. */
export function barFaults(
  pages: readonly { readonly cell: Cell; readonly layout: Pick<Layout, 'bar'> }[],
): readonly string[] {
  const firsts = new Map<string, string>();
  return pages.flatMap((page) => {
    const { hanging, fixture } = page.cell;
    const bar = JSON.stringify(page.layout.bar);
    const first = firsts.get(hanging) ?? bar;
    firsts.set(hanging, first);
    const words = page.layout.bar.map((key) => key.words);
    if (words.join() !== BAR.join()) return [`${fixture}: the bar says ${words.join(' ')}`];
    return bar === first ? [] : [`${fixture}: the bar stands elsewhere`];
  });
}
