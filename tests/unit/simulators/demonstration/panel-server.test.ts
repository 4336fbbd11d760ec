import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createPanelServer,
  type Desk,
  type PanelAction,
  type PanelState,
} from '../../../simulators/demonstration/panel-server.ts';

const state: PanelState = {
  card: null,
  paper: 'enough',
  cover: 'closed',
  platform: 'normal',
  voucher: 'normal',
  cases: 0,
  slips: ['/slips/1'],
};

let app: FastifyInstance;
let acted: PanelAction[];
let base: string;

beforeEach(async () => {
  acted = [];
  const desk: Desk = {
    state: async () => state,
    act: async (action) => {
      acted.push(action);
    },
    slipPicture: async (number) => (number === 1 ? new Uint8Array([0x89, 0x50]) : undefined),
  };
  app = createPanelServer(desk);
  base = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => app.close());

const post = (body: unknown): Promise<Response> =>
  fetch(`${base}/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('the demonstration panel', () => {
  test('is a page with its own script and style', async () => {
    const page = await (await fetch(base)).text();
    expect(page).toContain('演示台');
    for (const [, path] of page.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      const response = await fetch(`${base}${path}`);
      expect(response.status, path).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/javascript|css/);
    }
  });

  test('shows the attendant to try, with card and PIN', async () => {
    const attendant = await (await fetch(`${base}/attendant`)).json();
    expect(attendant).toEqual({
      id: 'attendant-1',
      name: '示例工',
      pin: '274906',
      number: expect.stringMatching(/^\d{17}[\dX]$/),
    });
    expect(await (await fetch(base)).text()).toContain('我是工作人员');
  });

  test('lists the synthetic residents, each clearly fictional', async () => {
    const residents = (await (await fetch(`${base}/residents`)).json()) as { id: string; name: string }[];
    expect(residents.length).toBeGreaterThan(10);
    for (const { name } of residents) expect(name).toMatch(/示例|EXAMPLE/);
  });

  test.each([
    { action: 'lay', resident: 'dongzhi-1' },
    { action: 'lift' },
    { action: 'paper', paper: 'out' },
    { action: 'cover', cover: 'open' },
    { action: 'take-slips' },
    { action: 'platform', mode: 'down' },
    { action: 'voucher', mode: 'expired' },
  ])('acts on %j and answers with the state', async (action) => {
    expect(await (await post(action)).json()).toEqual(state);
    expect(acted).toEqual([action]);
  });

  test.each([{ action: 'explode' }, { action: 'paper', paper: 'burning' }, {}, null])(
    'refuses %j',
    async (action) => {
      expect((await post(action)).status).toBe(400);
      expect(acted).toEqual([]);
    },
  );

  test('every button of the page is an action that is understood', async () => {
    const page = await (await fetch(base)).text();
    const buttons = [...page.matchAll(/data-(paper|cover|platform|voucher)="([\w-]+)"/g)];
    expect(buttons.length).toBeGreaterThan(10);
    for (const [, kind, value] of buttons) {
      const action =
        kind === 'platform' || kind === 'voucher'
          ? { action: kind, mode: value }
          : { action: kind, [kind ?? '']: value };
      expect((await post(action)).status, value).toBe(200);
    }
  });

  test('shows slips as pictures', async () => {
    const response = await fetch(`${base}/slips/1`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect((await fetch(`${base}/slips/2`)).status).toBe(404);
    expect((await fetch(`${base}/slips/x`)).status).toBe(404);
  });

  test('shows a resident’s code as text and picture, nobody’s not at all', async () => {
    const code = (await (await fetch(`${base}/code/dongzhi-1`)).json()) as { text: string; picture: string };
    expect(code.text).toMatch(/^424\d{25}$/);
    expect(code.picture).toMatch(/^data:image\/svg\+xml;base64,/);
    expect((await fetch(`${base}/code/nobody`)).status).toBe(404);
  });

  test('does not listen to a page of another host', async () => {
    const { port } = app.server.address() as AddressInfo;
    const status = await new Promise((resolve) => {
      request({ host: '127.0.0.1', port, path: '/state', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(421);
    const form = await fetch(`${base}/act`, { method: 'POST', body: '{"action":"lift"}' });
    expect(form.status).toBeGreaterThanOrEqual(400);
    expect(acted).toEqual([]);
  });
});
