import { z } from 'zod';
import { type AnswerRule, answerRuleSchema } from './answer-rule.ts';
import { caseRouteSchema } from './case-route.ts';
import type { ElsewhereService } from './elsewhere.ts';
import { daySchema } from './id-card.ts';
import { serviceIdSchema, stepIdSchema } from './ids.ts';
import type { PremiumTable } from './premium.ts';
import { rosterSelectionSchema } from './roster.ts';
import type { ServicePackage } from './service-package.ts';
import type { VillageGazetteer } from './village-gazetteer.ts';
import type { VoucherGuide } from './voucher.ts';
import type { WorkingDays } from './working-days.ts';

/**
 * The catalogue: regional truth as data. A service is a file in `resources/services/`, its journey a list of steps;
 * no place, amount or wording of a service stands in code.
 */

export { type AnswerRule, answerRuleSchema };

/** How sure a fact is: read in a source text, second-hand, assumed, or not known at this place. */
export const evidenceSchema = z.enum(['verified', 'second-hand', 'assumed', 'locally-unknown']);
export type Evidence = z.infer<typeof evidenceSchema>;

const sourcedText = z.strictObject({ text: z.string(), evidence: evidenceSchema });

/** The six unified fields (六统一): 名称 编码 材料 时限 环节 服务标准. An empty one must be marked `locally-unknown`. */
export const unifiedFieldsSchema = z.strictObject({
  name: sourcedText,
  code: sourcedText,
  materials: sourcedText,
  timeLimit: z.strictObject({
    ...sourcedText.shape,
    /** So many working days after the day it was handed in, where the text says so; the promised day comes of it. */
    workingDays: z.number().int().positive().max(250).optional(),
  }),
  stages: sourcedText,
  standard: sourcedText,
});

export const answerFormSchema = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('choice'),
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })).min(2),
    /** The place's own list takes the place of the options where there is one (`resources/lists/<list>.json`). */
    list: z.literal('chronic-diseases').optional(),
  }),
  /** A province, then a city, by lists. The answer is the city's six-digit code. */
  z.strictObject({ form: z.literal('city') }),
  /** A day: today, the day beside it that the rules allow, or by number pad. The answer is `YYYY-MM-DD`. */
  z.strictObject({ form: z.literal('day') }),
  /** Digits by number pad, grouped for the eye, e.g. [3,4,4]; as many as the groups hold, or from `least` on. */
  z.strictObject({
    form: z.literal('digits'),
    groups: z.array(z.number().int().positive()).min(1),
    least: z.number().int().positive().optional(),
  }),
  /**
   * A home inside the site's place: county, township and village by lists, group and house number by pad. The answer is
   * the village's twelve-digit code, the group and the house with `-` between, e.g. `341721101203-5-12`; the last two
   * may be empty.
   */
  z.strictObject({ form: z.literal('village') }),
  /** Capital letters and digits by pad, e.g. the code of an employer; as many as the groups hold, or from `least` on. */
  z.strictObject({
    form: z.literal('code'),
    groups: z.array(z.number().int().positive()).min(1),
    least: z.number().int().positive().optional(),
  }),
  /** A citizen's number by pad with X, grouped 6-8-4. The answer is its 18 characters. */
  z.strictObject({ form: z.literal('id-number') }),
  /** Money by pad. The answer is yuan with two decimals, e.g. `1234.50`. */
  z.strictObject({ form: z.literal('amount') }),
  /** Words by handwriting, by pinyin, or with the help of staff. `context` ranks what is offered. */
  z.strictObject({
    form: z.literal('text'),
    context: z.enum(['name', 'place', 'free']),
    most: z.number().int().min(1).max(100),
  }),
  /**
   * Somebody of a village's list, which staff alone may see; `village` is the step that asked for the village. The answer is
   * the list's own reference.
   */
  z.strictObject({ form: z.literal('roster'), village: stepIdSchema, shows: rosterSelectionSchema }),
]);
export type AnswerForm = z.infer<typeof answerFormSchema>;

