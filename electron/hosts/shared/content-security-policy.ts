/** Every capability a page could ask a browser for but two: the camera, which reads codes, and sound that begins by itself, which reads aloud. */
const refusedCapabilities = [
  'accelerometer',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** What the page may reach besides its own files. */
export interface ReachableOutside {
  /** Sources of `connect-src`, e.g. `ws://127.0.0.1:8443`; empty means none at all. */
  readonly connect: readonly string[];
}

/** The content security policy of the kiosk's page: its own files, the sources given, nothing else. */
export function contentSecurityPolicy({ connect }: ReachableOutside): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    // What is read aloud is put together in the page.
    "media-src 'self' blob:",
    `connect-src ${connect.length === 0 ? "'none'" : connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** Where the bundler puts workers; a worker lives under the policy of its own file. */
const WORKER_FOLDER = '/assets/workers/';

/** What a worker may do: compile the code reader and fetch it from beside itself. It has no page to harm. */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** The headers that the file at a request path differs in from the page. */
export function headersOfPath(path: string): Readonly<Record<string, string>> {
  return path.startsWith(WORKER_FOLDER) ? { 'content-security-policy': WORKER_POLICY } : {};
}

/** The headers of every answer of a host, whatever it answers. */
export function securityHeaders(outside: ReachableOutside): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(outside),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': [
      'autoplay=(self)',
      'camera=(self)',
      ...refusedCapabilities.map((name) => `${name}=()`),
    ].join(', '),
  };
}
