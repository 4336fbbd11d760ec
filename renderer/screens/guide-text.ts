/** A piece of a long fact takes this many lines at the most, so that the largest letters have it on one page with its name. */
const MOST_LINES = 2;

/**
 * A fact of the guide in pieces of a line or two: at the ends of its sentences, and where one is longer, at its commas. A clause
 * that is longer yet, such as a name of thirty characters, is cut where its second line ends.
 * @param perLine Han characters on a line
 */
export function piecesOf(text: string, perLine: number): readonly string[] {
  const most = Math.max(1, perLine * MOST_LINES);
  const sentences = text.split(/(?<=[；。])/).filter((piece) => piece.trim() !== '');
  return sentences.flatMap((sentence) => (sentence.length <= most ? [sentence] : gathered(sentence, most)));
}

/** Clauses put together again as far as there is room. */
function gathered(sentence: string, most: number): string[] {
  const pieces: string[] = [];
  for (const clause of sentence.split(/(?<=[，、：])/)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + clause.length <= most) pieces[pieces.length - 1] = last + clause;
    else for (let at = 0; at < clause.length; at += most) pieces.push(clause.slice(at, at + most));
  }
  return pieces;
}
