import type { ReactNode } from 'react';
import { icon } from './icon.css.ts';

/** Line drawings on a 48 × 48 grid, 4 px lines, made for this kiosk. */
const drawings = {
  back: <path d="M20 10 6 24l14 14M7 24h35" />,
  home: <path d="M5 24 24 7l19 17M11 20v21h26V20M20 41V29h8v12" />,
  help: (
    <>
      <circle cx="18" cy="14" r="8" />
      <path d="M4 43c0-11 6-17 14-17 5 0 9 2 11.500 6M34 12V5m6 9 4-5m-3 13h6" />
    </>
  ),
  read: <path d="M5 18v12h8l11 9V9l-11 9zM31 17c4 4 4 10 0 14m6-20c8 8 8 18 0 26" />,
  size: <path d="M4 40 15 10h2l11 30M8 30h16M30 40l7-18h2l7 18m-13-6h10" />,
  tick: <path d="m8 26 11 11L41 12" />,
  notice: (
    <>
      <circle cx="24" cy="24" r="20" />
      <path d="M24 22v13M24 13v1" />
    </>
  ),
  trouble: <path d="M24 5 3 42h42zM24 19v11m0 5v1" />,
  forward: <path d="m18 8 16 16-16 16" />,
  erase: <path d="M16 9h28v30H16L4 24zM24 18l12 12m0-12L24 30" />,
  counter: <path d="M4 42h40M8 42V28h32v14M24 22a7 7 0 1 0 0-14 7 7 0 0 0 0 14z" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** An icon never stands without words beside it, so it is silent. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={icon} viewBox="0 0 48 48" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
