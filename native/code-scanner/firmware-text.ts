/** `Software Revision: …` of a Honeywell's REVINF, between other lines. */
const HONEYWELL_REVISION = /Software Revision:\s*(?:\$ProjectRevision:)?\s*([^\r\n]+)/;
/** The software revision that an SSI scanner begins its REPLY_REVISION with. */
const FIRST_WORD = /^[\x21-\x7e]+/;
/** A health record shows a line, not a page. */
const LONGEST = 40;

/** The firmware's version in what a scanner says of itself; undefined where it says nothing that can be read. */
export function firmwareOf(text: string): string | undefined {
  const found = HONEYWELL_REVISION.exec(text)?.[1] ?? FIRST_WORD.exec(text)?.[0];
  const version = found?.trim().slice(0, LONGEST);
  return version === '' ? undefined : version;
}
