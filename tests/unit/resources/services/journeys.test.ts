import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Catalogue,
  type JourneyStep,
  type QuestionStep,
  type ServiceItem,
  siteLevelSchema,
} from '../../../../electron/contract/catalogue.ts';
import { serviceId, stepId } from '../../../../electron/contract/ids.ts';
import type { Screen } from '../../../../electron/contract/status.ts';
import type { StationState } from '../../../../electron/core/state.ts';
import { readCatalogue } from '../../../../electron/station/catalogue-files.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { SYNTHETIC_EMPLOYER } from '../../../simulators/upstream/enquiry-answers.ts';
import { withCheck } from '../../../simulators/upstream/id-number.ts';
import { CONTEXT, StationUnderTest } from '../../electron/core/station-fixture.ts';

/** Every filing of the five places, walked through the reducer over every choice that it offers. */

/** From the home screen to the result, both ends left out and the result counted (issue 5: a filing takes at most eight). */
const MOST_SCREENS = 8;
const TODAY = '2026-11-22';
const BABY = withCheck('99999920261120995');
const RELATIVE = withCheck('99999919700101995');

interface Offered {
  readonly service: ServiceItem;
  readonly entry: number;
  readonly catalogue: Catalogue;
}

const levels = z
  .array(siteLevelSchema)
  .parse(JSON.parse(readFileSync(projectPath('resources/sites/levels.json'), 'utf8')));

/** Each filing of a resident's once, where it is first offered; claims with invoices have tests of their own. */
function everyFiling(): Map<string, Offered> {
  const offered = new Map<string, Offered>();
  for (const { id: level, place } of levels) {
    const reading = readCatalogue({ resources: projectPath('resources'), level, place, today: TODAY });
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const { catalogue } = reading;
    for (const entry of catalogue.level.entries)
      for (const id of entry.services) {
        const service = catalogue.services.get(id);
        if (service === undefined || offered.has(id) || service.kind !== 'filing') continue;
        if (service.audience === 'attendant') continue;
        if (service.journey.some(({ step }) => step === 'invoices' || step === 'activation')) continue;
        offered.set(id, { service, entry: entry.no, catalogue });
      }
  }
  return offered;
}

/** Whether a question takes only answers of its own form: two characters of Chinese are none. */
const isClosed = (step: JourneyStep | undefined): boolean =>
  step?.step === 'question' && step.answer.form !== 'text';

/** An answer that may stand. */
function plainAnswer({ answer, rules }: QuestionStep, catalogue: Catalogue): string {
  const has = (name: string): boolean => rules.some(({ rule }) => rule === name);
  switch (answer.form) {
    case 'city':
      return '110100';
    case 'day':
      return TODAY;
    case 'digits': {
      if (has('mobile-number')) return '13900000000';
      if (has('bank-account')) return '9999990000000001';
      return '2'.repeat(answer.least ?? answer.groups.reduce((sum, size) => sum + size, 0));
    }
    case 'code':
      return has('credit-code')
        ? SYNTHETIC_EMPLOYER.uscc
        : 'H'.repeat(answer.groups.reduce((sum, size) => sum + size, 0));
    case 'id-number':
      return has('born-within-days') ? BABY : RELATIVE;
    case 'amount': {
      const bounds = rules.find((rule) => rule.rule === 'amount-between');
      return ((bounds?.leastFen ?? 100) / 100).toFixed(2);
    }
    case 'text':
      return '样'.repeat(rules.find((rule) => rule.rule === 'text-length')?.least ?? 2);
    case 'village':
      return `${catalogue.villages?.counties[0]?.townships[0]?.villages[0]?.code}-5-12`;
    case 'choice':
    case 'roster':
      throw new Error(`a ${answer.form} has no plain answer`);
  }
}

interface Walked {
  ways: number;
  refusals: number;
  /** Screens of the shortest way, the result included. */
  shortest: number;
  /** Values of each choice that led on, and those that were refused with a sentence. */
  readonly led: Set<string>;
  readonly refused: Map<string, string>;
  /** Questions that came up on some way. */
  readonly asked: Set<string>;
}

class Walker {
  readonly station: StationUnderTest;
  readonly walked: Walked = {
    ways: 0,
    refusals: 0,
    shortest: Number.POSITIVE_INFINITY,
    led: new Set(),
    refused: new Map(),
    asked: new Set(),
  };
  private readonly offered: Offered;

  constructor(offered: Offered) {
    this.offered = offered;
    this.station = new StationUnderTest({ ...CONTEXT, catalogue: offered.catalogue });
    this.station.layCard().findRecord();
    this.station.do({ event: 'openEntry', entry: offered.entry, service: offered.service.id });
  }