/** More pages of one paper than this nobody photographs at a terminal. */
const MOST_PAGES = 12;

const step = { id: stepIdSchema };

/** Asked only where an earlier choice had one of these values. */
const conditionSchema = z.strictObject({ step: stepIdSchema, is: z.array(z.string()).min(1) });

/** A paper that is wanted, photographed page by page. */
const wantedPaperSchema = z.strictObject({
  id: stepIdSchema,
  label: z.string(),
  why: z.string(),
  /** Pages it must have at the least; 0 where it may be left out. */
  least: z.number().int().min(0).max(MOST_PAGES),
  most: z.number().int().min(1).max(MOST_PAGES),
  /** 先办后补: the resident may promise to bring it; absent where no source allows that. */
  later: z.literal(true).optional(),
  when: conditionSchema.optional(),
  evidence: evidenceSchema,
});
export type WantedPaper = z.infer<typeof wantedPaperSchema>;

/** What is asked, and which answers it is asked with. */
const enquirySubjectSchema = z.discriminatedUnion('of', [
  /** The person's own rights; benefits only where the choice says so. */
  z.strictObject({ of: z.literal('rights'), benefits: conditionSchema.optional() }),
  /** An employer by its credit code, and by what authority the person asks. */
  z.strictObject({ of: z.literal('employer'), code: stepIdSchema, authority: stepIdSchema }),
  /** What the next year costs, from the place's own table: what group the person is of, and how many years were missed. */
  z.strictObject({ of: z.literal('premium'), group: stepIdSchema, missed: stepIdSchema }),
]);

