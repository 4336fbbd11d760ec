import type { ServiceItem } from '../../../../electron/contract/catalogue.ts';
import type { VoucherFailure } from '../../../../electron/contract/failures.ts';
import { deviceId, serviceId, stepId } from '../../../../electron/contract/ids.ts';
import type { ActivationPage, VoucherGuide, VoucherIdentity } from '../../../../electron/contract/voucher.ts';
import type { StationContext } from '../../../../electron/core/state.ts';
import { CARD, CERTIFICATE, CONTEXT, StationUnderTest } from './station-fixture.ts';

const SCANNER = deviceId('code-scanner-1');
/** Of the real shape, with a number that no issued code has. */
export const CODE = `424${'0'.repeat(16)}700340000`;
export const OTHER_CODE = `424${'0'.repeat(16)}800340000`;

/** The resident of `CARD`, by a voucher. */
export const HOLDER: VoucherIdentity = {
  kind: 'voucher',
  name: CARD.name,
  number: CARD.number,
  certificateType: '01',
  token: `340000${'a'.repeat(32)}`,
};

const sure = 'second-hand' as const;
export const GUIDE: VoucherGuide = {
  channels: [
    {
      id: 'app',
      name: '国家医保服务平台',
      places: [],
      evidence: sure,
      steps: [
        { text: '先打开它。', evidence: sure },
        { text: '再看脸。', evidence: sure },
      ],
      address: { url: 'https://example.cn/app', evidence: 'assumed' },
    },
    {
      id: 'chat',
      name: '微信',
      places: [],
      evidence: sure,
      steps: [
        { text: '先打开它。', evidence: sure },
        { text: '再看脸。', evidence: sure },
      ],
    },
  ],
  family: {
    source: 'fixture',
    conflicts: [],
    rules: [{ who: '孩子', lines: [{ text: '孩子不用刷脸。', evidence: sure }] }],
    members: { most: 5, evidence: sure },
  },
};

export const STEP = stepId('activation');
export const ACTIVATION: ServiceItem = {
  ...CERTIFICATE,
  id: serviceId('an-activation'),
  action: '办医保码',
  journey: [
    { id: stepId('record'), step: 'record', title: '您的参保信息' },
    { id: STEP, step: 'activation' },
    { id: stepId('result'), step: 'result', next: ['看病出示医保码。'] },
  ],
  receipt: { title: '医保码凭条', parts: ['person', 'activation', 'next-steps'] },
};
export const ACTIVATION_ENTRY = 9;

/** A hall that decodes vouchers with its own scanner. */
export const VOUCHER_CONTEXT: StationContext = {
  ...CONTEXT,
  voucher: { reads: 'kiosk-scanner', faceTerminal: false },
  devices: [...CONTEXT.devices, { id: SCANNER, kind: 'code-scanner' }],
  catalogue: {
    ...CONTEXT.catalogue,
    voucher: GUIDE,
    level: {
      ...CONTEXT.catalogue.level,
      entries: [
        ...CONTEXT.catalogue.level.entries,
        { no: ACTIVATION_ENTRY, name: '医保电子凭证激活', services: [ACTIVATION.id] },
      ],
    },
    services: new Map([...CONTEXT.catalogue.services, [ACTIVATION.id, ACTIVATION]]),
  },
};

/** A station with a scanner and a decoder whose answers are given by hand. */
export class VoucherStation extends StationUnderTest {
  constructor(context: StationContext = VOUCHER_CONTEXT) {
    super(context);
  }

  scan(text: string): this {
    const bytes = Buffer.from(text).toString('base64');
    const code = { text, bytes, encoding: 'utf-8' } as const;
    return this.device({ kind: 'codeScanned', device: SCANNER, code });
  }

  scannerLost(): this {
    const lost = { state: 'trouble', failure: 'scanner-lost', facts: {} } as const;
    return this.device({ kind: 'deviceChanged', device: SCANNER, ...lost });
  }

  decoded(identity: VoucherIdentity = HOLDER): this {
    return this.report({ event: 'voucherDecoded', visit: this.state.visit!.id, identity });
  }

  notDecoded(failure: VoucherFailure, platformCode?: number): this {
    const visit = this.state.visit!.id;
    const number = platformCode === undefined ? {} : { platformCode };
    return this.report({ event: 'voucherNotDecoded', visit, failure, ...number });
  }

  /** To the first page of an activation. */
  activating(): this {
    return this.layCard()
      .findRecord()
      .do({ event: 'openEntry', entry: ACTIVATION_ENTRY })
      .do({ event: 'proceed' });
  }

  choose(to: ActivationPage, channel?: string): this {
    return this.do({ event: 'chooseActivation', step: STEP, to, channel });
  }

  get page(): ActivationPage | undefined {
    const { screen } = this;
    return screen.name === 'activation' ? screen.page : undefined;
  }
}
