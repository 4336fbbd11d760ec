import { residentByCode, residentByToken } from '../voucher/synthetic-codes.ts';
import type { CaseBook } from './case-book.ts';
import { type CheckedEnvelope, nodeOf } from './envelope-check.ts';
import type { FilingAnswer } from './filing-book.ts';
import { type SyntheticResident, syntheticResidents } from './synthetic-residents.ts';
import { villageRoster } from './village-roster.ts';

/** What goes into the response envelope. */
export interface Answer {
  readonly infcode: number | string;
  readonly err_msg?: string;
  readonly output?: Readonly<Record<string, unknown>>;
}

const ok = (output: Readonly<Record<string, unknown>>): Answer => ({ infcode: 0, err_msg: '', output });
const systemError = (err_msg: string): Answer => ({ infcode: -1, err_msg, output: {} });
const businessError = (err_msg: string): Answer => ({ infcode: -2, err_msg, output: {} });

const SEX_CODES = { male: '1', female: '2', unknown: '0', 'not-stated': '9' } as const;

function personNode(resident: SyntheticResident, personNumber: string): Record<string, unknown> {
  const { card, certificateType } = resident;
  return {
    psn_no: personNumber,
    psn_cert_type: certificateType,
    certno: card.number,
    psn_name: card.name,
    gend: SEX_CODES[card.sex],
    naty: card.kind === 'resident' ? card.nation.code : '',
    brdy: card.birth,
    age: null,
    exp_content: '{}',
  };
}

/** 1101 by an e-voucher: its token, or where the region takes it, the code itself. */
function answerVoucherHolder(certificate: unknown): Answer {
  const resident = residentByToken(certificate) ?? residentByCode(String(certificate));
  if (resident?.insured === undefined) return systemError('未查询到人员基本信息');
  const { personNumber, covers } = resident.insured;
  return ok({ baseinfo: personNode(resident, personNumber), insuinfo: covers, idetinfo: [] });
}

/** 1101: by certificate type and number; the name must be the card's. */
export function answerPerson({ input }: CheckedEnvelope): Answer {
  const data = nodeOf(input, 'data');
  if (data['mdtrt_cert_type'] === '01') return answerVoucherHolder(data['mdtrt_cert_no']);
  if (data['mdtrt_cert_type'] !== '02' || data['mdtrt_cert_no'] !== data['certno'])
    return systemError('凭证类型或凭证号不正确');
  const resident = syntheticResidents.find(
    ({ card, certificateType }) =>
      card.number === data['certno'] && certificateType === data['psn_cert_type'],
  );
  if (resident?.insured === undefined) return systemError('未查询到人员基本信息');
  if (resident.card.name !== data['psn_name']) return systemError('姓名与证件号码不一致');
  const { personNumber, covers } = resident.insured;
  return ok({ baseinfo: personNode(resident, personNumber), insuinfo: covers, idetinfo: [] });
}

/** 5206: by person number; the division of insurance must be in the envelope. */
export function answerAccumulations({ input, insuplc_admdvs }: CheckedEnvelope): Answer {
  const personNumber = nodeOf(input, 'data')['psn_no'];
  const resident = syntheticResidents.find(({ insured }) => insured?.personNumber === personNumber);
  if (resident?.insured === undefined) return systemError('人员编号不存在');
  const { covers, accumulations } = resident.insured;
  if (covers.length > 0 && !covers.some((cover) => cover.insuplc_admdvs === insuplc_admdvs))
    return systemError('参保地医保区划不正确');
  return ok({ cuminfo: accumulations });
}

/** roster.query: the people of a village, masked; twelve digits or nothing. */
export function answerRoster({ input }: CheckedEnvelope): Answer {
  const { village } = nodeOf(input, 'data');
  if (typeof village !== 'string' || !/^\d{12}$/.test(village)) return businessError('村代码不正确');
  return ok({ people: villageRoster(village) });
}

/** case.submit: applied once per key, the same reference for the same key. */
export function answerCase(book: CaseBook, envelope: CheckedEnvelope, now: number): Answer {
  const answer = book.apply(envelope, now);
  return 'conflict' in answer
    ? businessError(answer.conflict)
    : ok({ result: { reference: answer.applied.reference, repeated: answer.repeated } });
}

/** page.upload: each part of a page once, and the whole only with the hash it was announced with. */
export function answerPage(book: CaseBook, envelope: CheckedEnvelope): Answer {
  const answer = book.pages.apply(envelope);
  return 'conflict' in answer
    ? businessError(answer.conflict)
    : ok({ result: { reference: answer.reference, repeated: answer.repeated } });
}

/** case.withdraw: a case taken back once per key, or refused with the reason. */
export function answerWithdrawal(book: CaseBook, envelope: CheckedEnvelope): Answer {
  const answer = book.reviews.withdraw(envelope);
  if ('conflict' in answer) return businessError(answer.conflict);
  if ('refused' in answer)
    return {
      ...businessError('业务校验未通过'),
      output: { result: { refused: { reason: answer.refused } } },
    };
  return ok({ result: answer });
}

/** case.query: what an officer made of a case, to its own person alone. */
export function answerProgress(book: CaseBook, { input }: CheckedEnvelope): Answer {
  const asked = nodeOf(input, 'case');
  const progress = book.reviews.progress(String(asked['receipt_number']), nodeOf(asked, 'person')['certno']);
  return ok(typeof progress === 'string' ? { refused: progress } : { result: progress });
}

/** The platform's own numbers: what came of one. */
export function answerFiling(answer: FilingAnswer): Answer {
  return 'complaint' in answer ? businessError(answer.complaint) : ok(answer.output);
}

/** The `refuse` behaviour: a query fails for a reason of the business, a case is refused with a reason. */
export function answerRefusal(name: string): Answer {
  return name === 'case.submit'
    ? {
        ...businessError('业务校验未通过'),
        output: { result: { refused: { reason: '该备案不在受理时间内' } } },
      }
    : businessError('业务校验未通过');
}

/** The `system-error` behaviour. */
export const answerSystemError = (): Answer => systemError('系统内部错误');
