/** A gap in a text of the catalogue: `第{step}步`. */
const SLOT = /\{\w+\}/;
/** A piece between two gaps with fewer characters sounds better as part of the whole line, syllable by syllable. */
const SHORTEST_PIECE = 3;

const hanIn = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

export const hasSlots = (text: string): boolean => SLOT.test(text);

/** What stands before, between and after the gaps; empty texts where gaps touch or stand at an end. */
export const piecesOf = (template: string): readonly string[] => template.split(/\{\w+\}/);

/** Whether a piece of a text with gaps has a clip of its own. */
export const hasOwnClip = (piece: string): boolean => hanIn(piece) >= SHORTEST_PIECE;

/** Key of the clip of a piece. */
export const pieceKey = (key: string, at: number): string => `${key}#${at}`;
