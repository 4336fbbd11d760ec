import type { ReactNode } from 'react';
import { icon } from './icon.css.ts';

/** The character 大, on the left: larger letters. */
const GREAT = 'M3 17h26M16 6c0 15-4 26-13 36m13-23c2 9 7 17 13 23';
/** A hand with one finger out. */
const TAP = 'M20 27V9a4 4 0 0 1 8 0v13l10 3c3 1 4 3 3 6l-3 13H21L9 32c-2-4 3-7 6-5z';

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
  size: <path d={`${GREAT} M31 27h15M38.500 21c0 9-2 15-7.500 21m7.500-12c1 5 4 9 7.500 12`} />,
  tick: <path d="m8 26 11 11L41 12" />,
  notice: (
    <>
      <circle cx="24" cy="24" r="20" />
      <path d="M24 22v13M24 13v1" />
    </>
  ),
  time: (
    <>
      <circle cx="24" cy="24" r="20" />
      <path d="M24 11v13l9 7" />
    </>
  ),
  trouble: <path d="M24 5 3 42h42zM24 19v11m0 5v1" />,
  forward: <path d="m18 8 16 16-16 16" />,
  erase: <path d="M16 9h28v30H16L4 24zM24 18l12 12m0-12L24 30" />,
  larger: <path d={`${GREAT} M31 14h14m-7-7v14`} />,
  smaller: <path d="M5 24h22M16 15c0 11-3 19-11 27m11-16c2 7 6 12 11 16M31 14h14" />,
  colours: (
    <>
      <circle cx="24" cy="24" r="19" />
      <path d="M24 5v38a19 19 0 0 0 0-38z" fill="currentColor" />
    </>
  ),
  edition: <path d="M5 6h38v16H5zM5 31h15v11H5zM28 31h15v11H28z" />,
  ease: <path d={TAP} />,
  leftHand: <path d={TAP} transform="matrix(-1 0 0 1 48 0)" />,
  seated: (
    <>
      <circle cx="20" cy="8" r="5" />
      <path d="M20 18v14h12l5 11M11 20v23m0-9h16" />
    </>
  ),
  calm: <path d="M4 8h40v32H4zM19 18v12m10-12v12" />,
  louder: <path d="M4 18v12h7l10 9V9l-10 9zM31 24h14m-7-7v14" />,
  quieter: <path d="M4 18v12h7l10 9V9l-10 9zM31 24h14" />,
  slower: <path d="m17 9 15 15-15 15" />,
  faster: <path d="m7 9 15 15L7 39M25 9l15 15-15 15" />,
  headset: <path d="M7 29v-4a17 17 0 0 1 34 0v4M5 29h9v13H5zM34 29h9v13h-9z" />,
  number: <path d="M4 10h40v28H4zM11 20h9m-9 9h16m4-12h6v10h-6z" />,
  query: <path d="M20 42H7V5h27v13M14 15h13m-13 9h6M33 40a8 8 0 1 0 0-16 8 8 0 0 0 0 16zm6-2 6 6" />,
  filing: <path d="M22 43H7V5h29v13M14 15h14m-14 9h10M24 42l2-8 15-15 6 6-15 15z" />,
  certificate: (
    <path d="M20 38H6V6h36v15M14 16h20m-20 9h9M34 38a7 7 0 1 0 0-14 7 7 0 0 0 0 14zm-4-1v8l4-3 4 3v-8" />
  ),
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
