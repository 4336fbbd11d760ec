import { readFile } from 'node:fs/promises';
import type { CustomScheme } from 'electron';
import { headersOfPath, securityHeaders } from '../shared/content-security-policy.ts';
import { cacheControl, resolveServedPath, type ServedFile } from '../shared/static-files.ts';
import { isKioskAddress, KIOSK_ORIGIN, KIOSK_SCHEME } from './kiosk-origin.ts';

/**
 * The scheme's rights: a real origin in a secure context, modules and fonts by fetch, compiled code kept. No more: it
 * bypasses no policy and takes no service worker.
 */
export const kioskScheme: CustomScheme = {
  scheme: KIOSK_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** The page talks to the station over its message port alone; it fetches its own files, such as the voices. */
const headersOfAll = securityHeaders({ connect: ["'self'"] });

/**
 * Answers the requests of the screens from the table of files, whose paths were settled at start.
 * @param files from `listServedFiles`
 * @returns 200 with the file, 403 for another host, 405 for another method, 404 for whatever is not in the table
 */
export function createAppHandler(
  files: ReadonlyMap<string, ServedFile>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isKioskAddress(request.url)) return refusal(403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const path = request.url.slice(KIOSK_ORIGIN.length);
    const file = resolveServedPath(files, path);
    if (file === undefined) return refusal(404);
    const headers = {
      ...headersOfAll,
      ...headersOfPath(path),
      'content-type': file.mime,
      'cache-control': cacheControl(file),
    };
    if (request.method === 'HEAD') return new Response(null, { headers });
    return new Response(await readFile(file.file), { headers });
  };
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { ...headersOfAll, 'cache-control': 'no-store' } });
}