/** One step of a journey. Identification comes before every journey, rating and farewell after it. */
export const journeyStepSchema = z.discriminatedUnion('step', [
  /** Shows the person's record; from the platform, or from the cache with its age. */
  z.strictObject({ ...step, step: z.literal('record'), title: z.string() }),
  /** Asks the platform for a typed node and shows what it found; rights may come from the cache with their age. */
  z.strictObject({ ...step, step: z.literal('enquiry'), title: z.string(), asks: enquirySubjectSchema }),
  /** 一次性告知: everything needed, all at once. */
  z.strictObject({
    ...step,
    step: z.literal('notice'),
    title: z.string(),
    items: z.array(sourcedText).min(1).max(6),
  }),
  z.strictObject({
    ...step,
    step: z.literal('question'),
    /** The question itself; it is the heading. */
    question: z.string(),
    /** The short name of the answer on the check page and on the slip. */
    label: z.string(),
    /** Why we ask. */
    why: z.string(),
    answer: answerFormSchema,
    rules: z.array(answerRuleSchema),
    /** What to do for someone who does not know; absent where an answer is always at hand. */
    unsure: z.string().optional(),
    /** What to say when 继续 comes before the answer is whole; without it the kiosk has a sentence for each form. */
    missing: z.string().optional(),
    /** An empty answer may stand. */
    optional: z.literal(true).optional(),
    when: conditionSchema.optional(),
    /**
     * What paper and the check page may show (services spec §10.3). `phone`, `id-number` and `account`: the last four digits
     * on paper; `id-number` and `account` are masked on the screen too once the field is left. `name`: the surname on paper.
     * `address`: the township on paper. `words`: on paper only that something was written.
     */
    privacy: z.enum(['plain', 'phone', 'id-number', 'account', 'name', 'address', 'words']),
    /** Field of the case record (services spec §4.5). */
    field: z.string(),
  }),
  /** 告知承诺: the resident agrees to each line. */
  z.strictObject({
    ...step,
    step: z.literal('commitment'),
    title: z.string(),
    lines: z.array(z.string()).min(1).max(5),
    when: conditionSchema.optional(),
    evidence: evidenceSchema,
  }),
  /** The resident signs on the glass, or leaves a box for a thumb-print on the paper. */
  z.strictObject({
    ...step,
    step: z.literal('signature'),
    /** The heading, e.g. 请您签字. */
    question: z.string(),
    why: z.string(),
    /** The name of the line on the check page and of the box on paper. */
    label: z.string(),
    /** What to say when 确认 comes before there is a signature. */
    missing: z.string(),
    /** Field of the case record. */
    field: z.string(),
  }),
  /** Papers, photographed by the terminal's camera, or handed over at the counter where it has none. */
  z.strictObject({
    ...step,
    step: z.literal('materials'),
    title: z.string(),
    /** The name of the line on the check page. */
    label: z.string(),
    papers: z.array(wantedPaperSchema).min(1).max(6),
    when: conditionSchema.optional(),
  }),
  /** Invoices and receipts: by their codes or by pad, each confirmed by hand. */
  z.strictObject({
    ...step,
    step: z.literal('invoices'),
    title: z.string(),
    label: z.string(),
    why: z.string(),
    most: z.number().int().min(1).max(40),
  }),
  /** Another attendant looks it over, with card and PIN of their own; where nobody else is there the case says so. */
  z.strictObject({
    ...step,
    step: z.literal('second-check'),
    title: z.string(),
    lines: z.array(z.string()).min(1).max(3),
    /** The name of the line on the check page and on paper. */
    label: z.string(),
    /** Field of the case record: the attendant's id, or `open`. */
    field: z.string(),
  }),
  /** Activating an e-voucher: by one's own telephone, for a relative, or with the attendant. */
  z.strictObject({ ...step, step: z.literal('activation') }),
  z.strictObject({ ...step, step: z.literal('check-answers'), submitLabel: z.string() }),
  /** The certificate or filing is made; what happens next, in order. */
  z.strictObject({ ...step, step: z.literal('result'), next: z.array(z.string()).min(1).max(4) }),
]);
export type JourneyStep = z.infer<typeof journeyStepSchema>;
export type QuestionStep = Extract<JourneyStep, { step: 'question' }>;
export type EnquiryStep = Extract<JourneyStep, { step: 'enquiry' }>;
export type SecondCheckStep = Extract<JourneyStep, { step: 'second-check' }>;
export type SignatureStep = Extract<JourneyStep, { step: 'signature' }>;
export type MaterialsStep = Extract<JourneyStep, { step: 'materials' }>;
export type InvoicesStep = Extract<JourneyStep, { step: 'invoices' }>;

export const serviceItemSchema = z.strictObject({
  id: serviceIdSchema,
  version: z.number().int().positive(),
  effectiveFrom: daySchema,
  effectiveUntil: daySchema.optional(),
  /** Verb label of 2–6 characters for big buttons, e.g. 查参保. */
  action: z.string().min(2).max(8),
  /** `query` shows, `certificate` issues a paper, `filing` sends a case. */
  kind: z.enum(['query', 'certificate', 'filing']),
  /** `attendant`: a duty of staff, opened by one who signed in; left out, the resident's. */
  audience: z.enum(['resident', 'attendant']).optional(),
  unified: unifiedFieldsSchema,
  source: z.string(),
  /** The platform's own number for it; left out, `case.submit`. */
  upstream: caseRouteSchema.optional(),
  journey: z.array(journeyStepSchema).min(1),
  receipt: z.strictObject({
    title: z.string(),
    /** Which parts the slip shows, in order. */
    parts: z
      .array(
        z.enum([
          'person',
          'covers',
          'accumulations',
          'findings',
          'answers',
          'signature',
          'materials',
          'invoices',
          'activation',
          'next-steps',
          'sample-mark',
          'receipt-qr',
        ]),
      )
      .min(1),
    footer: z.string().optional(),
    /** `a4-if-possible`: a sheet where the site has an A4 printer that works, else a slip. Left out: always a slip. */
    paper: z.literal('a4-if-possible').optional(),
  }),
});
export type ServiceItem = z.infer<typeof serviceItemSchema>;

