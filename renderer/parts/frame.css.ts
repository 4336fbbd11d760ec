import { globalStyle, style, styleVariants } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const frame = style({
  display: 'flex',
  height: '100%',
  padding: `${length.gap} ${length.margin} ${length.apart}`,
  selectors: {
    '&[data-composition="beside"]': { gap: `calc(2 * ${length.gap})` },
    // The column of actions stands at the side of the hand that touches.
    '[data-hand="left"] &[data-composition="beside"]': { flexDirection: 'row-reverse' },
  },
});

export const column = style({
  display: 'flex',
  flexDirection: 'column',
  flex: '1 1 0',
  minHeight: 0,
  minWidth: 0,
});

export const head = style({
  display: 'flex',
  flexDirection: 'column',
  flex: '0 0 auto',
});
/** Where the row of actions turns the pages: the count stands at the end of the head, over the line of reach. */
export const pageWordsInHead = style({ fontSize: length.small, textAlign: 'right' });
/** What belongs to the targets under the line and need not be in reach itself. */
export const overTheLine = style({ marginTop: 'auto' });
export const above = style({ display: 'flex', flexDirection: 'column', paddingTop: length.gap });

export const heading = styleVariants({
  heading: { fontSize: length.heading, fontWeight: 700, maxWidth: '22em' },
  text: { fontSize: length.text, fontWeight: 700, maxWidth: '22em' },
  small: { fontSize: length.small, fontWeight: 700, maxWidth: '22em' },
});

export const lead = style({
  fontSize: length.small,
  maxWidth: '22em',
  textWrap: 'balance',
});

export const content = style({
  display: 'flex',
  flexDirection: 'column',
  gap: length.gap,
  flex: '1 1 0',
  minHeight: 0,
});

/** A block drawn higher than it needs to be: what is in it fills it. */
export const grown = style({ display: 'grid', flex: '0 0 auto' });

/** On the shelf, where the content is too tall for a row of actions under it. */
export const contentAndActions = style({
  display: 'grid',
  gridTemplateColumns: `minmax(0, 1fr) ${length.leastAction}`,
  alignItems: 'start',
  gap: length.gap,
  flex: '1 1 0',
  minHeight: 0,
});
export const actionsAside = style({
  display: 'flex',
  flexDirection: 'column',
  alignSelf: 'end',
  gap: length.gap,
});
globalStyle(`${actionsAside} > button`, { textAlign: 'center', minWidth: 0 });

export const foot = style({ flex: '0 0 auto' });

export const side = style({
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'flex-end',
  flex: '0 0 auto',
  minHeight: 0,
});

export const actionRow = style({
  display: 'flex',
  gap: length.gap,
  marginTop: length.gap,
  selectors: { '[data-hand="left"] &': { flexDirection: 'row-reverse' } },
});
globalStyle(`${actionRow} > button`, { flex: '1 1 0', minWidth: 0, textAlign: 'center' });

export const actionColumn = style({
  display: 'flex',
  flexDirection: 'column',
  gap: length.gap,
  marginTop: length.gap,
});
globalStyle(`${actionColumn} > button`, { textAlign: 'center', minWidth: 0 });

export const pager = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  columnGap: length.tightGap,
});

export const pageWords = style({
  fontSize: length.small,
  textAlign: 'center',
  selectors: { [`${side} &`]: { width: '100%', order: -1 } },
});

export const turn = style({
  display: 'flex',
  flex: '0 0 auto',
  minWidth: `calc(2.5 * ${length.target})`,
  selectors: { [`${side} &`]: { flex: '1 1 0', minWidth: 0 } },
});
globalStyle(`${turn} > *`, { flex: '1 1 0' });

/** Keeps its room, so that the other button stays where it was. */
export const absentTurn = style([turn, { visibility: 'hidden' }]);

const box = style({
  display: 'flex',
  gap: length.tightGap,
  padding: `${length.tightGap} ${length.pad}`,
  borderStyle: 'solid',
  borderWidth: length.line,
  borderRadius: 8,
});

export const notice = styleVariants({
  notice: [box, { background: role.noticeFill, color: role.noticeInk, borderColor: role.accent }],
  trouble: [box, { background: role.troubleFill, color: role.troubleInk, borderColor: role.alarm }],
});

export const noticeType = styleVariants({
  small: { fontSize: length.small },
  furniture: { fontSize: length.furniture },
});

export const noticeInHead = style({ marginTop: length.tightGap });
export const noticeText = style({
  maxWidth: '22em',
  minWidth: 0,
  textWrap: 'balance',
});
/** One of the lines that `breakForReading` chose. */
export const pausedLine = style({ display: 'block' });
/** The sign sits on the first line of its words. */
export const sign = style({ display: 'flex', alignItems: 'center', height: '1.5em', flex: '0 0 auto' });
export const alarmSign = style([sign, { color: role.alarm }]);
