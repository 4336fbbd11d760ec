import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UpstreamSettings } from '../../../../electron/contract/site.ts';
import { createUpstream } from '../../../../electron/upstream/create-upstream.ts';
import { tifSignature } from '../../../../electron/upstream/tif-signer.ts';
import { upstreamProfileSchema } from '../../../../electron/upstream/upstream-profile.ts';
import { createHandClock } from './support/hand-clock.ts';
import { newCase } from './support/memory-outbox.ts';

interface Seen {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

const profile = upstreamProfileSchema.parse(
  JSON.parse(readFileSync(new URL('../../../../resources/upstream/hsa.json', import.meta.url), 'utf8')),
);
const replies: Record<string, unknown> = {
  [profile.paths['1101']]: {
    infcode: 0,
    output: {
      baseinfo: { psn_no: '34', psn_name: '示例甲一' },
      insuinfo: [{ insutype: '390', insuplc_admdvs: '341799', psn_insu_stas: '1' }],
    },
  },
  [profile.paths['5206']]: { infcode: 0, output: {} },
  [profile.paths['case.submit']]: { infcode: 0, output: { result: { reference: 'SB-1' } } },
};

let seen: Seen[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
    seen.push({ path: request.url, headers: request.headers, body });
    response.end(JSON.stringify(replies[request.url ?? '']));
  });
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => {
  seen = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The clock stands still: exchanges on the local machine end without it. */
function upstreamWith(gateway: UpstreamSettings['gateway']) {
  let sequence = 0;
  return createUpstream({
    pictureOf: () => undefined,
    settings: {
      profile: 'hsa',
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      gateway,
      institution: { code: 'H34172100001', name: '胜利镇便民服务中心' },
      recerSysCode: 'YBXT',
      infver: 'V1.0',
      operator: { no: '0042', name: '自助终端一' },
    },
    token: 'resolved-secret',
    profile,
    terminal: 'DZ-SL-01',
    place: '341721',
    clock: createHandClock(Date.UTC(2026, 10, 22, 1, 2, 3)),
    nextSequence: () => {
      sequence += 1;
      return sequence;
    },
  });
}
const tif = { kind: 'tif', paasid: 'kiosk', token: { env: 'NOT_READ_HERE' } } as const;
const person = { certificateType: '01', certificateNumber: '341721194603089903', name: '示例甲一' };

describe('createUpstream', () => {
  it("asks 1101 and 5206 on the profile's paths, each message with an id of its own", async () => {
    const upstream = upstreamWith(tif);
    expect(await upstream.lookUpInsured(person)).toMatchObject({ ok: true });
    expect(
      seen.map(({ path, body }) => [path, body['infno'], body['msgid'], body['insuplc_admdvs']]),
    ).toEqual([
      [profile.paths['1101'], '1101', 'H34172100001202611220902030001', ''],
      [profile.paths['5206'], '5206', 'H34172100001202611220902030002', '341799'],
    ]);
    await upstream.close();
  });

  it('signs with the resolved secret', async () => {
    const upstream = upstreamWith(tif);
    await upstream.lookUpInsured(person);
    for (const { headers } of seen) {
      const nonce = String(headers['x-tif-nonce']);
      expect(headers['x-tif-signature']).toBe(tifSignature('resolved-secret', '1795309323', nonce));
    }
    await upstream.close();
  });

  it('signs nothing for gateway none', async () => {
    const upstream = upstreamWith({ kind: 'none' });
    await upstream.lookUpInsured(person);
    expect(Object.keys(seen[0]?.headers ?? {}).filter((name) => name.startsWith('x-tif'))).toEqual([]);
    await upstream.close();
  });

  it('sends a row under its own msgid and key, every time the same', async () => {
    const upstream = upstreamWith(tif);
    const input = JSON.stringify({ case: { person: { insuplc_admdvs: '341799' } } });
    const row = { ...newCase(3, { input }), id: 3, attempts: 0 };
    expect(await upstream.send(row)).toEqual({ outcome: 'acknowledged', reference: 'SB-1' });
    await upstream.send(row);
    expect(seen[1]?.body).toEqual(seen[0]?.body);
    expect(seen[0]?.body).toMatchObject({
      infno: 'KC01',
      msgid: row.messageId,
      insuplc_admdvs: '341799',
      dev_no: 'DZ-SL-01',
      mdtrtarea_admvs: '341721',
      opter: '0042',
      input: { case: { person: { insuplc_admdvs: '341799' } }, key: row.key },
    });
    await upstream.close();
  });

  it('is unreachable after it was closed', async () => {
    const upstream = upstreamWith(tif);
    await upstream.close();
    expect(await upstream.lookUpInsured(person)).toEqual({ ok: false, failure: 'upstream-unreachable' });
    expect(seen).toEqual([]);
  });
});
