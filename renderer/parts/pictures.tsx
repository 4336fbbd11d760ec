import type { ReactNode } from 'react';
import type { StationStatus } from '../../electron/contract/status.ts';
import { activationWords } from '../copy/activation.ts';
import { words } from '../copy/words.ts';
import * as css from './pictures.css.ts';

type ReaderSide = StationStatus['site']['readerSide'];

interface PictureProps {
  readonly title: string;
  /** What of the 480 × 320 sheet is drawn on; all of it if left out. */
  readonly part?: string;
  readonly children: ReactNode;
}

/** One 480 × 320 drawing, line by line, in ink and accent. */
function Picture({ title, part = '0 0 480 320', children }: PictureProps) {
  return (
    <svg className={css.picture} viewBox={part} role="img" aria-label={title}>
      {children}
    </svg>
  );
}

/** Draws at a place of the sheet. */
function At({ x, y, children }: { readonly x: number; readonly y: number; readonly children: ReactNode }) {
  return <g transform={`translate(${x} ${y})`}>{children}</g>;
}

/** An ID card of 150 × 96 seen from the front: lines, portrait. */
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

/** The kiosk from the front, 150 wide: body, screen, and a foot on the floor `height` below its upper edge. */
function Kiosk({ height }: { readonly height: number }) {
  const body = height - 60;
  return (
    <g>
      <rect width="150" height={body} rx="10" className={css.paper} />
      <rect x="18" y="18" width="114" height={body - 56} rx="4" />
      <path d={`M38 44h74M38 70h50M38 ${body - 62}h74`} className={css.accent} />
      <path d={`M52 ${body}v60M98 ${body}v60M26 ${height}h98`} />
    </g>
  );
}

/** A reader's plate as it lies before one, 186 wide, with its mark. */
function Plate() {
  return (
    <g>
      <path d="M28 0h130l28 70v14H0V70zM0 70h186" className={css.paper} />
    </g>
  );
}

/** A card lying flat on the plate. */
function FlatCard() {
  return (
    <g>
      <path d="M46 12h94l16 46H30z" className={css.paper} />
      <path d="M55 27h34M50 43h44" />
      <g className={css.accent}>
        <circle cx="120" cy="25" r="6" />
        <path d="M108 46c1-14 25-14 28 0" />
      </g>
    </g>
  );
}

interface Scene {
  readonly kiosk: readonly [x: number, y: number, height: number];
  readonly plate: readonly [x: number, y: number];
  /** What holds the plate. */
  readonly arm: string;
  /** Points at the plate, so that the picture also teaches at rest. */
  readonly arrow: string;
}

const DOWN = 'v58m-22-22 22 22 22-22';
const SCENES: Record<ReaderSide, Scene> = {
  left: { kiosk: [274, 16, 280], plate: [40, 196], arm: 'M222 240h52', arrow: `M133 84${DOWN}` },
  right: { kiosk: [56, 16, 280], plate: [254, 196], arm: 'M206 240h52', arrow: `M347 84${DOWN}` },
  below: { kiosk: [165, 6, 250], plate: [147, 214], arm: 'M217 196v18M263 196v18', arrow: `M394 178${DOWN}` },
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

interface ShowCodeProps {
  readonly moving: boolean;
  /** Shows the way, so that the picture also teaches at rest; without it the code is being looked at. */
  readonly pointing: boolean;
}

/** A telephone with a code on it, held to the scanner's window; at rest it stays there. */
export function ShowCodePicture({ moving, pointing }: ShowCodeProps) {
  return (
    <Picture title={activationWords.show.picture} part="90 10 300 300">
      <At x={150} y={232}>
        <path d="M26 0h128l26 62H0zM0 62h180" className={css.paper} />
        <path d="M58 22h64" className={css.accent} />
      </At>
      <g className={moving ? css.layFromAbove : undefined}>
        <At x={180} y={24}>
          <rect width="120" height="190" rx="16" className={css.paper} />
          <path d="M48 16h24" />
          <CodeMark />
        </At>
      </g>
      {pointing && <path d="M120 120v70m-24-24 24 24 24-24" className={css.accent} />}
    </Picture>
  );
}

/** What a code looks like from afar: three corners and a few squares. */
function CodeMark() {
  return (
    <At x={22} y={52}>
      <g className={css.accent}>
        <path d="M0 0h24v24H0zM52 0h24v24H52zM0 52h24v24H0z" />
      </g>
      <path d="M38 2v14M38 34h12M56 38h20M38 54v20M54 56h8M72 56v18M54 74h6" />
    </At>
  );
}

/** Two ways side by side. */
export function TwoPictures({ children }: { readonly children: ReactNode }) {
  return <div className={css.pair}>{children}</div>;
}

interface LayCardProps {
  readonly side: ReaderSide;
  /** Moving teaches where the card goes; while it is read, the picture rests with the card in place. */
  readonly moving: boolean;
}

/** The card comes to lie on the reader, on the side where this machine has it. */
export function LayCardPicture({ side, moving }: LayCardProps) {
  const { kiosk, plate, arm, arrow } = SCENES[side];
  return (
    <Picture title={words.identify.picture}>
      <At x={kiosk[0]} y={kiosk[1]}>
        <Kiosk height={kiosk[2]} />
      </At>
      <path d={arm} />
      <At x={plate[0]} y={plate[1]}>
        <Plate />
        <g className={moving ? css.layFromAbove : undefined}>
          <FlatCard />
        </g>
      </At>
      {moving && <path d={arrow} className={css.accent} />}
    </Picture>
  );
}

/** The card leaves the plate. */
export function TakeCardPicture() {
  return (
    <Picture title={words.farewell.cardPicture} part="130 0 220 320">
      <At x={147} y={226}>
        <Plate />
      </At>
      <At x={165} y={104}>
        <Card />
      </At>
      <path d="M240 76V14m-26 24 26-26 26 26" className={css.accent} />
    </Picture>
  );
}

/** The slip hangs out of its slot. */
export function TakeSlipPicture() {
  return (
    <Picture title={words.farewell.slipPicture} part="80 10 360 280">
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
      <At x={165} y={16}>
        <Kiosk height={280} />
      </At>
      <At x={6} y={150}>
        <Card />
      </At>
      <At x={348} y={112}>
        <path d="M0 0h120v150l-15-10-15 10-15-10-15 10-15-10-15 10-15-10-15 10z" />
        <path d="M22 32h76M22 62h50M22 92h76" className={css.accent} />
      </At>
      <path d="M2 296h476" />
    </Picture>
  );
}
