import { z } from 'zod';
import type { SyntheticResident } from '../upstream/synthetic-person.ts';
import { syntheticResident } from '../upstream/synthetic-residents.ts';
import type { VoucherBehaviour } from './behaviour.ts';
import { residentByCode, tokenOf } from './synthetic-codes.ts';

/** The request as a kiosk sends it (upstream spec §1.3): what a library checks before it asks anybody. */
const requestSchema = z.object({
  transType: z.enum(['ec.query', 'cn.nhsa.ec.auth', 'cn.nhsa.auth.check']),
  orgId: z.string().min(1).max(40),
  data: z.looseObject({
    orgId: z.string().min(1).max(40),
    businessType: z.string().regex(/^\d{5}$/),
    operatorId: z.string().min(1).max(20),
    operatorName: z.string().min(1).max(30),
    officeId: z.string().min(1).max(20),
    officeName: z.string().min(1).max(30),
    deviceType: z.literal('SelfService'),
    ecQrCode: z.string().optional(),
    outBizNo: z.string().max(64).optional(),
    authNo: z.string().max(64).optional(),
  }),
});

export interface EcAnswer {
  readonly code: number;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

const fault = (code: number, message: string): EcAnswer => ({ code, message });

const FAULTS: Partial<Record<VoucherBehaviour, EcAnswer>> = {
  'wrong-code': fault(500_159, '请使用医保电子凭证二维码'),
  expired: fault(500_201, '二维码已过期，请刷新'),
  used: fault(500_202, '该二维码已使用'),
  cancelled: fault(-2, '取消扫码'),
  refused: fault(500_999, '业务处理异常'),
  'no-line': fault(500_900, '中台连接失败'),
};

/** The 电子凭证中台 behind every simulated library. It decodes a code once, and knows who a code was made for. */
export class MiddlePlatform {
  behaviour: VoucherBehaviour = 'normal';
  /** Questions so far. */
  questions = 0;
  readonly #used = new Set<string>();
  readonly #province: string;
  /** Whose code lies before the library's own box, and whose face before its camera. */
  readonly #atTheBox: () => string | undefined;

  constructor(province = '34', atTheBox: () => string | undefined = () => undefined) {
    this.#province = province;
    this.#atTheBox = atTheBox;
  }

  /** @param indata the request, JSON text */
  answer(indata: unknown): EcAnswer {
    this.questions += 1;
    const request = requestSchema.safeParse(typeof indata === 'string' ? JSON.parse(indata) : undefined);
    if (!request.success) return fault(500_100, `入参不正确：${request.error.issues[0]?.path.join('.')}`);
    const known = FAULTS[this.behaviour];
    if (known !== undefined) return known;
    const { transType, data } = request.data;
    if (transType === 'cn.nhsa.ec.auth') return this.#face(data.outBizNo);
    if (transType === 'cn.nhsa.auth.check')
      return data.authNo === AUTH_NUMBER ? this.#shown() : fault(500_300, '授权号不存在');
    return data.ecQrCode === undefined ? this.#shown() : this.#decode(data.ecQrCode);
  }

  reset(): void {
    this.behaviour = 'normal';
    this.questions = 0;
    this.#used.clear();
  }

  #face(outBizNo: string | undefined): EcAnswer {
    if (outBizNo === undefined) return fault(500_100, '入参不正确：outBizNo');
    if (this.behaviour === 'face-fails') return fault(500_310, '人脸比对未通过');
    return { code: 0, message: 'success', data: { authNo: AUTH_NUMBER, outBizNo } };
  }

  #shown(): EcAnswer {
    const id = this.#atTheBox();
    return id === undefined ? fault(-2, '取消扫码') : identity(syntheticResident(id));
  }

  #decode(code: string): EcAnswer {
    const resident = residentByCode(code);
    if (resident === undefined) return fault(500_159, '请使用医保电子凭证二维码');
    if (this.behaviour === 'local-only' && code.slice(22, 24) !== this.#province)
      return fault(500_400, '凭证归属地不支持');
    if (this.#used.has(code)) return fault(500_202, '该二维码已使用');
    this.#used.add(code);
    return identity(resident, code);
  }
}

const AUTH_NUMBER = 'synthetic-authorisation';

function identity(resident: SyntheticResident, ecQrCode?: string): EcAnswer {
  const { card, certificateType, insured, place } = resident;
  return {
    code: 0,
    message: 'success',
    data: {
      userName: card.name,
      idNo: card.number,
      idType: certificateType,
      ecToken: tokenOf(resident),
      insuOrg: insured?.covers[0]?.insuplc_admdvs ?? place,
      gender: null,
      birthday: null,
      ...(ecQrCode === undefined ? {} : { ecQrCode }),
    },
  };
}
