import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface SourceFile {
  /** Below the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const sourceExtensions = new Set(['.ts', '.tsx', '.mjs', '.cjs', '.js']);
/** `erasableSyntaxOnly` code needs none of these; a rule is discussed, not switched off in place. */
const silencers = /@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint)-disable|biome-ignore/;
const unfinished = /\b(?:TODO|FIXME|HACK)\b/;
const anyType = /(?::|\bas|<|\||&|,)\s*any\b\s*(?:[;,)>|&\]=[{]|$)/;
/** Product code knows no stand-ins: those are programs of their own under tests/simulators. */
const standIns =
  /(?<![A-Za-z])(?:[Mm]ock|[Ff]ake|[Dd]ummy|[Ss]tub|[Dd]emo|[Dd]emonstration)(?:s|ed|ing)?(?![a-z])|[a-z](?:Mock|Fake|Dummy|Stub|Demo)(?![a-z])|[Ss]imulat/;

/** elderly-ui row 11: a single tap is the whole set of gestures. */
const gestures =
  /\b(?:useLongPress|useMove|useDrag|onDoubleClick|dblclick|onDrag\w*|draggable|swipe\w*|longpress|onWheel|onContextMenu)\b/i;

export const LARGEST_FILE_LINES = 400;

/** All source files below `folders` of `root`. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && sourceExtensions.has(extname(entry.name)))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') })),
  );
}

/** Files longer than the house allows, with their length. */
export function longFiles(files: readonly SourceFile[]): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > LARGEST_FILE_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}

/** Lines that switch a check off, leave something unfinished, or give types away. */
export function carelessLines(files: readonly SourceFile[]): string[] {
  return linesMatching(files, (line) => silencers.test(line) || unfinished.test(line) || anyType.test(line));
}

/** Lines of product code that speak of stand-ins. */
export function standInLines(files: readonly SourceFile[]): string[] {
  return linesMatching(files, (line) => standIns.test(line));
}

/** A string with a Chinese character in it; what stands between slashes or asterisks is for engineers. */
const chineseText = /(['"`>])[^'"`]*\p{Script=Han}/u;
const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

/** Lines of the screens with words that belong into the catalogue. */
export function wordsOutsideCatalogue(files: readonly SourceFile[]): string[] {
  const bare = files.map(({ path, text }) => ({
    path,
    text: text.replaceAll(comments, (comment) => comment.replaceAll(/[^\n]/g, '')),
  }));
  return linesMatching(bare, (line) => chineseText.test(line));
}

/** Lines that listen to other gestures than a tap. */
export function otherGestures(files: readonly SourceFile[]): string[] {
  return linesMatching(files, (line) => gestures.test(line));
}

function linesMatching(files: readonly SourceFile[], matches: (line: string) => boolean): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (matches(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}
