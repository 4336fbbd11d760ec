import type { DeviceKind } from '../../electron/contract/device-kind.ts';
import type { DeviceConfig, DeviceEvent } from '../../electron/contract/device-messages.ts';
import { type NavigationKey, navigationKeySchema } from '../../electron/contract/device-profiles/keypad.ts';
import { printJobId } from '../../electron/contract/ids.ts';
import { testSlip } from '../../native/receipt-printer/test-slip.ts';
import { makeDevice, type RunningDevice, type RunningDeviceParts } from '../../native/running-device.ts';
import { eventWords, failureSentence } from './trial-words.ts';

/** How a trial ended. `stopped`: by whoever started it. */
export interface Verdict {
  readonly outcome: 'passed' | 'failed' | 'stopped';
  readonly sentence: string;
}

export interface TrialParts extends Omit<RunningDeviceParts, 'emit'> {
  /** The A4 test page, a PDF. */
  readonly sheet: () => Promise<Uint8Array>;
  /** One line for the installer. */
  readonly say: (line: string) => void;
  /** Every event, as the driver gave it; what it holds is personal. */
  readonly heard?: (event: DeviceEvent) => void;
  /** How long the whole trial may take, ms. */
  readonly waitMs: number;
  /** Resolves when whoever started it wants it to end. */
  readonly asked: Promise<void>;
}

const JOB = printJobId('test');

const REQUESTS: Readonly<Record<DeviceKind, string>> = {
  'id-card-reader': '请把身份证放在读卡处',
  'smart-card-reader': '请插入社保卡',
  'code-scanner': '请把码对准扫码口',
  'receipt-printer': '正在打印测试凭条',
  'document-printer': '正在打印 A4 测试页',
  keypad: '请把五个键各按一次',
};

const SUCCESSES: Readonly<Record<DeviceKind, string>> = {
  'id-card-reader': '身份证读卡器能用',
  'smart-card-reader': '社保卡读卡器能用',
  'code-scanner': '扫码器能用',
  'receipt-printer': '凭条打印机能用，请看凭条上的标尺和文字',
  'document-printer': 'A4 打印机能用，请看测试页',
  keypad: '五个键都能用',
};

/** What whoever stands there has to judge by eye and ear, and only where the profile has it. */
function successOf({ profile }: DeviceConfig): string {
  const isCalled = profile.kind === 'receipt-printer' && profile.hooks?.slipReady !== undefined;
  return isCalled ? `${SUCCESSES[profile.kind]}；切纸后蜂鸣器或门锁应动作一次` : SUCCESSES[profile.kind];
}

/** Asks the device for what it is tried with. */
async function begin(kind: DeviceKind, device: RunningDevice, config: DeviceConfig, parts: TrialParts) {
  const { id, profile } = config;
  if (profile.kind === 'receipt-printer')
    device.obey({
      kind: 'printReceipt',
      device: id,
      job: JOB,
      document: testSlip(profile.paperMm),
      duplicate: 0,
    });
  else if (kind === 'document-printer') {
    const pdf = Buffer.from(await parts.sheet()).toString('base64');
    device.obey({ kind: 'printDocument', device: id, job: JOB, pdf, title: '打印测试', copies: 1 });
  }
}

/** What the events add up to: whether that is enough for a verdict, and what was in the way last. */
class Findings {
  #trouble: string | undefined;
  #keys = new Set<NavigationKey>();

  /** Takes an event; gives the outcome it decides, if it does. */
  take(event: DeviceEvent): 'passed' | 'failed' | undefined {
    if ('failure' in event && event.failure !== undefined) this.#trouble = failureSentence(event.failure);
    switch (event.kind) {
      case 'cardRead':
      case 'socialCardRead':
      case 'codeScanned':
        return 'passed';
      case 'keyPressed':
        this.#keys.add(event.key);
        return this.#keys.size === navigationKeySchema.options.length ? 'passed' : undefined;
      case 'printChanged':
      case 'documentChanged':
        if (event.state === 'printed') return 'passed';
        return event.state === 'refused' || event.state === 'unknown' ? 'failed' : undefined;
      default:
        return undefined;
    }
  }

  get shortfall(): string {
    if (this.#trouble !== undefined) return this.#trouble;
    return this.#keys.size > 0 ? `只收到 ${this.#keys.size} 个键` : '时间到了，什么也没有等到';
  }
}

/**
 * Tries one device with the product's own driver until it has shown that it works, or the time is over. Failures on
 * the way (a card that was lifted too early) are told and do not end it: whoever stands there tries again.
 */
export function runTrial(config: DeviceConfig, parts: TrialParts): Promise<Verdict> {
  const { kind } = config.profile;
  const findings = new Findings();
  return new Promise((resolve) => {
    let requested = false;
    let over = false;
    const end = (verdict: Verdict): void => {
      if (over) return;
      over = true;
      cancel();
      void device.stop().then(() => resolve(verdict));
    };
    const emit = (event: DeviceEvent): void => {
      if (over) return;
      parts.heard?.(event);
      parts.say(eventWords(event));
      const outcome = findings.take(event);
      if (outcome === 'passed') end({ outcome, sentence: successOf(config) });
      else if (outcome === 'failed') end({ outcome, sentence: findings.shortfall });
      else if (!requested && isReady(event)) {
        requested = true;
        parts.say(REQUESTS[kind]);
        void begin(kind, device, config, parts);
      }
    };
    const device = makeDevice(config, { ...parts, emit });
    const cancel = parts.timers.after(parts.waitMs, () =>
      end({ outcome: 'failed', sentence: findings.shortfall }),
    );
    void parts.asked.then(() => end({ outcome: 'stopped', sentence: '已停止' }));
    device.start();
    device.obey({ kind: 'awaitCard', awaited: true });
    device.obey({ kind: 'awaitCode', awaited: true });
  });
}

const isReady = (event: DeviceEvent): boolean => event.kind === 'deviceChanged' && event.state === 'ready';
