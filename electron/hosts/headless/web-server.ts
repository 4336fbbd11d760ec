import { createReadStream, readdirSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { isOwnHost, securityHeaders } from './content-security.ts';

/** A request is a few hundred bytes on the same machine; who needs longer than this is not a browser. */
const REQUEST_TIMEOUT_MS = 10_000;
const LONGEST_HEADERS_BYTES = 16 * 1024;
/** The bundler puts a hash into each name under this folder, so what it holds never changes under its name. */
const HASHED_FOLDER = '/assets/';

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
};

interface ServedFile {
  readonly path: string;
  readonly size: number;
  readonly mediaType: string;
  readonly cacheControl: string;
}

export interface WebServer {
  readonly server: Server;
  readonly port: number;
  /** Ends all connections; resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * The files that may be asked for, by request path. Built once from the folder, so that no request ever becomes a file
 * name: what is not in this table does not exist, and `..` means nothing.
 */
export function listServedFiles(folder: string): ReadonlyMap<string, ServedFile> {
  const files = new Map<string, ServedFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const mediaType = mediaTypes[extname(entry.name)];
    if (!entry.isFile() || mediaType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const requestPath = path.slice(folder.length).replaceAll('\\', '/');
    const cacheControl = requestPath.startsWith(HASHED_FOLDER)
      ? 'public, max-age=31536000, immutable'
      : 'no-store';
    files.set(requestPath, { path, size: statSync(path).size, mediaType, cacheControl });
  }
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}

/**
 * Serves the built screens on the loopback address, to this machine alone. `port` 0 takes any free one.
 * Rejects with the system's error when the port is taken.
 */
export async function startWebServer(options: {
  readonly folder: string;
  readonly port: number;
}): Promise<WebServer> {
  const files = listServedFiles(options.folder);
  const server = createServer({ maxHeaderSize: LONGEST_HEADERS_BYTES, requestTimeout: REQUEST_TIMEOUT_MS });
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const headers = securityHeaders(port);
  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    answer(request, response, files, port);
  });
  return { server, port, close: () => close(server) };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: ReadonlyMap<string, ServedFile>,
  port: number,
): void {
  if (!isOwnHost(request.headers.host, port)) return refuse(response, 421);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const file = files.get((request.url ?? '').split('?', 1)[0] ?? '');
  if (file === undefined) return refuse(response, 404);
  response.writeHead(200, {
    'content-type': file.mediaType,
    'content-length': file.size,
    'cache-control': file.cacheControl,
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // A file that vanished since start ends the connection; the browser asks again.
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, 'cache-control': 'no-store' }).end();
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