/** `resources/sites/levels.json`: what a level offers, in the place's own words and order. */
export const siteLevelSchema = z.strictObject({
  id: z.string(),
  place: z.string(),
  title: z.string(),
  entries: z.array(
    z.strictObject({
      no: z.number().int(),
      /** Exactly as the place's document writes it. */
      name: z.string(),
      services: z.array(serviceIdSchema),
    }),
  ),
});
export type SiteLevel = z.infer<typeof siteLevelSchema>;

/** `resources/sites/places.json`: a place whose levels are known, the divisions inside it, and whom to call there. */
export const sitePlaceSchema = z.strictObject({
  /** GB/T 2260, six digits. */
  code: z.string().regex(/^\d{6}$/),
  name: z.string(),
  /** The name with everything above it, as documents write it. */
  region: z.string(),
  /** Divisions inside it that a site may name instead. */
  counties: z.array(z.strictObject({ code: z.string().regex(/^\d{6}$/), name: z.string() })),
  /** The document its levels come from. */
  document: z.strictObject({ title: z.string(), number: z.string(), date: daySchema }),
  hotlines: z.array(z.strictObject({ number: z.string(), name: z.string(), evidence: evidenceSchema })),
});
export type SitePlace = z.infer<typeof sitePlaceSchema>;

/** Code → words, with a source; `resources/dictionaries/*.json`. An unknown code is shown as 代码 and the code. */
export const dictionarySchema = z.strictObject({
  id: z.string(),
  source: z.string(),
  words: z.record(z.string(), z.string()),
});
export type Dictionary = z.infer<typeof dictionarySchema>;

/** Provinces and their cities (six-digit codes), for the place lists. */
export const gazetteerSchema = z.strictObject({
  source: z.string(),
  provinces: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      cities: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    }),
  ),
});
export type Gazetteer = z.infer<typeof gazetteerSchema>;

const listedSchema = z.strictObject({
  value: z.string().min(1),
  label: z.string(),
  evidence: evidenceSchema,
});

/** `resources/lists/<id>.json`: the options of a choice that differ from place to place; `any` where a place has none of its own. */
export const placeListSchema = z.strictObject({
  id: z.string(),
  source: z.string(),
  any: z.array(listedSchema).min(2),
  /** By place: six digits, or the first four for a city with its counties. */
  places: z.record(
    z.string().regex(/^\d{4}(\d{2})?$/),
    z.strictObject({ source: z.string(), options: z.array(listedSchema).min(2) }),
  ),
});
export type PlaceList = z.infer<typeof placeListSchema>;

/** Everything the station offers at its level, read and checked at start. */
export interface Catalogue {
  readonly level: SiteLevel;
  readonly services: ReadonlyMap<string, ServiceItem>;
  readonly dictionaries: ReadonlyMap<string, Dictionary>;
  readonly gazetteer: Gazetteer;
  /** The channels of e-vouchers at the site's place, and the rules of the family account. */
  readonly voucher?: VoucherGuide;
  /** What residents' insurance costs; absent where no service of the level asks. */
  readonly premium?: PremiumTable;
  /** Services that are done one after another; those of which the level offers more than one part. */
  readonly packages?: readonly ServicePackage[];
  /** What lies in the site's place down to the village; absent where no list covers the place. */
  readonly villages?: VillageGazetteer;
  /** What the level has not, and where it is; absent where nobody was asked. */
  readonly elsewhere?: readonly ElsewhereService[];
  /** Which days are worked; absent where no service of the level promises a day. */
  readonly workingDays?: WorkingDays;
  /** Which versions of a place's own facts are laid over the services, the city's first; absent where there are none. */
  readonly localFacts?: readonly { readonly place: string; readonly version: number }[];
}