  /** Every way from the present screen to the check page; `screens` are those that were seen before it. */
  everyWay(screens = 0, atCheckPage: (station: StationUnderTest) => void = () => undefined): void {
    const { screen } = this.station;
    if (screen.name === 'check-answers') {
      this.walked.ways += 1;
      this.walked.shortest = Math.min(this.walked.shortest, screens + 2);
      atCheckPage(this.station);
      return;
    }
    if (screen.name !== 'question') {
      this.onward(screen);
      this.everyWay(screens + 1, atCheckPage);
      return;
    }
    const step = this.question(screen.step);
    this.walked.asked.add(step.id);
    if (step.answer.form !== 'choice') {
      this.say(step, step.optional === true ? '' : plainAnswer(step, this.offered.catalogue));
      this.everyWay(screens + 1, atCheckPage);
      return;
    }
    const here: StationState = this.station.state;
    for (const { value } of step.answer.options) {
      this.station.state = here;
      if (this.choose(step, value)) this.everyWay(screens + 1, atCheckPage);
    }
  }

  /** The first way that leads to the check page. */
  plainWay(): this {
    for (let step = 0; step < 40 && this.station.screen.name !== 'check-answers'; step += 1) {
      const { screen } = this.station;
      if (screen.name !== 'question') this.onward(screen);
      else {
        const asked = this.question(screen.step);
        if (asked.answer.form !== 'choice') this.say(asked, plainAnswer(asked, this.offered.catalogue));
        else asked.answer.options.some(({ value }) => this.choose(asked, value));
      }
    }
    expect(this.station.screen.name, this.offered.service.id).toBe('check-answers');
    return this;
  }

  private choose(step: QuestionStep, value: string): boolean {
    this.station.do({ event: 'answerStep', step: step.id, answer: value });
    const { screen } = this.station;
    const stays = screen.name === 'question' && screen.step === step.id;
    if (stays) {
      expect(screen.complaint, `${this.offered.service.id} ${step.id} ${value}`).toBeTruthy();
      this.walked.refusals += 1;
      this.walked.refused.set(`${step.id} ${value}`, screen.complaint ?? '');
    } else this.walked.led.add(`${step.id} ${value}`);
    return !stays;
  }

  private say(step: QuestionStep, answer: string): void {
    this.station.do({ event: 'answerStep', step: step.id, answer });
    const { screen } = this.station;
    const stays = screen.name === 'question' && screen.step === step.id;
    if (stays)
      throw new Error(`${this.offered.service.id} ${step.id} refuses ${answer}: ${screen.complaint}`);
  }

  private onward(screen: Screen): void {
    const { service } = this.offered;
    if (screen.name === 'commitment') this.station.do({ event: 'agree', service: service.id });
    else if (screen.name === 'signature') this.sign();
    // A hall without a camera takes papers at the counter.
    else this.station.do({ event: 'proceed' });
    const { screen: next } = this.station;
    if (JSON.stringify(next) === JSON.stringify(screen))
      throw new Error(`${service.id} stays at ${screen.name}`);
  }

  private sign(): void {
    const step = this.offered.service.journey.find((candidate) => candidate.step === 'signature');
    if (step === undefined) throw new Error('no signature');
    this.station.do({ event: 'sign', step: step.id, signature: { by: 'thumb' } });
  }

  private question(id: string): QuestionStep {
    const step = this.offered.service.journey.find((candidate) => candidate.id === id);
    if (step?.step !== 'question') throw new Error(`no question ${id}`);
    return step;
  }
}

