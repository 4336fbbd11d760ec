import { securityHeaders } from '../shared/content-security-policy.ts';

/** The headers of the page served on `port`: it reaches its own files and its own socket, nothing else. */
export function pageHeaders(port: number): Readonly<Record<string, string>> {
  return securityHeaders({ connect: ["'self'", `ws://127.0.0.1:${port}`, `ws://localhost:${port}`] });
}

/** Whether a Host header names this server itself; any other name is DNS rebinding or a mistake. */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** Whether an Origin header is the page of this very server. */
export function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return origin === `http://127.0.0.1:${port}` || origin === `http://localhost:${port}`;
}
