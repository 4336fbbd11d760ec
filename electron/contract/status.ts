import { z } from 'zod';
import { assistModeSchema, attendantRoleSchema } from './attendant.ts';
import {
  caseFields,
  caseNumberFields,
  casesFields,
  caseWithdrawnFields,
  withdrawCaseFields,
} from './case-screens.ts';
import { answerFormSchema, evidenceSchema } from './catalogue.ts';
import { invoicesFields, materialsFields } from './claim-screens.ts';
import { deviceKindSchema } from './device-kind.ts';
import { shownFindingsSchema } from './enquiry.ts';
import { failureCodeSchema } from './failures.ts';
import { deviceIdSchema, serviceIdSchema, stepIdSchema, visitIdSchema } from './ids.ts';
import { coverSchema, fenSchema } from './insured-record.ts';
import { preferencesSchema } from './preferences.ts';
import { ratingReasonSchema } from './rating.ts';
import { paperSchema, printStateSchema } from './receipt.ts';
import { shownRosterSchema } from './roster.ts';
import { packageProgressSchema } from './service-package.ts';
import { panelSchema } from './site.ts';
import { activationPageSchema } from './voucher.ts';
import { promiseSchema } from './working-days.ts';

/**
 * What the screens see: one status with a rising revision. The screen is a pure function of it.
 * It carries no more of a person than the screen shows: the ID number comes masked unless the resident asked to see it.
 */

export type { Edition, Preferences, PreferencesChange, TextSize, ThemeName } from './preferences.ts';

/** The slip that belongs to the present screen. `duplicate` counts the 补打 so far. */
export const slipSchema = z.object({
  state: z.union([z.literal('none'), printStateSchema]),
  failure: failureCodeSchema.optional(),
  duplicate: z.number().int(),
  /** What it comes out on. */
  paper: paperSchema,
});
export type Slip = z.infer<typeof slipSchema>;

/** A unified field of a service under its name. */
export const guideFactSchema = z.object({ label: z.string(), text: z.string().optional() });

const progressSchema = z.object({ step: z.number().int(), of: z.number().int() });

const tileSchema = z.object({
  /** The entry's number in the place's list. An entry has a tile for each of its services done here. */
  entry: z.number().int(),
  name: z.string(),
  /** Present when this terminal does the service itself; otherwise it is done at the counter. */
  service: serviceIdSchema.optional(),
  action: z.string().optional(),
  /** What it comes to: something to see, a paper, or a case that is sent. */
  kind: z.enum(['query', 'certificate', 'filing']).optional(),
});
export type Tile = z.infer<typeof tileSchema>;

/** An answer as the resident sees it. */
const shownAnswerSchema = z.object({ step: stepIdSchema, label: z.string(), shown: z.string() });

/** `upstream` is fresh; `cache` was kept at `keptAt` (epoch ms) and is shown with its age. */
const recordOriginSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('upstream') }),
  z.object({ from: z.literal('cache'), keptAt: z.number() }),
]);
export type RecordOrigin = z.infer<typeof recordOriginSchema>;

const shownCoverSchema = coverSchema
  .pick({ standing: true, since: true, pausedSince: true })
  .extend({ insurance: z.string(), insuredPlace: z.string(), personType: z.string() });
const shownAccumulationSchema = z.object({
  year: z.string(),
  insurance: z.string(),
  kind: z.string(),
  amount: fenSchema,
});
/** A record in words: codes already looked up in the dictionaries. */
export const shownRecordSchema = z.object({
  covers: z.array(shownCoverSchema),
  accumulations: z.array(shownAccumulationSchema),
});
export type ShownRecord = z.infer<typeof shownRecordSchema>;

const journey = { service: z.object({ id: serviceIdSchema, name: z.string() }), progress: progressSchema };

