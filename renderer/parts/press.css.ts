import { style, styleVariants } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';
import { type Look, type LookName, looks } from '../theme/looks.ts';

const colours = ({ fill, ink, edge }: Look) => ({
  background: role[fill],
  color: role[ink],
  borderColor: role[edge],
});
/** The colours of a target, and those it has under a finger. */
const wearing = (name: LookName) =>
  style({
    ...colours(looks[name].rest),
    selectors: { '&[data-pressed]': colours(looks[name].pressed) },
  });
const plain = wearing('plain');
const quiet = wearing('quiet');
const main = wearing('main');
const chosen = wearing('chosen');

const base = style({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  gap: length.tightGap,
  minWidth: length.target,
  minHeight: length.target,
  borderStyle: 'solid',
  borderWidth: length.line,
  borderRadius: 8,
  touchAction: 'none',
  textWrap: 'balance',
  selectors: {
    // A ring with as much paper between it and the target; two of them fit the smallest gap.
    '&[data-focus-visible], [data-keypad] &:focus': {
      outline: `${length.ring} solid ${role.focus}`,
      outlineOffset: length.ring,
    },
  },
});

const action = style([
  base,
  {
    minHeight: length.actionHeight,
    minWidth: length.actionWidth,
    padding: `0 ${length.pad}`,
    fontWeight: 700,
  },
]);

const pager = style([
  base,
  {
    minHeight: length.pagerHeight,
    padding: '0 12px',
    fontSize: length.small,
    fontWeight: 700,
    whiteSpace: 'nowrap',
  },
]);

/** On the shelf a tile holds one line. */
const onShelf = { '[data-composition="shelf"] &': { paddingBlock: 0 } };

/** One look for each kind of target. */
export const kinds = styleVariants({
  main: [action, main],
  quiet: [action, quiet],
  choice: [
    action,
    quiet,
    {
      minWidth: length.target,
      justifyContent: 'flex-start',
    },
  ],
  option: [
    base,
    quiet,
    {
      padding: `0 ${length.pad}`,
      fontWeight: 700,
      selectors: { '&[data-off]': { borderStyle: 'dashed' } },
    },
  ],
  chosenOption: [
    base,
    chosen,
    {
      padding: `0 ${length.pad}`,
      fontWeight: 700,
    },
  ],
  rating: [
    base,
    quiet,
    {
      padding: `0 ${length.pad}`,
      minHeight: `calc(${length.actionHeight} - 8px)`,
      justifyContent: 'flex-start',
      fontWeight: 700,
    },
  ],
  chosen: [
    action,
    chosen,
    {
      minWidth: length.target,
      justifyContent: 'flex-start',
    },
  ],
  tile: [
    base,
    plain,
    {
      padding: `${length.tightGap} ${length.pad}`,
      justifyContent: 'space-between',
      width: '100%',
      selectors: onShelf,
    },
  ],
  hereTile: [
    base,
    quiet,
    {
      padding: `${length.tightGap} ${length.pad}`,
      justifyContent: 'space-between',
      width: '100%',
      // A thick edge, not only a fill, tells what this terminal does itself.
      borderLeftWidth: 16,
      selectors: onShelf,
    },
  ],
  pager: [pager, plain],
  urgentPager: [pager, main],
  key: [
    base,
    plain,
    {
      minHeight: length.key,
      minWidth: length.keyWidth,
      padding: 0,
      fontSize: length.keyText,
      fontWeight: 700,
    },
  ],
  // Ten beside one another: narrower than any other target, never lower than the keyboard makes it.
  letter: [
    base,
    quiet,
    {
      minWidth: 0,
      minHeight: 0,
      fontWeight: 700,
    },
  ],
  /** At the end of a row of letters, or beside what was typed: words in the room that is left. */
  endKey: [
    base,
    plain,
    {
      padding: 0,
      gap: 0,
      fontSize: length.furniture,
      whiteSpace: 'nowrap',
    },
  ],
  candidate: [base, plain, { padding: 0, gap: 0, whiteSpace: 'nowrap' }],
  bar: [
    base,
    plain,
    {
      flex: '1 1 0',
      minWidth: 0,
      height: length.barKey,
      fontSize: length.barText,
      gap: 0,
      whiteSpace: 'nowrap',
      selectors: {
        '[data-orientation="portrait"] &': { flexDirection: 'column' },
        '[data-orientation="landscape"] &': { flexDirection: 'row', gap: 16 },
        '&[data-off]': { borderStyle: 'dashed' },
      },
    },
  ],
  plain: [base, plain, { padding: '0 12px', fontSize: length.furniture }],
});
