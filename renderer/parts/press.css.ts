import { style, styleVariants } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

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
  borderColor: role.line,
  borderRadius: 8,
  touchAction: 'none',
  selectors: {
    '&[data-pressed]': {
      background: role.pressedFill,
      color: role.pressedInk,
      borderColor: role.pressedFill,
    },
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

/** One look for each kind of target. */
export const kinds = styleVariants({
  main: [
    action,
    {
      background: role.mainFill,
      color: role.mainInk,
      borderColor: role.mainFill,
      selectors: {
        '&[data-pressed]': { background: role.paper, color: role.ink, borderColor: role.line },
      },
    },
  ],
  quiet: [action, { background: role.quietFill, color: role.quietInk }],
  choice: [
    action,
    {
      background: role.quietFill,
      color: role.quietInk,
      minWidth: length.target,
      justifyContent: 'flex-start',
    },
  ],
  option: [
    base,
    {
      padding: `0 ${length.pad}`,
      background: role.quietFill,
      color: role.quietInk,
      fontWeight: 700,
      selectors: { '&[data-off]': { borderStyle: 'dashed' } },
    },
  ],
  chosenOption: [
    base,
    {
      padding: `0 ${length.pad}`,
      background: role.chosenFill,
      color: role.chosenInk,
      borderColor: role.chosenFill,
      fontWeight: 700,
    },
  ],
  rating: [
    base,
    {
      padding: `0 ${length.pad}`,
      minHeight: `calc(${length.actionHeight} - 8px)`,
      justifyContent: 'flex-start',
      background: role.quietFill,
      color: role.quietInk,
      fontWeight: 700,
    },
  ],
  chosen: [
    action,
    {
      background: role.chosenFill,
      color: role.chosenInk,
      borderColor: role.chosenFill,
      minWidth: length.target,
      justifyContent: 'flex-start',
    },
  ],
  tile: [
    base,
    {
      padding: `${length.tightGap} ${length.pad}`,
      justifyContent: 'space-between',
      width: '100%',
      background: role.paper,
      color: role.ink,
    },
  ],
  hereTile: [
    base,
    {
      padding: `${length.tightGap} ${length.pad}`,
      justifyContent: 'space-between',
      width: '100%',
      background: role.quietFill,
      color: role.quietInk,
      // A thick edge, not only a fill, tells what this terminal does itself.
      borderLeftWidth: 16,
    },
  ],
  pager: [pager, { background: role.paper, color: role.ink }],
  urgentPager: [pager, { background: role.mainFill, color: role.mainInk, borderColor: role.mainFill }],
  key: [
    base,
    {
      minHeight: length.key,
      minWidth: length.keyWidth,
      padding: 0,
      fontSize: length.keyText,
      fontWeight: 700,
      background: role.paper,
      color: role.ink,
    },
  ],
  // Ten beside one another: narrower than any other target, never lower than the keyboard makes it.
  letter: [
    base,
    {
      minWidth: 0,
      minHeight: 0,
      fontWeight: 700,
      lineHeight: 1,
      background: role.quietFill,
      color: role.quietInk,
    },
  ],
  /** At the end of a row of letters, or beside what was typed: words in the room that is left. */
  endKey: [
    base,
    {
      padding: 0,
      gap: 0,
      fontSize: length.furniture,
      lineHeight: 1,
      whiteSpace: 'nowrap',
      background: role.paper,
      color: role.ink,
    },
  ],
  candidate: [
    base,
    { padding: 0, gap: 0, lineHeight: 1.25, whiteSpace: 'nowrap', background: role.paper, color: role.ink },
  ],
  bar: [
    base,
    {
      flex: '1 1 0',
      minWidth: 0,
      height: length.barKey,
      fontSize: length.barText,
      background: role.paper,
      color: role.ink,
      gap: 0,
      whiteSpace: 'nowrap',
      selectors: {
        '[data-orientation="portrait"] &': { flexDirection: 'column' },
        '[data-orientation="landscape"] &': { flexDirection: 'row', gap: 16 },
        '&[data-off]': { borderStyle: 'dashed' },
      },
    },
  ],
  plain: [base, { padding: '0 12px', fontSize: length.furniture, background: role.paper, color: role.ink }],
});
