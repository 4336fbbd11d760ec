import type { ReactNode } from 'react';
import type { StationStatus } from '../../electron/contract/status.ts';
import { words } from '../copy/words.ts';
import * as css from './pictures.css.ts';

type ReaderSide = StationStatus['site']['readerSide'];

interface PictureProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One 480 × 320 drawing, line by line, in ink and accent. */
function Picture({ title, children }: PictureProps) {
  return (
    <svg className={css.picture} viewBox="0 0 480 320" role="img" aria-label={title}>
      {children}
    </svg>
  );
}

/** An ID card of 150 × 96 with its upper left corner at the origin: portrait, lines, chip side. */
function Card() {
  return (
    <g>
      <rect width="150" height="96" rx="8" className={css.paper} />
      <path d="M16 24h62M16 44h48M16 72h118" />
      <g className={css.accent}>
        <circle cx="112" cy="30" r="11" />
        <path d="M94 58c0-22 36-22 36 0" />
      </g>
    </g>
  );
}

/** The kiosk from the front: a tall panel, seen small. */
function Kiosk({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width="120" height="200" rx="8" />
      <rect x="14" y="14" width="92" height="140" />
      <path d="M30 38h60M30 62h44M30 118h60" className={css.accent} />
      <path d="M44 200v40h32v-40M24 240h72" />
    </g>
  );
}

/** A reader's tray with the mark for the card. */
function Tray({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d="M-14 60v62h178V60" />
      <path d="M2 104h146" className={css.accent} />
    </g>
  );
}

const LAYING: Record<ReaderSide, { kiosk: [number, number]; tray: [number, number]; move: string }> = {
  left: { kiosk: [300, 40], tray: [70, 130], move: css.layFromLeft },
  right: { kiosk: [60, 40], tray: [260, 130], move: css.layFromRight },
  below: { kiosk: [180, -70], tray: [165, 186], move: css.layFromAbove },
};

/** A chip card with its chip ahead, half way into the slot; while it is read it rests there. */
export function InsertCardPicture({ moving }: { readonly moving: boolean }) {
  return (
    <Picture title={words.identify.socialCardPicture}>
      <g transform="translate(165 148)">
        <g className={moving ? css.layFromBelow : undefined}>
          <rect width="150" height="150" rx="10" className={css.paper} />
          <path d="M20 104h110M20 126h70" />
          <g className={css.accent}>
            <rect x="53" y="34" width="44" height="36" rx="6" />
            <path d="M53 52h14M83 52h14M75 34v12M75 58v12" />
          </g>
        </g>
      </g>
      <rect x="100" y="40" width="280" height="140" rx="10" className={css.paper} />
      <path d="M150 180h180" className={css.accent} />
    </Picture>
  );
}

interface LayCardProps {
  readonly side: ReaderSide;
  /** Moving teaches where the card goes; while it is read, the picture rests with the card in place. */
  readonly moving: boolean;
}

/** The card slides onto the reader, on the side where this machine has it. */
export function LayCardPicture({ side, moving }: LayCardProps) {
  const { kiosk, tray, move } = LAYING[side];
  return (
    <Picture title={words.identify.picture}>
      <Kiosk x={kiosk[0]} y={kiosk[1]} />
      <Tray x={tray[0]} y={tray[1]} />
      <g transform={`translate(${tray[0]} ${tray[1]})`}>
        <g className={moving ? move : undefined}>
          <Card />
        </g>
      </g>
    </Picture>
  );
}

/** The card leaves the tray. */
export function TakeCardPicture() {
  return (
    <Picture title={words.farewell.cardPicture}>
      <Tray x={165} y={170} />
      <g transform="translate(165 110)">
        <Card />
      </g>
      <path d="M240 84V20m-28 26 28-28 28 28" className={css.accent} />
    </Picture>
  );
}

/** The slip hangs out of its slot. */
export function TakeSlipPicture() {
  return (
    <Picture title={words.farewell.slipPicture}>
      <path d="M100 70h280M120 70v-40h240v40" />
      <path d="M160 70v190l16-12 16 12 16-12 16 12 16-12 16 12 16-12 16 12 16-12 16 12V70" />
      <path d="M190 110h100M190 146h70M190 182h100" className={css.accent} />
      <path d="M400 150v90m-28-28 28 28 28-28" className={css.accent} />
    </Picture>
  );
}

/** The hall: kiosk, card and slip, what this machine is for. */
export function WelcomePicture() {
  return (
    <Picture title={words.welcome.heading}>
      <Kiosk x={180} y={30} />
      <g transform="translate(10 150)">
        <Card />
      </g>
      <g transform="translate(340 96)">
        <path d="M0 0h120v150l-15-10-15 10-15-10-15 10-15-10-15 10-15-10-15 10z" />
        <path d="M22 32h76M22 62h50M22 92h76" className={css.accent} />
      </g>
      <path d="M10 270h460" />
    </Picture>
  );
}
