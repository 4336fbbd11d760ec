import type { ReceiptPrinterProfile } from '../../electron/contract/device-profiles/receipt-printer.ts';
import type { ReceiptDocument } from '../../electron/contract/receipt.ts';
import type { Strokes } from '../../electron/contract/signature.ts';
import { ByteSink } from './byte-sink.ts';
import { twoByteCodes } from './chinese-text.ts';
import { type DotGlyphs, GLYPH_BYTES } from './dot-glyphs.ts';
import {
  characterSize,
  DLE,
  ESC_INIT,
  escAlign,
  escBold,
  escFeedDots,
  escFeedLines,
  FS_CHINESE,
  fsDefineHanzi,
  GS_QR_CORRECTION_M,
  GS_QR_MODEL_2,
  GS_QR_PRINT,
  GS_R_MARKER,
  GS_TRANSMIT_PAPER_STATUS,
  gsProcessId,
  gsQrModule,
  gsQrStore,
  gsRaster,
  LF,
} from './escpos.ts';
import { drawInk } from './ink-dots.ts';
import { type DotRows, drawQrCode, moduleDots } from './qr-code.ts';
import { logoCommand, writeEnding } from './slip-frame.ts';
import { type Align, layOutSlip, type SlipLine, widthDotsOf } from './slip-layout.ts';
import { createSlipText, type SlipText } from './slip-text.ts';

/** How a printer proves that a slip is done, when that is known. */
export type Proof = Exclude<ReceiptPrinterProfile['completion'], 'probe'>;

/** A slip as bytes: whole commands per chunk, and the completion marker that ends each chunk (none: no proof). */
export interface EncodedSlip {
  readonly chunks: readonly Uint8Array[];
  /** As many as there are chunks, or none. All of them must come back before a slip counts as printed. */
  readonly markers: readonly string[];
}

/** Dots under a line of double height and under a logo, which fill their lines to the last dot and would touch the next. */
const TALL_LINE_GAP = 10;
/** From here on one `ESC d` is shorter than single line feeds. */
const FEED_COMMAND_FROM = 4;
/** Highest `GS v 0` band every model takes: some ignore the upper byte of the height. */
const BAND_ROWS = 255;
const DEFINITION_BYTES = fsDefineHanzi(0).length + GLYPH_BYTES;
const PROCESS_ID_DIGITS = 36;
const PROCESS_ID_LENGTH = 4;
/** Process ids repeat after this many chunks. */
export const PROCESS_IDS = PROCESS_ID_DIGITS ** PROCESS_ID_LENGTH;

/** A write of whole commands, and the completion marker that ends it (none: no proof). */
export interface SlipPiece {
  readonly bytes: Uint8Array;
  readonly marker: string | undefined;
}

/** Encodes slips for one printer; keeps its code table from slip to slip. */
export interface SlipEncoder {
  /**
   * A slip piece by piece: each is encoded when it is asked for, so that the first is on its way while the rest is still
   * to be encoded. `serial` numbers the first process id; the caller counts on by the number of pieces, so that an id
   * of an earlier slip is never taken for one of this. Before the first piece it throws when a QR code or a table
   * cannot fit the paper at all; afterwards never.
   */
  pieces(document: ReceiptDocument, duplicate: number, serial: number): Generator<SlipPiece, void>;
  /** The same at one go. */
  encode(document: ReceiptDocument, duplicate: number, serial: number): EncodedSlip;
}

/**
 * `proof` is what a probe found; left out, it is the profile's word, and nothing where that is to be probed. `logo` is the
 * picture at the head of every slip, where the profile names one that is sent.
 */