describe('the filings of the five places', () => {
  let filings: Map<string, Offered>;
  beforeAll(() => {
    filings = everyFiling();
  });

  it('lead over every choice to the check page, or say why not', () => {
    const totals = { filings: 0, ways: 0, refusals: 0 };
    for (const [id, offered] of filings) {
      const walker = new Walker(offered);
      walker.everyWay();
      const { ways, refusals, shortest, led, refused, asked } = walker.walked;
      expect(ways, id).toBeGreaterThan(0);
      expect(shortest, `${id}: screens of the plain case`).toBeLessThanOrEqual(MOST_SCREENS);
      for (const step of offered.service.journey) {
        if (step.step !== 'question') continue;
        expect(asked, `${id} ${step.id} never comes up`).toContain(step.id);
        if (step.answer.form !== 'choice') continue;
        for (const { value } of step.answer.options) {
          const name = `${step.id} ${value}`;
          expect(led.has(name) || refused.has(name), `${id} ${name}`).toBe(true);
        }
      }
      totals.filings += 1;
      totals.ways += ways;
      totals.refusals += refusals;
    }
    process.stdout.write(
      `${totals.filings} filings: ${totals.ways} ways to the check page, ${totals.refusals} refusals\n`,
    );
    expect(totals.filings).toBeGreaterThanOrEqual(20);
  });

  it('take a correction and go straight back to the check page', () => {
    for (const [id, offered] of filings) {
      const { station } = new Walker(offered).plainWay();
      const { screen } = station;
      if (screen.name !== 'check-answers') throw new Error(`${id} is at ${screen.name}`);
      for (const { step, shown } of screen.answers) {
        station.do({ event: 'changeAnswer', step });
        const asked = station.screen;
        if (asked.name !== 'question') continue;
        expect(asked, `${id} ${step}`).toMatchObject({ step, changing: true });
        station.do({ event: 'answerStep', step, answer: '不是' });
        if (asked.answer !== '' && offered.service.journey.some((one) => one.id === step && isClosed(one)))
          expect(station.screen, `${id} ${step}`).toHaveProperty('complaint');
        if (station.screen.name === 'question')
          station.do({ event: 'answerStep', step, answer: asked.answer ?? '' });
        const { screen: back } = station;
        if (back.name !== 'check-answers') throw new Error(`${id} ${step} leads to ${back.name}`);
        if (isClosed(offered.service.journey.find((one) => one.id === step)))
          expect(back.answers.find((answer) => answer.step === step)?.shown).toBe(shown);
      }
    }
  });

  it.each([
    ['online', 'sent'],
    ['offline', 'to-upload'],
    ['refused', 'refused'],
  ] as const)('end %s as %s, with a slip for what was kept', (how, outcome) => {
    for (const [id, offered] of filings) {
      const { station } = new Walker(offered).plainWay();
      if (how === 'offline') station.report({ event: 'networkChanged', network: 'offline' });
      station.do({ event: 'submit', service: offered.service.id });
      expect(station.taken('acceptFiling'), id).toHaveLength(1);
      const visit = station.state.visit!.id;
      station.report({ event: 'filingAccepted', visit, receiptNumber: 'R1' });
      if (how === 'online') station.report({ event: 'filingSent', receiptNumber: 'R1' });
      if (how === 'refused')
        station.report({ event: 'filingRefused', receiptNumber: 'R1', reason: '已经办过' });
      expect(station.screen, id).toMatchObject({ name: 'result', outcome, receiptNumber: 'R1' });
    }
  });
});

describe('what is refused, with the way out', () => {
  const at = (id: string, choices: Readonly<Record<string, string>>): Walker => {
    const offered = everyFiling().get(id);
    if (offered === undefined) throw new Error(`${id} is offered nowhere`);
    const walker = new Walker(offered);
    walker.station.do({ event: 'proceed' });
    for (const [step, answer] of Object.entries(choices))
      walker.station.do({ event: 'answerStep', step: stepId(step), answer });
    return walker;
  };

  it.each([
    ['ninety days old', '2026-08-24', undefined],
    ['a day older', '2026-08-23', '满九十天了。请办居民参保。'],
    ['not born yet', '2026-11-23', '这一天还没有到。请改一下。'],
  ])('a newborn that is %s', (_name, birth, complaint) => {
    const { screen } = at('newborn-enroll', { named: 'no', birth }).station;
    expect(screen.name === 'question' && screen.complaint).toBe(complaint);
    if (complaint === undefined) expect(screen).toMatchObject({ step: 'relation' });
  });

  it('a newborn whose number says that it is no newborn', () => {
    const walked = at('newborn-enroll', {
      named: 'yes',
      'child-name': '样样',
      'child-number': withCheck('99999920260801995'),
    });
    expect(walked.station.screen).toMatchObject({ complaint: '满九十天了。请办居民参保。' });
  });

  it('somebody who stands here as dead, also after a change of whom it is for', () => {
    const self = at('resident-terminate', { who: 'self', reason: 'death' });
    const complaint = '给自己办，不能选这个。请改一下。';
    expect(self.station.screen).toMatchObject({ step: 'reason', complaint });

    const other = at('resident-terminate', {
      who: 'parent',
      'member-name': '样样',
      'member-number': RELATIVE,
      reason: 'death',
      day: TODAY,
      phone: '13900000000',
    }).plainWay().station;
    other.do({ event: 'changeAnswer', step: stepId('who') });
    other.do({ event: 'answerStep', step: stepId('who'), answer: 'self' });
    other.do({ event: 'submit', service: serviceId('resident-terminate') });
    expect(other.taken('acceptFiling')).toHaveLength(0);
    expect(other.screen).toMatchObject({ name: 'question', step: 'reason', complaint });
  });

  it('money of a year that is long over', () => {
    const walked = at('resident-withdraw', { reason: 'double', year: 'earlier' });
    expect(walked.station.screen).toMatchObject({ complaint: '以前的退不了。请问工作人员。' });
  });
});
