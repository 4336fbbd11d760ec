import { createGlobalTheme, createGlobalThemeContract } from '@vanilla-extract/css';
import { themes } from './themes.ts';

const kebab = (path: readonly string[]) =>
  `kiosk-${path.join('-').replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;

/** Colours by role; `data-theme` on the root chooses the values. */
export const role = createGlobalThemeContract(
  {
    paper: null,
    ink: null,
    mainFill: null,
    mainInk: null,
    quietFill: null,
    quietInk: null,
    chosenFill: null,
    chosenInk: null,
    pressedFill: null,
    pressedInk: null,
    noticeFill: null,
    noticeInk: null,
    troubleFill: null,
    troubleInk: null,
    accent: null,
    alarm: null,
    line: null,
    focus: null,
  },
  (_value, path) => kebab(path),
);

for (const [name, roles] of Object.entries(themes)) {
  createGlobalTheme(`[data-theme="${name}"]`, role, { ...roles });
}

/** Lengths; `lengthVariables` writes their px on the root. */
export const length = createGlobalThemeContract(
  {
    text: null,
    heading: null,
    small: null,
    furniture: null,
    barText: null,
    keyText: null,
    margin: null,
    gap: null,
    tightGap: null,
    apart: null,
    target: null,
    actionHeight: null,
    actionWidth: null,
    leastAction: null,
    key: null,
    keyWidth: null,
    pad: null,
    line: null,
    ring: null,
    bar: null,
    barKey: null,
    pagerHeight: null,
    sideColumn: null,
  },
  (_value, path) => kebab(['length', ...path]),
);