export function createSlipEncoder(
  profile: ReceiptPrinterProfile,
  glyphs: DotGlyphs,
  proof: Proof = profile.completion === 'probe' ? 'none' : profile.completion,
  logo?: DotRows,
): SlipEncoder {
  const codes = twoByteCodes(profile.encoding);
  const { rareCharacters } = profile;
  const largestWrite = profile.chunkBytes - markerBytes(proof);
  // A definition is one command: a printer that cannot take it in one piece gets the substitute instead.
  const definable = profile.chunkBytes >= DEFINITION_BYTES;
  const draws = rareCharacters === 'raster' || (rareCharacters === 'user-defined' && definable);
  const drawing = draws ? { glyphs, inline: rareCharacters === 'raster' } : undefined;
  // Not shared: a slip that was given up half encoded keeps the one it has.
  let spare: ByteSink | undefined;
  function* pieces(document: ReceiptDocument, duplicate: number, serial: number): Generator<SlipPiece, void> {
    const lines = layOutSlip(document, profile.paperMm, duplicate);
    for (const line of lines) if (line.kind === 'qr') nativeModuleDots(line.data, profile.paperMm);
    const sink = spare ?? new ByteSink();
    spare = undefined;
    sink.reset();
    const cutter = new PieceCutter(sink, profile.chunkBytes, proof, serial);
    sink.command(ESC_INIT);
    sink.command(FS_CHINESE);
    const slip = new SlipWriter(sink, profile, largestWrite, createSlipText(sink, codes, drawing));
    slip.writeLogo(logo);
    for (const line of lines) {
      slip.write(line);
      yield* cutter.full();
    }
    writeEnding(sink, profile, document.cut);
    yield* cutter.full();
    const rest = cutter.rest();
    spare = sink;
    yield rest;
  }
  return {
    pieces,
    encode(document, duplicate, serial) {
      const all = [...pieces(document, duplicate, serial)];
      return {
        chunks: all.map(({ bytes }) => bytes),
        markers: all.flatMap(({ marker }) => marker ?? []),
      };
    },
  };
}

/** Dots per module of a code; throws where the data do not fit any. */
const nativeModuleDots = (data: string, paperMm: ReceiptPrinterProfile['paperMm']): number =>
  moduleDots(Buffer.byteLength(data, 'utf8'), widthDotsOf(paperMm));

/** Writes lines one after the other and only what changes between them. */
class SlipWriter {
  private readonly sink: ByteSink;
  private readonly profile: ReceiptPrinterProfile;
  /** Bytes of one command at most, beside a marker. */
  private readonly largestWrite: number;
  private readonly text: SlipText;
  private align: Align = 'left';
  private bold = false;
  private wide: 1 | 2 = 1;
  private high: 1 | 2 = 1;

  constructor(sink: ByteSink, profile: ReceiptPrinterProfile, largestWrite: number, text: SlipText) {
    this.sink = sink;
    this.profile = profile;
    this.largestWrite = largestWrite;
    this.text = text;
  }

  writeLogo(picture: DotRows | undefined): void {
    const command = logoCommand(this.profile.logo);
    if (command === undefined && picture === undefined) return;
    this.setAlign('centre');
    if (command !== undefined) this.sink.command(command);
    else if (picture !== undefined) writeRaster(this.sink, picture, this.largestWrite);
    this.sink.command(escFeedDots(TALL_LINE_GAP));
    this.sink.boundary();
  }

  write(line: SlipLine): void {
    switch (line.kind) {
      case 'text':
        if (line.text !== '') {
          this.style(line);
          this.text.write(line.text);
        }
        this.sink.command([LF]);
        if (line.high > 1) this.sink.command(escFeedDots(TALL_LINE_GAP));
        this.sink.boundary();
        break;
      case 'feed':
        writeFeed(this.sink, line.lines);
        break;
      case 'qr':
        this.setAlign('centre');
        this.writeQr(line.data);
        break;
      case 'ink':
        this.setAlign('centre');
        this.writeInk(line.strokes);
        break;
    }
  }

  private style(line: Extract<SlipLine, { kind: 'text' }>): void {
    this.setAlign(line.align);
    if (this.bold !== line.bold) {
      this.bold = line.bold;
      this.sink.command(escBold(line.bold));
    }
    if (this.wide !== line.wide || this.high !== line.high) {
      this.wide = line.wide;
      this.high = line.high;
      this.sink.command(characterSize(line.wide, line.high));
    }
    this.sink.boundary();
  }

  private setAlign(align: Align): void {
    if (this.align === align) return;
    this.align = align;
    this.sink.command(escAlign(align));
  }

