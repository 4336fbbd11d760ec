import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceId, stepId } from '../../../electron/contract/ids.ts';
import type { Screen } from '../../../electron/contract/status.ts';
import { voucherChannelsSchema, voucherFamilySchema } from '../../../electron/contract/voucher.ts';
import { NOON } from '../../support/status-at-rest.ts';

const shipped = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../resources/voucher/${name}.json`), 'utf8'));

const { channels } = voucherChannelsSchema.parse(shipped('channels'));
const family = voucherFamilySchema.parse(shipped('family'));

/** Somebody who has not said yet who they are, with a code beside the card. */
export const voucherIdentifyScreens: Readonly<Record<string, Screen>> = {
  'voucher-identify': {
    name: 'identify',
    phase: 'waiting-for-card',
    ways: ['id-card'],
    voucher: 'kiosk-scanner',
  },
  'voucher-identify-three-ways': {
    name: 'identify',
    phase: 'waiting-for-card',
    ways: ['id-card', 'social-card'],
    voucher: 'kiosk-scanner',
  },
  'voucher-identify-own-scanner': {
    name: 'identify',
    phase: 'waiting-for-card',
    ways: ['id-card'],
    voucher: 'own-scanner',
  },
  'voucher-identify-expired': {
    name: 'identify',
    phase: 'waiting-for-card',
    ways: ['id-card'],
    voucher: 'kiosk-scanner',
    failure: 'voucher-expired',
  },
  'voucher-identify-alone': {
    name: 'identify',
    phase: 'waiting-for-card',
    ways: [],
    voucher: 'kiosk-scanner',
  },
  'voucher-checking': {
    name: 'identify',
    phase: 'checking-code',
    ways: ['id-card'],
    voucher: 'kiosk-scanner',
  },
};

type Activation = Extract<Screen, { name: 'activation' }>;

const page = (name: Activation['page'], change: Partial<Activation> = {}): Screen => ({
  name: 'activation',
  service: { id: serviceId('e-credential-activation'), name: '医保电子凭证激活' },
  progress: { step: 2, of: 3 },
  step: stepId('activation'),
  page: name,
  forRelative: false,
  reads: 'kiosk-scanner',
  face: false,
  ...change,
});

const channel = (id: string, address?: string): NonNullable<Activation['channel']> => {
  const found = channels.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`No channel ${id}`);
  const { name, steps } = found;
  return { id, name, steps: steps.map(({ text }) => text), ...(address === undefined ? {} : { address }) };
};

/** Activating: every page, and each with what can stand on it. */
export const activationScreens: Readonly<Record<string, Screen>> = {
  'activation-begin': page('begin'),
  'activation-channels': page('channels', { channels: channels.map(({ id, name }) => ({ id, name })) }),
  'activation-channels-face': page('channels', {
    channels: channels.slice(0, 4).map(({ id, name }) => ({ id, name })),
    face: true,
    failure: 'voucher-face-failed',
  }),
  'activation-steps': page('steps', { channel: channel('nhsa-app') }),
  'activation-steps-code': page('steps', { channel: channel('hunan', 'https://example.cn/download/app') }),
  'activation-stuck': page('stuck'),
  'activation-family': page('family', {
    forRelative: true,
    family: {
      rules: family.rules.map(({ who, lines }) => ({ who, lines: lines.map(({ text }) => text) })),
      most: family.members.most,
    },
  }),
  'activation-show': page('show'),
  'activation-show-relative': page('show', { forRelative: true }),
  'activation-show-used': page('show', { failure: 'voucher-used' }),
  'activation-show-own-scanner': page('show', { reads: 'own-scanner' }),
  'activation-show-staff': page('show', { reads: 'none' }),
  'activation-checking': page('checking', { looking: 'code' }),
  'activation-checking-face': page('checking', { looking: 'face', face: true }),
  'activation-activated': page('activated', { activatedAt: NOON }),
  'activation-activated-uninsured': page('activated', { activatedAt: NOON, uninsured: true }),
  'activation-activated-relative': page('activated', { activatedAt: NOON, forRelative: true }),
  'activation-no-phone': page('no-phone'),
  'activation-face-fails': page('face-fails'),
  'activation-asked-for-money': page('asked-for-money'),
};