export const screenSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('welcome') }),
  z.object({
    name: z.literal('identify'),
    phase: z.enum(['waiting-for-card', 'reading', 'checking-code']),
    /** An e-voucher says who somebody is too: shown to the scanner, or after a press where a box of its own reads it. */
    voucher: z.enum(['kiosk-scanner', 'own-scanner']).optional(),
    /** The cards that can be read now, the usual one first; empty where an e-voucher alone says who somebody is. */
    ways: z.array(z.enum(['id-card', 'social-card'])),
    /** Whose card it is when somebody acts for another; left out, the resident's own. */
    whose: z.enum(['agent', 'person']).optional(),
    /** Why the last try did not work; gone with the next one. */
    failure: failureCodeSchema.optional(),
  }),
  /** 没带证？ what can be done without the card. */
  z.object({ name: z.literal('no-card') }),
  /** `elsewhere`: there is more that other levels have. */
  z.object({
    name: z.literal('home'),
    tiles: z.array(tileSchema),
    elsewhere: z.boolean().optional(),
    /** 办理进度 can be asked after. */
    cases: z.boolean().optional(),
  }),
  /** What this level has not, and where it is. */
  z.object({
    name: z.literal('elsewhere'),
    services: z.array(z.object({ action: z.string(), where: z.array(z.string()).min(1) })),
  }),
  /** A service of this level that this terminal does not do itself. */
  z.object({
    name: z.literal('at-the-counter'),
    entryName: z.string(),
    /** A duty of staff: there is nothing to bring. */
    duty: z.boolean().optional(),
  }),
  z.object({
    name: z.literal('record'),
    ...journey,
    title: z.string(),
    record: shownRecordSchema.optional(),
    origin: recordOriginSchema.optional(),
    /** Set when there is neither a fresh record nor a cached one. */
    failure: failureCodeSchema.optional(),
    slip: slipSchema,
    /** Whether another step follows (a certificate) or this is the end (a query). */
    last: z.boolean(),
  }),
  /** What the platform wrote down of the person's rights, or of an employer; neither parts nor failure while it is being asked. */
  z.object({
    name: z.literal('enquiry'),
    ...journey,
    title: z.string(),
    parts: shownFindingsSchema.optional(),
    origin: recordOriginSchema.optional(),
    failure: failureCodeSchema.optional(),
    slip: slipSchema,
    last: z.boolean(),
  }),
  /** What is needed, all at once. `slip`: the same on paper, where the resident can have it. */
  z.object({
    name: z.literal('notice'),
    ...journey,
    title: z.string(),
    items: z.array(z.string()),
    slip: slipSchema.optional(),
  }),
  /** 办事指南: the six unified fields; one without words is not known here. Lies over a page of the journey. */
  z.object({ name: z.literal('guide'), ...journey, facts: z.array(guideFactSchema), slip: slipSchema }),
  z.object({
    name: z.literal('question'),
    ...journey,
    step: stepIdSchema,
    question: z.string(),
    why: z.string(),
    form: answerFormSchema,
    unsure: z.string().optional(),
    /** What was answered before, kept. */
    answer: z.string().optional(),
    /** The rule's sentence, after 继续. */
    complaint: z.string().optional(),
    /** Today at the terminal, `YYYY-MM-DD`, for day questions. */
    today: z.string(),
    /** A day is asked for that is over or is today: yesterday is the near one beside it, not tomorrow. */
    lookingBack: z.literal(true).optional(),
    /** True when the resident came from the check page: answering leads straight back there. */
    changing: z.boolean(),
    /** Set where the same thing was answered in another service of this visit: it is confirmed, not asked again. */
    remembered: z.object({ shown: z.string() }).optional(),
    /** The answer says something of a person: not read aloud unless asked for. */
    private: z.boolean().optional(),
    /** An empty answer may stand. */
    optional: z.boolean().optional(),
    /** The village's list that the answer is chosen from. */
    roster: shownRosterSchema.optional(),
  }),
  /** Another attendant looks a duty over before it is handed in. */
  z.object({
    name: z.literal('second-check'),
    ...journey,
    title: z.string(),
    lines: z.array(z.string()),
    /** What was entered. */
    answers: z.array(shownAnswerSchema),
  }),
  z.object({
    name: z.literal('signature'),
    ...journey,
    step: stepIdSchema,
    question: z.string(),
    why: z.string(),
    /** How it was signed before; the ink itself stays with the station and in the page's own drafts. */
    given: z.enum(['hand', 'thumb']).optional(),
    complaint: z.string().optional(),
    changing: z.boolean(),
  }),
  z.object({ name: z.literal('materials'), ...journey, ...materialsFields }),
  z.object({ name: z.literal('invoices'), ...journey, ...invoicesFields }),
  /** Activating an e-voucher; what is shown belongs to `page`. */
  z.object({
    name: z.literal('activation'),
    ...journey,
    step: stepIdSchema,
    page: activationPageSchema,
    /** For a child or an elder of the resident's family account. */
    forRelative: z.boolean(),
    /** What reads the new code; `none` where this terminal cannot. */
    reads: z.enum(['kiosk-scanner', 'own-scanner', 'none']),
    /** A certified face terminal stands here. */
    face: z.boolean(),
    /** What is looked at while it is checked: a code that was shown, or a face. */
    looking: z.enum(['code', 'face']).optional(),
    channels: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
    channel: z
      .object({
        id: z.string(),
        name: z.string(),
        steps: z.array(z.string()),
        /** What the QR holds; absent where no address is confirmed. */
        address: z.string().optional(),
      })
      .optional(),
    family: z
      .object({
        rules: z.array(z.object({ who: z.string(), lines: z.array(z.string()) })),
        most: z.number().int(),
      })
      .optional(),
    /** When the new code was decoded, epoch ms: the proof. */
    activatedAt: z.number().optional(),
    /** The platform knows no cover of the resident. */
    uninsured: z.boolean().optional(),
    failure: failureCodeSchema.optional(),
  }),
  z.object({ name: z.literal('commitment'), ...journey, title: z.string(), lines: z.array(z.string()) }),
  z.object({
    name: z.literal('check-answers'),
    ...journey,
    answers: z.array(shownAnswerSchema),
    submitLabel: z.string(),
    failure: failureCodeSchema.optional(),
  }),
  z.object({
    name: z.literal('result'),
    ...journey,
    /** `sent`: the platform has it. `to-upload`: kept here, sent when the network is back (待上传). `made`: a paper was made. `refused`: the platform said no. */
    outcome: z.enum(['sending', 'sent', 'to-upload', 'made', 'refused']),
    receiptNumber: z.string(),
    /** By when it is done. */
    promised: promiseSchema.optional(),
    /** The platform's own words when it refused. */
    reason: z.string().optional(),
    next: z.array(z.string()),
    /** The case can still be taken back. */
    withdrawable: z.boolean().optional(),
    /** What the service belongs to, and how far that is. */
    package: packageProgressSchema.optional(),
    slip: slipSchema,
  }),
  z.object({ name: z.literal('cases'), ...casesFields }),
  z.object({ name: z.literal('case-number'), ...caseNumberFields }),
  z.object({ name: z.literal('case'), ...caseFields }),
  z.object({ name: z.literal('withdraw-case'), ...withdrawCaseFields }),
  z.object({ name: z.literal('case-withdrawn'), ...caseWithdrawnFields, slip: slipSchema }),
  z.object({ name: z.literal('rate') }),
  /** Why somebody was not content; may be left unsaid. */
  z.object({ name: z.literal('rate-why'), reasons: z.array(ratingReasonSchema) }),
  z.object({ name: z.literal('farewell'), takeCard: z.boolean(), takeSlip: z.boolean() }),
  /** A device that is needed now does not work; goes away by itself when it does again. */
  z.object({
    name: z.literal('device-trouble'),
    device: deviceKindSchema,
    failure: failureCodeSchema,
  }),
  z.object({ name: z.literal('out-of-service'), failure: failureCodeSchema }),
  /** 我是工作人员: the attendant's card, not the resident's. */
  z.object({
    name: z.literal('attendant-card'),
    phase: z.enum(['waiting-for-card', 'reading']),
    ways: z.array(z.enum(['id-card', 'social-card'])).min(1),
    /** A card lies there that has to be taken away first. */
    cardInTheWay: z.boolean(),
    failure: failureCodeSchema.optional(),
  }),
  z.object({
    name: z.literal('attendant-pin'),
    attendantName: z.string(),
    checking: z.boolean(),
    /** How many tries the last one sent in was; another number empties what is typed. */
    tries: z.number().int(),
    failure: failureCodeSchema.optional(),
    /** Until when nobody can sign in under this name, epoch ms. */
    lockedUntil: z.number().optional(),
  }),
  /** The attendant's page: what to do, with whom. */
  z.object({
    name: z.literal('attendant-desk'),
    roles: z.array(attendantRoleSchema),
    failure: failureCodeSchema.optional(),
  }),
  /** 看机器: what stands behind the screen, and how sure the words of the present service are. */
  z.object({
    name: z.literal('attendant-machine'),
    /** How long ago the resident called, when signing in answered it, epoch ms. */
    calledAt: z.number().optional(),
    evidence: z
      .object({
        service: z.string(),
        facts: z.array(z.object({ label: z.string(), evidence: evidenceSchema })),
      })
      .optional(),
  }),
]);
export type Screen = z.infer<typeof screenSchema>;
export type ScreenName = Screen['name'];

