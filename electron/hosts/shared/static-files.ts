import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

/** The bundler puts a hash into each name under this folder, so what it holds never changes under its name. */
const HASHED_FOLDER = '/assets/';

/** What a page may be built from; a file of any other kind is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
};

/** A file that may be asked for. */
export interface ServedFile {
  /** Absolute path. */
  readonly file: string;
  readonly mime: string;
  /** Whether its name carries a hash of its content, so that it may be kept for ever. */
  readonly immutable: boolean;
}

/**
 * The files that may be asked for, by request path (`/`, `/index.html`, `/assets/…`). Built once from the folder of the
 * screens, so that no request ever becomes a file name: what is not in this table does not exist. Links are not followed.
 * Throws the system's error when the folder is missing.
 */
export function listServedFiles(folder: string): ReadonlyMap<string, ServedFile> {
  const files = new Map<string, ServedFile>();
  collect(folder, '', files);
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}

// Walked by hand: inside a packed archive `readdir` knows neither `recursive` nor `parentPath`.
function collect(folder: string, prefix: string, files: Map<string, ServedFile>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${prefix}/${entry.name}`;
    const file = join(folder, entry.name);
    if (entry.isDirectory()) collect(file, path, files);
    const mime = mediaTypes[extname(entry.name)];
    if (entry.isFile() && mime !== undefined) {
      files.set(path, { file, mime, immutable: path.startsWith(HASHED_FOLDER) });
    }
  }
}

/**
 * The file behind a request path as it came over the wire. Nothing is decoded and nothing is normalised: built names need
 * no escapes, so `%2e%2e`, `..`, a backslash or a NUL name no file of the table.
 * @param rawPath path with or without its query, e.g. `/assets/main-1f3a.js?v=1`
 */
export function resolveServedPath(
  files: ReadonlyMap<string, ServedFile>,
  rawPath: string,
): ServedFile | undefined {
  return files.get(rawPath.split(/[?#]/, 1)[0] ?? '');
}

/** The `cache-control` of a file. The page itself is asked for anew at each start, so an update is seen at once. */
export function cacheControl({ immutable }: ServedFile): string {
  return immutable ? 'public, max-age=31536000, immutable' : 'no-store';
}
