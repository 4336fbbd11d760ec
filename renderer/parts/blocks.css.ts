import { style, styleVariants } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

/** Two em from the last line of a paragraph to the first of the next (elderly-ui row 4); see `paragraphFoot`. */
const paragraphFoot = `max(0px, calc(0.5em - ${length.gap}))`;

export const paragraph = style({ maxWidth: '22em', textWrap: 'balance', paddingBottom: paragraphFoot });
export const smallParagraph = style({ fontSize: length.small, maxWidth: '22em' });

/** A paragraph of small words under something larger: the step is two em of its own. */
export const smallBelow = style([smallParagraph, { paddingTop: paragraphFoot }]);
export const subheading = style({ fontWeight: 700, maxWidth: '22em', paddingBottom: paragraphFoot });

/** A numbered or dotted line: the mark keeps its own column. */
export const point = style({ display: 'flex', gap: length.tightGap });
export const mark = style({
  flex: '0 0 auto',
  width: '1.2em',
  fontWeight: 700,
});
export const pointText = style({
  minWidth: 0,
  maxWidth: '20em',
  textWrap: 'balance',
  paddingBottom: paragraphFoot,
});

export const row = style({
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'baseline',
  columnGap: length.gap,
  paddingBottom: 8,
  borderBottom: `2px solid ${role.accent}`,
});
export const stackedRow = style([row, { flexDirection: 'column', alignItems: 'stretch' }]);
export const label = style({ fontSize: length.small, flex: '0 0 auto', maxWidth: '22em' });
export const value = styleVariants({
  small: { fontWeight: 700, maxWidth: '22em', textWrap: 'balance', fontSize: length.small },
  text: { fontWeight: 700, maxWidth: '22em', textWrap: 'balance' },
});
export const rowWithButton = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: length.gap,
  paddingBottom: 8,
  borderBottom: `2px solid ${role.accent}`,
});
export const rowWords = style({ minWidth: 0, flex: '1 1 0' });

/** A heading and what it heads: never parted by a page's end. */
export const together = style({ display: 'flex', flexDirection: 'column', gap: length.gap });

export const choiceRow = style({
  display: 'grid',
  gridAutoColumns: '1fr',
  gridAutoFlow: 'column',
  gap: length.gap,
});
export const choiceWords = style({ minWidth: 0, flex: '1 1 0', textWrap: 'balance' });
export const chosenWords = style({
  display: 'flex',
  alignItems: 'center',
  flex: '0 0 auto',
  gap: 8,
  fontSize: length.small,
});
export const choiceSecond = style({ display: 'block', fontSize: length.small, fontWeight: 400 });

/** Words with a tick before them. */
export const markedWords = style({
  display: 'flex',
  alignItems: 'center',
  gap: length.tightGap,
  minWidth: 0,
  flex: '1 1 0',
});
export const doneMark = style({ flex: '0 0 auto', fontSize: length.small, color: role.accent });
export const rowTitle = style({ fontWeight: 700, maxWidth: '22em' });
