import type { GatewaySettings, UpstreamSettings } from '../contract/site.ts';
import type { VoucherSettings } from '../contract/voucher.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { OutboxRow } from '../core/ports/store.ts';
import type { Upstream } from '../core/ports/upstream.ts';
import { askCaseProgress } from './case-query.ts';
import { caseInput, insuredPlaceOfCase, judgeCaseAnswer } from './case-submission.ts';
import { enquire } from './enquire.ts';
import { createHsaClient, type HsaClient, type HsaExchange } from './hsa-client.ts';
import { type HsaSender, hsaEnvelope } from './hsa-envelope.ts';
import { type AskPlatform, certificateByCode, lookUpInsured } from './insured-look-up.ts';
import { messageId } from './message-id.ts';
import { numberedCase } from './numbered-filing.ts';
import { createNumberedSender } from './numbered-sending.ts';
import { createPageSender, PAGE_INTERFACE } from './page-submission.ts';
import { lookUpRoster } from './roster-look-up.ts';
import { noSigner, type Signer } from './signer.ts';
import { createTifSigner } from './tif-signer.ts';
import type { UpstreamProfile } from './upstream-profile.ts';
import { WITHDRAWAL_INTERFACE } from './withdrawal.ts';

export interface UpstreamParts {
  readonly settings: UpstreamSettings;
  /** The gateway's secret, resolved; empty for a gateway that has none. */
  readonly token: string;
  /** The profile the settings name, read and checked. */
  readonly profile: UpstreamProfile;
  /** `site.terminal` */
  readonly terminal: string;
  /** `site.place`, six digits. */
  readonly place: string;
  readonly clock: Clock;
  /** The sealed picture of a page, while it is kept. */
  readonly pictureOf: (page: string) => Uint8Array | undefined;
  /** What 1101 is asked by where a voucher said who it is; left out, by the certificate's number. */
  readonly voucherLookUp?: VoucherSettings['lookUpBy'] | undefined;
  /** Rises by one per call; the last part of a query's `msgid`. */
  readonly nextSequence: () => number;
}

function signerFor(gateway: GatewaySettings, token: string): Signer {
  switch (gateway.kind) {
    case 'tif':
      return createTifSigner({ paasid: gateway.paasid, token });
    case 'none':
      return noSigner;
  }
}

/** The port, and the one question of a region that takes a voucher's code itself. */
export interface HsaPlatform extends Upstream {
  /** 1101 by the code of a voucher. */
  askByVoucherCode(code: string): Promise<HsaExchange>;
}

/** The insurance platform behind its gateway, as the station's port. */
export function createUpstream(parts: UpstreamParts): HsaPlatform {
  const { settings, profile, clock } = parts;
  const sender: HsaSender = {
    institution: settings.institution,
    recerSysCode: settings.recerSysCode,
    infver: settings.infver,
    operator: settings.operator,
    terminal: parts.terminal,
    place: parts.place,
  };
  const client = createHsaClient({
    baseUrl: settings.baseUrl,
    sign: signerFor(settings.gateway, parts.token),
    clock,
    connectTimeoutMs: settings.connectTimeoutMs,
    readTimeoutMs: settings.readTimeoutMs,
  });

  const ask: AskPlatform = ({ interface: name, insuredPlace, input, waitMs }) => {
    const at = clock.now();
    const msgid = messageId(settings.institution.code, at, parts.nextSequence());
    const message = { infno: profile.infno[name], msgid, at, input };
    const envelope = hsaEnvelope(sender, insuredPlace === undefined ? message : { ...message, insuredPlace });
    return client.exchange(profile.paths[name], envelope, waitMs);
  };

  const post = rowSender(sender, client, clock);
  const judged = async (row: OutboxRow, name: OwnWrite, message: RowMessage) =>
    judgeCaseAnswer(await post(row, profile.paths[name], { ...message, infno: profile.infno[name] }), row);

  const sendPage = createPageSender({
    picture: parts.pictureOf,
    exchange: (row, msgid, input) => judged(row, PAGE_INTERFACE, { msgid, input }),
  });
  const sendNumbered = createNumberedSender({
    profile,
    now: () => clock.now(),
    exchange: ({ row, path, infno, msgid, input }) => {
      const id = msgid ?? messageId(settings.institution.code, clock.now(), parts.nextSequence());
      return post(row, path, { infno, msgid: id, input });
    },
  });

  return {
    lookUpInsured: (person) => lookUpInsured(ask, profile, person, parts.voucherLookUp),
    askByVoucherCode: (code) => ask({ interface: '1101', input: { data: certificateByCode(code) } }),
    enquire: (enquiry) => enquire(ask, enquiry),
    caseProgress: (receiptNumber, person) => askCaseProgress(ask, receiptNumber, person),
    numbered: (route, filed) => numberedCase(profile, route, filed),
    lookUpRoster: (village) => lookUpRoster(ask, village),
    async send(row) {
      if (row.interface === PAGE_INTERFACE) return sendPage(row);
      const numbered = sendNumbered(row);
      if (numbered !== undefined) return numbered;
      const own = row.interface === WITHDRAWAL_INTERFACE ? WITHDRAWAL_INTERFACE : 'case.submit';
      return judged(row, own, { msgid: row.messageId, input: caseInput(row) });
    },
    close: () => client.close(),
  };
}

/** The writes that are the kiosk's own, by their names in the profile. */
type OwnWrite = 'case.submit' | typeof PAGE_INTERFACE | typeof WITHDRAWAL_INTERFACE;

/** One message of a row of the outbox. */
interface RowMessage {
  readonly msgid: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Posts messages of rows, each under the division of insurance that its case names. */
function rowSender(sender: HsaSender, client: HsaClient, clock: Clock) {
  return (row: OutboxRow, path: string, message: RowMessage & { readonly infno: string }) => {
    const insuredPlace = insuredPlaceOfCase(row);
    const whole = { ...message, at: clock.now() };
    return client.exchange(
      path,
      hsaEnvelope(sender, insuredPlace === undefined ? whole : { ...whole, insuredPlace }),
    );
  };
}
