import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  type Answer,
  answerAccumulations,
  answerCase,
  answerFiling,
  answerPage,
  answerPerson,
  answerProgress,
  answerRefusal,
  answerRoster,
  answerSystemError,
  answerWithdrawal,
} from './answers.ts';
import type { AnswerPlan } from './behaviour.ts';
import type { CaseBook } from './case-book.ts';
import { answerEmployer, answerRights } from './enquiry-answers.ts';
import { type CheckedEnvelope, checkEnvelope } from './envelope-check.ts';
import type { FilingBook } from './filing-book.ts';
import type { SignatureCheck } from './signature-check.ts';

/** Interface, its number, and where it hangs. Written down here once more on purpose: the sandbox checks the kiosk's profile. */
const INTERFACES = [
  { name: '1101', infno: '1101', path: '/fsi/api/fsiPsnInfoService/queryPsnInfo' },
  { name: '5206', infno: '5206', path: '/fsi/api/fsiIntegratedQueryService/queryFixmedinsPracPsnSum' },
  { name: 'case.submit', infno: 'KC01', path: '/kiosk/api/case/submit' },
  { name: 'page.upload', infno: 'KC02', path: '/kiosk/api/page/upload' },
  { name: 'case.withdraw', infno: 'KC03', path: '/kiosk/api/case/withdraw' },
  { name: 'case.query', infno: 'KC04', path: '/kiosk/api/case/query' },
  { name: 'roster.query', infno: 'KC09', path: '/kiosk/api/roster/query' },
  { name: 'rights.query', infno: 'KC11', path: '/kiosk/api/rights/query' },
  { name: 'employer.query', infno: 'KC12', path: '/kiosk/api/employer/query' },
  ...(['2501', '2502', '2503', '2504', '2505', '2506', '5301', '5302', '5304'] as const).map((infno) => ({
    name: infno,
    infno,
    path: `/fsi/api/rsfComIfsService/callService/${infno}`,
  })),
] as const;
type InterfaceName = (typeof INTERFACES)[number]['name'];

const SLOW_MS = 30_000;
const HTML = '<!doctype html><title>网络登录</title><p>请先登录后再访问。</p>';

export interface PlatformCounters {
  requests: number;
  signatureRefused: number;
  envelopeRefused: number;
  readonly byInterface: Record<string, number>;
  readonly byMode: Record<string, number>;
}

export interface PlatformParts {
  readonly plan: (name: string) => AnswerPlan;
  /** Undefined for a gateway that checks nothing. */
  readonly checkSignature: SignatureCheck | undefined;
  readonly cases: () => CaseBook;
  readonly filings: () => FilingBook;
  readonly counters: () => PlatformCounters;
}

let serial = 0;

function responseEnvelope(answer: Answer, place: string): string {
  serial += 1;
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 17);
  return JSON.stringify({
    inf_refmsgid: `${place.slice(0, 6)}${stamp.slice(0, 14)}${String(serial).padStart(10, '0')}`,
    refmsg_time: stamp,
    respond_time: stamp,
    enctype: '',
    signtype: '',
    ...answer,
    infcode: serial % 2 === 0 ? answer.infcode : String(answer.infcode),
  });
}

function answerFor(
  name: InterfaceName,
  envelope: CheckedEnvelope,
  cases: CaseBook,
  filings: FilingBook,
): Answer {
  switch (name) {
    case '1101':
      return answerPerson(envelope);
    case '5206':
      return answerAccumulations(envelope);
    case 'page.upload':
      return answerPage(cases, envelope);
    case 'case.withdraw':
      return answerWithdrawal(cases, envelope);
    case 'case.query':
      return answerProgress(cases, envelope);
    case 'roster.query':
      return answerRoster(envelope);
    case 'rights.query':
      return answerRights(envelope);
    case 'employer.query':
      return answerEmployer(envelope);
    case '2501':
    case '2503':
    case '2505':
      return answerFiling(filings.take(name, envelope));
    case '2502':
    case '2504':
    case '2506':
      return answerFiling(filings.undo(name, envelope));
    case '5301':
    case '5302':
    case '5304':
      return answerFiling(filings.list(name, envelope));
    case 'case.submit':
      return answerCase(cases, envelope, Date.now());
  }
}

