import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { AssistMode } from '../../electron/contract/attendant.ts';
import type { DeviceHealth } from '../../electron/contract/device-health.ts';
import type { NavigationKey } from '../../electron/contract/device-profiles/keypad.ts';
import type { CodeScannerFailure } from '../../electron/contract/failures.ts';
import type { DeviceId, PageId, ServiceId, StepId } from '../../electron/contract/ids.ts';
import type { InvoiceDraft } from '../../electron/contract/invoice.ts';
import type { RatingReason } from '../../electron/contract/rating.ts';
import type { ScannedCode } from '../../electron/contract/scanned-code.ts';
import type { Signature } from '../../electron/contract/signature.ts';
import type { Rating, stationContract } from '../../electron/contract/station-contract.ts';
import type { PreferencesChange, StationStatus } from '../../electron/contract/status.ts';
import type { ActivationPage } from '../../electron/contract/voucher.ts';
import { untilClosed } from './until-closed.ts';

/** Whether the window can read codes with a device of its own. */
export type CodeDeviceChange =
  | { readonly state: 'ready' }
  | { readonly state: 'trouble'; readonly failure: CodeScannerFailure };

/** A page whose pieces arrived, and the paper it belongs to. */
export interface PageToKeep {
  readonly step: StepId;
  readonly paper: StepId;
  readonly page: PageId;
  /** SHA-256 of the picture, hex. */
  readonly digest: string;
  /** The page it takes the place of. */
  readonly instead?: PageId | undefined;
}

/** `lost` from the moment the line breaks until the next whole status. */
export type Connection = 'connected' | 'lost';

/**
 * The screens' only way to the station. Commands promise nothing: their effect is the next status.
 * A command sent while the line is down is dropped; the resident sees that the kiosk is recovering.
 */
export interface StationClient {
  /** Follows the status until the returned function is called; reconnects by itself. */
  watch(
    onStatus: (status: StationStatus) => void,
    onConnection: (connection: Connection) => void,
  ): () => void;
  /** Follows the keypad's presses until the returned function is called; on every line there is. */
  onKey(listener: (key: NavigationKey) => void): () => void;
  /** A code that this window read. */
  codeSeen(device: DeviceId, code: ScannedCode): void;
  /** What became of the camera or the wedge of this window. */
  codeDeviceChanged(device: DeviceId, change: CodeDeviceChange): void;
  /**
   * Hands a picture of a page over in pieces, one after another so that no touch waits behind it. Resolves to whether all of
   * it arrived; `keepPage` says what it is.
   */
  sendPicture(page: PageId, picture: Uint8Array): Promise<boolean>;
  keepPage(kept: PageToKeep): void;
  dropPage(step: StepId, page: PageId): void;
  bringLater(step: StepId, paper: StepId, later: boolean): void;
  typeInvoice(step: StepId): void;
  confirmInvoice(step: StepId, invoice: InvoiceDraft): void;
  /** By its place in the list; without one the invoice that is being confirmed. */
  dropInvoice(step: StepId, place?: number): void;
  begin(): void;
  sayNoCard(): void;
  showVoucher(): void;
  /** A choice on a page of an activation; `channel` with `steps` alone. */
  chooseActivation(step: StepId, to: ActivationPage, channel?: string): void;
  goBack(): void;
  goHome(): void;
  openEntry(entry: number, service?: ServiceId): void;
  proceed(): void;
  /** 这里办不了的事 */
  openElsewhere(): void;
  /** 办理进度 */
  openCases(): void;
  openCaseNumber(): void;
  /** A case of the list by its number, or the digits of one of this terminal. */
  askCase(number: string): void;
  openWithdrawal(): void;
  /** 确定撤回 */
  withdrawCase(): void;
  /** 办事指南 */
  openGuide(): void;
  answerStep(step: StepId, answer: string): void;
  /** Without a signature: nothing was written when 确认 was pressed. */
  sign(step: StepId, signature?: Signature): void;
  changeAnswer(step: StepId): void;
  agree(service: ServiceId): void;
  submit(service: ServiceId): void;
  printReceipt(): void;
  finish(): void;
  rate(rating: Rating): void;
  giveReason(reason: RatingReason): void;
  skipRating(): void;
  showIdNumber(): void;
  /** 我是工作人员 */
  openAttendant(): void;
  /** Six digits; kept nowhere on their way. */
  enterPin(pin: string): void;
  chooseMode(mode: AssistMode): void;
  askSecond(): void;
  showMachine(): void;
  signOut(): void;
  /** Every device of the site; fails where the line is down. */
  deviceHealth(): Promise<readonly DeviceHealth[]>;
  callHelp(): void;
  /** 不用了 */
  takeBackHelp(): void;
  /** Only what is named changes. */
  setPreferences(change: PreferencesChange): void;
  /** 恢复原样 */
  resetPreferences(): void;
  /** Any touch; at most one reaches the station in `STAY_INTERVAL_MS`. */
  stay(): void;
}

