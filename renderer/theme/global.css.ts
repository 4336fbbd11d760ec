import { globalStyle } from '@vanilla-extract/css';
import { length, role } from './contract.css.ts';

globalStyle('*, *::before, *::after', { boxSizing: 'border-box', margin: 0, padding: 0 });

globalStyle('html, body, #root', {
  width: '100%',
  height: '100%',
  overflow: 'hidden',
  // A finger that rests or slides must neither mark text nor move the page.
  userSelect: 'none',
  touchAction: 'none',
});

globalStyle('[data-theme]', {
  position: 'relative',
  width: '100%',
  height: '100%',
  overflow: 'hidden',
  background: role.paper,
  color: role.ink,
  fontFamily: "'Kiosk Text', 'Kiosk Rare', sans-serif",
  fontSize: length.text,
  lineHeight: 1.5,
  fontVariantNumeric: 'tabular-nums',
  lineBreak: 'strict',
  overflowWrap: 'anywhere',
  textSpacingTrim: 'space-all',
});

// What index.html holds before there is a screen: no lengths are known yet but the window's.
globalStyle('[data-theme][data-opening]', {
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  fontSize: '6vmin',
});

globalStyle('button', {
  font: 'inherit',
  color: 'inherit',
  background: 'none',
  border: 'none',
  outline: 'none',
  textAlign: 'left',
  WebkitTapHighlightColor: 'transparent',
});

// Calm: every picture rests on its last frame and nothing changes by degrees.
globalStyle('[data-calm="true"] *', { animation: 'none !important', transition: 'none !important' });

globalStyle('ul, ol', { listStyle: 'none' });
globalStyle('h1, h2', { fontSize: 'inherit', fontWeight: 700 });
