import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, serviceItemSchema } from '../../../../electron/contract/catalogue.ts';
import { type StepId, stepId } from '../../../../electron/contract/ids.ts';
import type { Signature } from '../../../../electron/contract/signature.ts';
import type { StationContext } from '../../../../electron/core/state.ts';
import { CONTEXT, FILING, StationUnderTest } from './station-fixture.ts';

const file = join(import.meta.dirname, '../../../../resources/services/resident-info-change.json');

/** The shipped service that has every form of answer but an amount. */
export const CHANGE = serviceItemSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

/** A county with one township and two villages. */
export const VILLAGES: NonNullable<Catalogue['villages']> = {
  source: 'fixture',
  place: '341721',
  counties: [
    {
      code: '341721',
      name: '示例县',
      townships: [
        {
          code: '341721100',
          name: '测试镇',
          villages: [
            { code: '341721100200', name: '东村村委会' },
            { code: '341721100201', name: '西村村委会' },
          ],
        },
      ],
    },
  ],
};

export const CHANGE_ENTRY = 9;

/** The fixture's station with the shipped service as one more entry. */
export const CHANGE_CONTEXT: StationContext = {
  ...CONTEXT,
  catalogue: {
    ...CONTEXT.catalogue,
    villages: VILLAGES,
    level: {
      ...CONTEXT.catalogue.level,
      entries: [
        ...CONTEXT.catalogue.level.entries,
        { no: CHANGE_ENTRY, name: '信息变更', services: [CHANGE.id] },
      ],
    },
    services: new Map(CONTEXT.catalogue.services).set(CHANGE.id, CHANGE).set(FILING.id, FILING),
  },
};

/** A real line across the paper. */
export const INK: Signature = { by: 'hand', strokes: [[100, 200, 400, 250, 800, 150]] };

/** A resident in front of the shipped service. */
export class ChangeUnderTest extends StationUnderTest {
  constructor() {
    super(CHANGE_CONTEXT);
    this.layCard().findRecord();
  }

  /** Past the notice, to the first question. */
  open(): this {
    return this.do({ event: 'openEntry', entry: CHANGE_ENTRY }).do({ event: 'proceed' });
  }

  answer(step: string, answer: string): this {
    return this.do({ event: 'answerStep', step: stepId(step), answer });
  }

  change(step: string): this {
    return this.do({ event: 'changeAnswer', step: stepId(step) });
  }

  sign(signature?: Signature): this {
    return this.do({
      event: 'sign',
      step: stepId('signature'),
      ...(signature === undefined ? {} : { signature }),
    });
  }

  /** The promise and the signature, to the check page. */
  promise(): this {
    return this.do({ event: 'agree', service: CHANGE.id }).sign(INK);
  }

  /** The step of the question or signature that is shown. */
  get step(): StepId | undefined {
    const { screen } = this;
    return 'step' in screen ? screen.step : undefined;
  }

  /** The lines of the check page as `name: words`. */
  get lines(): string[] {
    const { screen } = this;
    return screen.name === 'check-answers'
      ? screen.answers.map(({ step, shown }) => `${step}: ${shown}`)
      : [];
  }
}