/** One open line to the station: an oRPC link, and word of its end. */
export interface Line {
  readonly link: Parameters<typeof createORPCClient>[0];
  /** Resolves once, when the line is gone. */
  readonly closed: Promise<void>;
  close(): void;
}
/** Opens a line; the same function is called again after every loss. */
export type OpenLine = () => Promise<Line>;

/** Bytes of a piece; the contract's own figure, which the browser's bundle must not take its checks along with. */
const PIECE_BYTES = 10 * 1024;

type Procedures = ContractRouterClient<typeof stationContract>;

/** The idle rules count minutes, so more than one sign of life in five seconds tells the station nothing new. */
export const STAY_INTERVAL_MS = 5_000;
/** First pause after a loss: long enough not to spin, short enough to go unseen. */
export const FIRST_PAUSE_MS = 50;
/** Longest pause: a restarted station is found again within a second. */
export const LONGEST_PAUSE_MS = 1_000;

/** What the client needs of its surroundings, so that tests own the time. */
export interface Surroundings {
  now(): number;
  pause(ms: number): Promise<void>;
}

export const browserSurroundings: Surroundings = {
  now: () => Date.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

type Tell<T> = (command: (to: T) => Promise<unknown>) => void;

/** What a resident does, each as a command of the station. */
function visitCommands(send: Tell<Procedures['visit']>) {
  return {
    keepPage: (kept) => send((visit) => visit.keepPage(kept)),
    dropPage: (step, page) => send((visit) => visit.dropPage({ step, page })),
    bringLater: (step, paper, later) => send((visit) => visit.bringLater({ step, paper, later })),
    typeInvoice: (step) => send((visit) => visit.typeInvoice({ step })),
    confirmInvoice: (step, invoice) => send((visit) => visit.confirmInvoice({ step, invoice })),
    dropInvoice: (step, place) => send((visit) => visit.dropInvoice({ step, place })),
    begin: () => send((visit) => visit.begin()),
    sayNoCard: () => send((visit) => visit.sayNoCard()),
    showVoucher: () => send((visit) => visit.showVoucher()),
    chooseActivation: (step, to, channel) =>
      send((visit) => visit.chooseActivation({ step, to, ...(channel === undefined ? {} : { channel }) })),
    goBack: () => send((visit) => visit.goBack()),
    goHome: () => send((visit) => visit.goHome()),
    openEntry: (entry, service) => send((visit) => visit.openEntry({ entry, service })),
    proceed: () => send((visit) => visit.proceed()),
    openElsewhere: () => send((visit) => visit.openElsewhere()),
    openCases: () => send((visit) => visit.openCases()),
    openCaseNumber: () => send((visit) => visit.openCaseNumber()),
    askCase: (number) => send((visit) => visit.askCase({ number })),
    openWithdrawal: () => send((visit) => visit.openWithdrawal()),
    withdrawCase: () => send((visit) => visit.withdrawCase()),
    openGuide: () => send((visit) => visit.openGuide()),
    answerStep: (step, answer) => send((visit) => visit.answerStep({ step, answer })),
    sign: (step, signature) => send((visit) => visit.sign({ step, signature })),
    changeAnswer: (step) => send((visit) => visit.changeAnswer({ step })),
    agree: (service) => send((visit) => visit.agree({ service })),
    submit: (service) => send((visit) => visit.submit({ service })),
    printReceipt: () => send((visit) => visit.printReceipt()),
    finish: () => send((visit) => visit.finish()),
    rate: (rating) => send((visit) => visit.rate({ rating })),
    giveReason: (reason) => send((visit) => visit.giveReason({ reason })),
    skipRating: () => send((visit) => visit.skipRating()),
    showIdNumber: () => send((visit) => visit.showIdNumber()),
    callHelp: () => send((visit) => visit.callHelp()),
    takeBackHelp: () => send((visit) => visit.takeBackHelp()),
    setPreferences: (change) => send((visit) => visit.setPreferences(change)),
    resetPreferences: () => send((visit) => visit.resetPreferences()),
  } satisfies Partial<StationClient>;
}

/** What an attendant does. */
function attendantCommands(tell: Tell<Procedures>) {
  return {
    openAttendant: () => tell(({ attendant }) => attendant.open()),
    enterPin: (pin) => tell(({ attendant }) => attendant.enterPin({ pin })),
    chooseMode: (mode) => tell(({ attendant }) => attendant.chooseMode({ mode })),
    askSecond: () => tell(({ attendant }) => attendant.askSecond()),
    showMachine: () => tell(({ attendant }) => attendant.showMachine()),
    signOut: () => tell(({ attendant }) => attendant.signOut()),
  } satisfies Partial<StationClient>;
}

/** A client over whatever line the host offers. */
export function stationClient(
  open: OpenLine,
  surroundings: Surroundings = browserSurroundings,
): StationClient {
  let procedures: Procedures | undefined;
  let stayedAt = Number.NEGATIVE_INFINITY;

  const tell = (command: (to: Procedures) => Promise<unknown>) => {
    if (procedures === undefined) return;
    // A lost command is no failure of its own: the watcher sees the broken line and the screen says so.
    command(procedures).catch(() => undefined);
  };
  const send = (command: (to: Procedures['visit']) => Promise<unknown>) =>
    tell(({ visit }) => command(visit));
  const keyListeners = new Set<(key: NavigationKey) => void>();
  const onKey = (key: NavigationKey): void => {
    for (const listener of keyListeners) listener(key);
  };

  return {
    watch: (onStatus, onConnection) =>
      follow({
        open,
        surroundings,
        onStatus,
        onConnection,
        onProcedures: (fresh) => (procedures = fresh),
        onKey,
      }),
    onKey: (listener) => {
      keyListeners.add(listener);
      return () => keyListeners.delete(listener);
    },
    codeSeen: (device, code) => tell(({ window }) => window.codeSeen({ device, code })),
    codeDeviceChanged: (device, change) => tell(({ window }) => window.deviceChanged({ device, ...change })),
    sendPicture: async (page, picture) => {
      if (procedures === undefined) return false;
      return sendPieces(procedures, page, picture);
    },
    ...visitCommands(send),
    ...attendantCommands(tell),
    deviceHealth: async () => {
      if (procedures === undefined) throw new Error('no line to the station');
      return procedures.devices.health();
    },
    stay: () => {
      const now = surroundings.now();
      if (now - stayedAt < STAY_INTERVAL_MS) return;
      stayedAt = now;
      send((visit) => visit.stay());
    },
  };
}

/** Piece after piece, each once the one before it has arrived. */
async function sendPieces(to: Procedures, page: PageId, picture: Uint8Array): Promise<boolean> {
  const of = Math.ceil(picture.length / PIECE_BYTES);
  try {
    for (let at = 0; at < of; at += 1) {
      const piece = picture.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES);
      await to.window.picturePiece({ page, at, of, data: btoa(String.fromCharCode(...piece)) });
    }
    return true;
  } catch {
    // The line broke: the picture is still in the page, and can be handed over again.
    return false;
  }
}

