import type { ServiceItem } from '../../../../electron/contract/catalogue.ts';
import { serviceId, stepId } from '../../../../electron/contract/ids.ts';
import type { StationContext } from '../../../../electron/core/state.ts';
import { CONTEXT, QUERY } from './station-fixture.ts';

const choice = (id: string, ...values: readonly string[]) => ({
  id: stepId(id),
  step: 'question' as const,
  question: '选哪个？',
  label: id,
  why: '要知道。',
  answer: { form: 'choice' as const, options: values.map((value) => ({ value, label: value })) },
  rules: [],
  privacy: 'plain' as const,
  field: id,
});

/** A query of the person's own rights. */
export const RIGHTS: ServiceItem = {
  ...QUERY,
  id: serviceId('some-rights'),
  journey: [
    choice('what', 'payments', 'all'),
    {
      id: stepId('rights'),
      step: 'enquiry',
      title: '您的权益记录',
      asks: { of: 'rights', benefits: { step: stepId('what'), is: ['all'] } },
    },
  ],
  receipt: { title: '权益记录', parts: ['person', 'findings'] },
};
const EMPLOYER: ServiceItem = {
  ...QUERY,
  id: serviceId('an-employer'),
  journey: [
    { ...choice('code', 'x', 'y'), answer: { form: 'code', groups: [6, 6, 6] } },
    choice('authority', 'registered', 'letter'),
    {
      id: stepId('employer'),
      step: 'enquiry',
      title: '单位的参保信息',
      asks: { of: 'employer', code: stepId('code'), authority: stepId('authority') },
    },
  ],
};
/** A level that offers both. */
export const ENQUIRING: StationContext = {
  ...CONTEXT,
  catalogue: {
    ...CONTEXT.catalogue,
    level: {
      ...CONTEXT.catalogue.level,
      entries: [
        { no: 1, name: '权益记录', services: [RIGHTS.id] },
        { no: 2, name: '单位', services: [EMPLOYER.id] },
      ],
    },
    services: new Map([RIGHTS, EMPLOYER].map((service) => [service.id as string, service])),
  },
};