/** Sends headers and half of the body, then cuts the line. */
async function cutHalfWay(reply: FastifyReply, body: string): Promise<void> {
  const bytes = Buffer.from(body);
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
  await new Promise<void>((resolve) => {
    reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => resolve());
  });
  reply.raw.socket?.destroy();
}

/** The behaviours that come after the request was fully dealt with: what was applied stays applied. */
async function deliver(reply: FastifyReply, plan: AnswerPlan, body: string): Promise<unknown> {
  switch (plan.mode) {
    case 'drop-reply':
      reply.hijack();
      reply.raw.socket?.destroy();
      return reply;
    case 'half-close':
      await cutHalfWay(reply, body);
      return reply;
    case 'wrong-json':
      return reply.type('application/json').send('{"code":0,"type":"success","data":[1,2,3]}');
    case 'slow':
      await wait(plan.ms ?? SLOW_MS);
      return reply.type('application/json').send(body);
    case 'normal':
    case 'refuse':
    case 'system-error':
    case 'html':
    case 'wrong-signature':
    case 'busy':
      return reply.type('application/json').send(body);
  }
}

/** The behaviours that keep a request from ever reaching the platform's business; undefined when it does reach it. */
function turnAway(reply: FastifyReply, plan: AnswerPlan): FastifyReply | undefined {
  if (plan.mode === 'wrong-signature') return reply.code(401).send({ code: '401', message: 'signature' });
  if (plan.mode === 'html') return reply.code(200).type('text/html; charset=utf-8').send(HTML);
  if (plan.mode !== 'busy') return undefined;
  const seconds = Math.ceil((plan.ms ?? 1000) / 1000);
  return reply.code(503).header('retry-after', String(seconds)).send({ message: 'busy' });
}

/** The platform behind its gateway. Its server is handed out unopened: it may be closed and opened again. */
export async function createPlatformServer(parts: PlatformParts): Promise<Server> {
  let server: Server | undefined;
  const app: FastifyInstance = fastify({
    logger: false,
    bodyLimit: 256 * 1024,
    serverFactory: (handler) => {
      server = createServer(handler);
      return server;
    },
  });
  for (const { name, infno, path } of INTERFACES) {
    app.post(path, async (request: FastifyRequest, reply: FastifyReply) => {
      const counters = parts.counters();
      const plan = parts.plan(name);
      counters.requests += 1;
      counters.byInterface[name] = (counters.byInterface[name] ?? 0) + 1;
      counters.byMode[plan.mode] = (counters.byMode[plan.mode] ?? 0) + 1;
      const wrong = parts.checkSignature?.(request.headers);
      if (wrong !== undefined) {
        counters.signatureRefused += 1;
        return reply.code(401).send({ code: '401', message: wrong });
      }
      const away = turnAway(reply, plan);
      if (away !== undefined) return away;
      const checked = checkEnvelope(request.body, infno);
      if ('complaints' in checked) {
        counters.envelopeRefused += 1;
        const complaint: Answer = { infcode: -1, err_msg: checked.complaints.join('; '), output: {} };
        return reply.type('application/json').send(responseEnvelope(complaint, '000000'));
      }
      const { envelope } = checked;
      const answer =
        plan.mode === 'refuse'
          ? answerRefusal(name)
          : plan.mode === 'system-error'
            ? answerSystemError()
            : answerFor(name, envelope, parts.cases(), parts.filings());
      return deliver(reply, plan, responseEnvelope(answer, envelope.insuplc_admdvs || '000000'));
    });
  }
  await app.ready();
  if (server === undefined) throw new Error('the HTTP server was not made');
  return server;
}