interface Following {
  readonly open: OpenLine;
  readonly surroundings: Surroundings;
  readonly onStatus: (status: StationStatus) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly onProcedures: (procedures: Procedures | undefined) => void;
  readonly onKey: (key: NavigationKey) => void;
}

/** Keeps one subscription alive: open, watch, and on any loss open again with growing pauses. */
function follow({ open, surroundings, onStatus, onConnection, onProcedures, onKey }: Following): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let current: Line | undefined;

  const once = async (): Promise<boolean> => {
    let heard = false;
    try {
      const line = await open();
      current = line;
      if (signal.aborted) return heard;
      const procedures: Procedures = createORPCClient(line.link);
      const statuses = await procedures.status.watch();
      onProcedures(procedures);
      void listen(procedures, line.closed, onKey);
      for await (const status of untilClosed(statuses, line.closed)) {
        if (signal.aborted) return heard;
        if (!heard) onConnection('connected');
        heard = true;
        onStatus(status);
      }
    } catch {
      // Refused, broken or closed: all the same to the resident, and all cured by opening again.
    } finally {
      onProcedures(undefined);
      current?.close();
      current = undefined;
    }
    return heard;
  };

  const loop = async () => {
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      if (await once()) pause = FIRST_PAUSE_MS;
      if (signal.aborted) return;
      onConnection('lost');
      await surroundings.pause(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  };
  void loop();

  return () => {
    ended.abort();
    current?.close();
  };
}

/** Hands on presses until the line closes; without a keypad none ever comes. */
async function listen(
  procedures: Procedures,
  closed: Promise<void>,
  onKey: (key: NavigationKey) => void,
): Promise<void> {
  try {
    for await (const key of untilClosed(await procedures.devices.keys(), closed)) onKey(key);
  } catch {
    // The line broke: whoever watches the status opens another.
  }
}
