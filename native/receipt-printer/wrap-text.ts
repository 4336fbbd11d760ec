import { cellsOf } from './chinese-text.ts';

/** What must not begin a line: closing punctuation stays with the character it closes. */
const CLOSERS = '，。、；：？！）》〉」』】〕”’…·～％,.;:?!)]}%';
/** What must not end a line. */
const OPENERS = '（《〈「『【〔“‘￥([{';

/** Words of ASCII stay whole (numbers, dates), spaces are places to break, every other character stands alone. */
const PIECE = / +|[!-~]+|[\s\S]/gu;

/** Breaks text into unbreakable pieces: a hanzi or a word with the punctuation that belongs to it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let opening = false;
  for (const piece of text.match(PIECE) ?? []) {
    const last = pieces.length - 1;
    const previous = pieces[last];
    const glue = previous !== undefined && !previous.endsWith(' ') && !piece.startsWith(' ');
    if (glue && (opening || CLOSERS.includes(piece))) pieces[last] = previous + piece;
    else pieces.push(piece);
    opening = OPENERS.includes(piece);
  }
  return pieces;
}

/** Cuts a piece that is wider than a line wherever the line ends. */
function cutPiece(piece: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  let cells = 0;
  for (const character of piece) {
    const added = cellsOf(character);
    if (cells + added > width && part !== '') {
      parts.push(part);
      part = '';
      cells = 0;
    }
    part += character;
    cells += added;
  }
  return part === '' ? parts : [...parts, part];
}

/**
 * Wraps one paragraph of normalised text to lines of at most `width` cells (at least 2). Lines do not begin with
 * closing punctuation nor end with opening punctuation unless a single word is wider than the line; spaces at a
 * break are dropped.
 */
export function wrapText(text: string, width: number): string[] {
  if (cellsOf(text) <= width) return [text.trimEnd()];
  const lines: string[] = [];
  let line = '';
  let cells = 0;
  const endLine = (): void => {
    lines.push(line.trimEnd());
    line = '';
    cells = 0;
  };
  for (const piece of piecesOf(text)) {
    const added = cellsOf(piece);
    if (cells + added <= width) {
      line += piece;
      cells += added;
      continue;
    }
    if (line.trimEnd() !== '') endLine();
    if (piece.startsWith(' ')) continue;
    const parts = added <= width ? [piece] : cutPiece(piece, width);
    line = parts.pop() ?? '';
    cells = cellsOf(line);
    lines.push(...parts);
  }
  if (line.trimEnd() !== '') endLine();
  return lines;
}
