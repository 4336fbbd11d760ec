import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Control, controlAt } from '../../../simulators/demonstration/control.ts';

let server: Server;
let control: Control;
let heard: string[];

beforeEach(async () => {
  heard = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => {
      body += piece.toString();
    });
    request.on('end', () => {
      heard.push(`${request.method} ${request.url} ${body}`);
      if (request.url === '/refused') response.writeHead(400).end('{"error":"no"}');
      else if (request.url?.endsWith('.png')) response.end(Buffer.from([1, 2, 3]));
      else response.end('{"done":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  control = controlAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('a control door', () => {
  test('is asked and told in JSON', async () => {
    expect(await control.get('/state')).toEqual({ done: true });
    expect(await control.post('/paper', { state: 'out' })).toEqual({ done: true });
    expect(await control.post('/take')).toEqual({ done: true });
    expect(heard).toEqual(['GET /state ', 'POST /paper {"state":"out"}', 'POST /take {}']);
  });

  test('a refused order throws with the door’s own words', async () => {
    await expect(control.post('/refused')).rejects.toThrow('/refused answered 400: {"error":"no"}');
  });

  test('gives pictures, or none', async () => {
    expect(await control.picture('/slips/1.png')).toEqual(new Uint8Array([1, 2, 3]));
    expect(await control.picture('/refused')).toBeUndefined();
  });
});
