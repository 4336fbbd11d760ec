import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { headersOfPath } from '../shared/content-security-policy.ts';
import { cacheControl, listServedFiles, resolveServedPath, type ServedFile } from '../shared/static-files.ts';
import { isOwnHost, pageHeaders } from './own-address.ts';

/** A request is a few hundred bytes on the same machine; who needs longer than this is not a browser. */
const REQUEST_TIMEOUT_MS = 10_000;
const LONGEST_HEADERS_BYTES = 16 * 1024;
export interface WebServer {
  readonly server: Server;
  readonly port: number;
  /** Ends all connections; resolves when the port is free. */
  close(): Promise<void>;
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
  const headers = pageHeaders(port);
  server.on('request', (request, response) => {
    const own = { ...headers, ...headersOfPath(request.url ?? '') };
    for (const [name, value] of Object.entries(own)) response.setHeader(name, value);
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
  const served = resolveServedPath(files, request.url ?? '');
  if (served === undefined) return refuse(response, 404);
  send(response, served, request.method === 'HEAD');
}

/**
 * Read at once: the pages are a few of our own files, and the four trips to Node's threads that a read without waiting takes are
 * longer than the reading. A file that vanished since start ends the connection; the browser asks again.
 */
function send(response: ServerResponse, served: ServedFile, headOnly: boolean): void {
  try {
    const content = readFileSync(served.file);
    response.writeHead(200, {
      'content-type': served.mime,
      'content-length': content.length,
      'cache-control': cacheControl(served),
    });
    response.end(headOnly ? undefined : content);
  } catch {
    response.destroy();
  }
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