export const deviceStatusSchema = z.object({
  id: deviceIdSchema,
  kind: deviceKindSchema,
  state: z.enum(['opening', 'ready', 'trouble']),
  failure: failureCodeSchema.optional(),
});
export type DeviceStatus = z.infer<typeof deviceStatusSchema>;

export const stationStatusSchema = z.object({
  revision: z.number().int().nonnegative(),
  site: z.object({
    name: z.string(),
    /** GB/T 2260 code of the place the site serves; its villages are offered by lists. */
    place: z.string().optional(),
    terminal: z.string(),
    phone: z.string().optional(),
    readerSide: z.enum(['left', 'right', 'below']),
    panel: panelSchema,
    /** Whether attendants can sign in here. */
    attendants: z.boolean().optional(),
    /** How soon somebody usually comes when called; absent where the hall promises nothing. */
    answerMinutes: z.number().int().positive().optional(),
  }),
  screen: screenSchema,
  visit: z.object({ id: visitIdSchema }).optional(),
  /** The resident at the terminal, as the place line shows them. */
  resident: z
    .object({
      name: z.string(),
      /** First 3 + last 4, or the whole number for 10 s after the resident asked for it. */
      idNumber: z.string(),
      idNumberShown: z.boolean(),
    })
    .optional(),
  /** Somebody else operates the terminal: who, how, and for whom. */
  operator: z
    .object({
      /** `none`: signed in, nothing chosen yet. */
      mode: z.union([z.literal('none'), assistModeSchema]),
      attendantName: z.string(),
      residentName: z.string().optional(),
      /** The relative who acts, where it is not the attendant. */
      agentName: z.string().optional(),
    })
    .optional(),
  /** A sentence that passes by on whatever screen is up; it stays until somebody touches the screen. */
  passing: z
    .union([
      z.object({ failure: failureCodeSchema }),
      /** A paper of this terminal was shown: when it was made, epoch ms. */
      z.object({ slip: z.object({ receiptNumber: z.string(), madeAt: z.number() }) }),
    ])
    .optional(),
  /** elderly-ui §1.5: covered at 60 s, warned at 2 min, ended at 3 min. */
  idle: z.discriminatedUnion('stage', [
    z.object({ stage: z.literal('active') }),
    z.object({ stage: z.literal('covered') }),
    z.object({ stage: z.literal('warned'), endsAt: z.number() }),
  ]),
  preferences: preferencesSchema,
  help: z.discriminatedUnion('state', [
    z.object({ state: z.literal('none') }),
    z.object({ state: z.literal('called'), at: z.number() }),
  ]),
  devices: z.array(deviceStatusSchema),
  /** Codes: whether one is of use now, and what the window reads them with. */
  codes: z.object({
    awaited: z.boolean(),
    camera: z.object({ device: deviceIdSchema, label: z.string().optional() }).optional(),
    keyboard: z.object({ device: deviceIdSchema }).optional(),
  }),
  network: z.enum(['online', 'offline', 'unknown']),
  outbox: z.object({ pending: z.number().int(), oldestAt: z.number().optional() }),
  /** The station's clock when this status was made, epoch ms. */
  at: z.number(),
});
export type StationStatus = z.infer<typeof stationStatusSchema>;