  /** A line feed above and below is the quiet zone: 30 dots and more, four modules are 24 at most. */
  private writeQr(data: string): void {
    const { sink, profile } = this;
    const widthDots = widthDotsOf(profile.paperMm);
    const stored = Buffer.from(data, 'utf8');
    // Data that holds a DLE cannot be sent as it is, and a command is never split: such codes are drawn here.
    const storable = gsQrStore(0).length + stored.length <= this.largestWrite;
    sink.command([LF]);
    if (profile.qr === 'native' && storable && !stored.includes(DLE))
      writeNativeQr(sink, stored, nativeModuleDots(data, profile.paperMm));
    else writeRaster(sink, drawQrCode(data, widthDots), this.largestWrite);
    sink.command([LF]);
    sink.boundary();
  }

  private writeInk(strokes: Strokes | undefined): void {
    const { sink, profile } = this;
    sink.command([LF]);
    writeRaster(sink, drawInk(strokes, widthDotsOf(profile.paperMm)), this.largestWrite);
    sink.command([LF]);
    sink.boundary();
  }
}

function writeNativeQr(sink: ByteSink, stored: Uint8Array, dots: number): void {
  for (const command of [GS_QR_MODEL_2, gsQrModule(dots), GS_QR_CORRECTION_M]) sink.command(command);
  sink.boundary();
  sink.command(gsQrStore(stored.length));
  sink.data(stored);
  sink.boundary();
  sink.command(GS_QR_PRINT);
}

/** A picture in bands that every model takes. */
function writeRaster(sink: ByteSink, { rowBytes, rows }: DotRows, largestWrite: number): void {
  const headBytes = gsRaster(0, 0).length;
  const bandRows = Math.max(1, Math.min(BAND_ROWS, Math.floor((largestWrite - headBytes) / rowBytes)));
  for (let first = 0; first < rows.length; first += bandRows) {
    const band = rows.slice(first, first + bandRows);
    sink.boundary();
    sink.command(gsRaster(rowBytes, band.length));
    sink.dots(Buffer.concat(band));
  }
}

function writeFeed(sink: ByteSink, lines: number): void {
  if (lines >= FEED_COMMAND_FROM) sink.command(escFeedLines(lines));
  else for (let line = 0; line < lines; line++) sink.command([LF]);
  sink.boundary();
}

const markerBytes = (proof: Proof): number => (proof === 'none' ? 0 : markerCommand(proof, '0000').length);

const markerCommand = (proof: 'process-id' | 'gs-r', marker: string): readonly number[] =>
  proof === 'process-id' ? gsProcessId(marker) : GS_TRANSMIT_PAPER_STATUS;

const processId = (serial: number): string =>
  (serial % PROCESS_IDS).toString(PROCESS_ID_DIGITS).toUpperCase().padStart(PROCESS_ID_LENGTH, '0');

/**
 * Cuts the stream at command boundaries and ends every piece with a completion marker: a printer that lost its power
 * between two pieces swallows the markers it had taken in, and so a slip printed by half never counts as printed.
 */
class PieceCutter {
  readonly #sink: ByteSink;
  readonly #room: number;
  readonly #proof: Proof;
  #serial: number;
  #start = 0;
  #end = 0;
  #seen = 0;

  constructor(sink: ByteSink, chunkBytes: number, proof: Proof, serial: number) {
    this.#sink = sink;
    this.#room = chunkBytes - markerBytes(proof);
    this.#proof = proof;
    this.#serial = serial;
  }

  /** The pieces to which nothing can be added any more. */
  *full(): Generator<SlipPiece, void> {
    const { boundaries } = this.#sink;
    for (; this.#seen < boundaries.length; this.#seen++) {
      const boundary = boundaries[this.#seen] ?? 0;
      if (boundary - this.#start > this.#room && this.#end > this.#start) {
        yield this.#close(this.#end);
        this.#start = this.#end;
      }
      this.#end = boundary;
    }
  }

  /** What is left when all is written. */
  rest(): SlipPiece {
    return this.#close(this.#sink.length);
  }

  #close(end: number): SlipPiece {
    const body = this.#sink.bytes.subarray(this.#start, end);
    if (this.#proof === 'none') return { bytes: new Uint8Array(body), marker: undefined };
    const marker = this.#proof === 'gs-r' ? GS_R_MARKER : processId(this.#serial);
    this.#serial += 1;
    const command = Uint8Array.from(markerCommand(this.#proof, marker));
    return { bytes: Buffer.concat([body, command]), marker };
  }
}
