import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { assistModeSchema, pinSchema } from './attendant.ts';
import { deviceHealthSchema } from './device-health.ts';
import { navigationKeySchema } from './device-profiles/keypad.ts';
import { codeScannerFailures } from './failures.ts';
import { deviceIdSchema, pageIdSchema, serviceIdSchema, stepIdSchema } from './ids.ts';
import { invoiceDraftSchema } from './invoice.ts';
import { digestSchema, picturePieceSchema } from './picture.ts';
import { preferencesChangeSchema } from './preferences.ts';
import { ratingReasonSchema } from './rating.ts';
import { scannedCodeSchema } from './scanned-code.ts';
import { signatureSchema } from './signature.ts';
import { stationStatusSchema } from './status.ts';
import { activationPageSchema } from './voucher.ts';

/** Largest message the door accepts, bytes of its text form. The longest honest one is a signature of 13 KiB. */
export const LARGEST_MESSAGE_BYTES = 16 * 1024;

/** 五级: 非常满意 5 · 满意 4 · 基本满意 3 · 不满意 2 · 非常不满意 1 */
export const ratingSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type Rating = z.infer<typeof ratingSchema>;

/**
 * A command promises nothing: its effect shows up in the status. One that does not fit the present screen is ignored
 * and journalled (`command-not-expected`), so a late or doubled tap is harmless.
 */
const command = oc.output(z.void());

/** The language between screens and station, written once; hosts carry it over WebSocket or message port. */
export const stationContract = {
  status: {
    /** The whole status, now. */
    current: oc.output(stationStatusSchema),
    /** The whole status now, then again at each new revision. */
    watch: oc.output(eventIterator(stationStatusSchema)),
  },
  devices: {
    /** Every device of the site, for whoever looks after the machine. */
    health: oc.output(z.array(deviceHealthSchema)),
    /** Presses of the tactile keypad, from now on; one that nobody listens to is lost. */
    keys: oc.output(eventIterator(navigationKeySchema)),
  },
  /** What the window itself reads: codes by camera or from a wedge that types. */
  window: {
    codeSeen: command.input(z.object({ device: deviceIdSchema, code: scannedCodeSchema })),
    deviceChanged: command.input(
      z.object({
        device: deviceIdSchema,
        state: z.enum(['ready', 'trouble']),
        failure: z.enum(codeScannerFailures).optional(),
      }),
    ),
    /** A piece of a photographed page; `visit.keepPage` follows the last one. */
    picturePiece: command.input(picturePieceSchema),
  },
  /** What attendants do; a resident's screen offers only the way in. */
  attendant: {
    /** 我是工作人员; asks for the card, or leads back to the attendant's page. */
    open: command,
    enterPin: command.input(z.object({ pin: pinSchema })),
    chooseMode: command.input(z.object({ mode: assistModeSchema })),
    /** Another attendant will look the duty over. */
    askSecond: command,
    /** 看机器: devices, calls, what waits to be sent. */
    showMachine: command,
    signOut: command,
  },
  visit: {
    /** The resident touched the welcome screen. */
    begin: command,
    sayNoCard: command,
    /** 用医保码, where a box of its own reads it. */
    showVoucher: command,
    /** A choice on a page of an activation. */
    chooseActivation: command.input(
      z.object({
        step: stepIdSchema,
        to: activationPageSchema,
        channel: z.string().max(40).optional(),
      }),
    ),
    goBack: command,
    goHome: command,
    /** An entry of the level's list, by its number; of several services in it the one named, else the first. */
    openEntry: command.input(z.object({ entry: z.number().int(), service: serviceIdSchema.optional() })),
    /** 继续 on a screen that asks nothing: record, notice. */
    proceed: command,
    /** What this level has not, and where it is. */
    openElsewhere: command,
    /** 办理进度 */
    openCases: command,
    /** 按编号查 */
    openCaseNumber: command,
    /** A case of the list by its number; or the digits that were typed of one of this terminal. */
    askCase: command.input(z.object({ number: z.string().max(60) })),
    /** 撤回这次办理: asks once more first. */
    openWithdrawal: command,
    /** 确定撤回 */
    withdrawCase: command,
    /** 办事指南 of the service that is open; 返回 or 继续 leads back. */
    openGuide: command,
    /** 继续 on a question. The rules are checked here, not before. */
    answerStep: command.input(z.object({ step: stepIdSchema, answer: z.string().max(200) })),
    /** 确认 on a signature, or 我不会签字; without a signature nothing was written yet. */
    sign: command.input(z.object({ step: stepIdSchema, signature: signatureSchema.optional() })),
    /** 就用这张: the page whose pieces came belongs to this paper; `instead` is the page it takes the place of. */
    keepPage: command.input(
      z.object({
        step: stepIdSchema,
        paper: stepIdSchema,
        page: pageIdSchema,
        digest: digestSchema,
        instead: pageIdSchema.optional(),
      }),
    ),
    dropPage: command.input(z.object({ step: stepIdSchema, page: pageIdSchema })),
    /** 以后补, or not after all. */
    bringLater: command.input(z.object({ step: stepIdSchema, paper: stepIdSchema, later: z.boolean() })),
    /** 自己填: an empty invoice to type. */
    typeInvoice: command.input(z.object({ step: stepIdSchema })),
    /** 对的: the invoice as the resident confirmed it. */
    confirmInvoice: command.input(z.object({ step: stepIdSchema, invoice: invoiceDraftSchema })),
    /** 删掉 one that was confirmed, by its place; left out, the one being confirmed. */
    dropInvoice: command.input(z.object({ step: stepIdSchema, place: z.number().int().min(0).optional() })),
    /** 修改 on the check page. */
    changeAnswer: command.input(z.object({ step: stepIdSchema })),
    agree: command.input(z.object({ service: serviceIdSchema })),
    submit: command.input(z.object({ service: serviceIdSchema })),
    /** 打印 or, after an uncertain slip, 补打. */
    printReceipt: command,
    finish: command,
    rate: command.input(z.object({ rating: ratingSchema })),
    /** Why the rating is what it is. */
    giveReason: command.input(z.object({ reason: ratingReasonSchema })),
    /** 不评价, or 不说了 about the reason. */
    skipRating: command,
    /** Shows the whole ID number for 10 s. */
    showIdNumber: command,
    callHelp: command,
    /** 不用了: nobody need come any more. */
    takeBackHelp: command,
    /** Only what is named changes. */
    setPreferences: command.input(preferencesChangeSchema),
    /** 恢复原样: settings as at the start of a visit; the work stays as it is. */
    resetPreferences: command,
    /** Any touch: the resident is still here. */
    stay: command,
  },
};
