import { implement } from '@orpc/server';
import type { NavigationKey } from '../contract/device-profiles/keypad.ts';
import { stationContract } from '../contract/station-contract.ts';
import type { StationStatus } from '../contract/status.ts';
import type { ScreenCommand, Station } from '../station.ts';

type Implementer = ReturnType<typeof implement<typeof stationContract>>;

/** What the window itself reads and takes. */
function windowRoutes(os: Implementer, station: Station) {
  return {
    codeSeen: os.window.codeSeen.handler(({ input }) =>
      station.windowReported({ kind: 'codeScanned', ...input }),
    ),
    picturePiece: os.window.picturePiece.handler(({ input }) => station.pictureCame(input)),
    deviceChanged: os.window.deviceChanged.handler(({ input }) =>
      station.windowReported({ kind: 'deviceChanged', ...input }),
    ),
  };
}

/** 办理进度, and taking a case back. */
function caseRoutes(os: Implementer, send: (command: ScreenCommand) => void) {
  return {
    openCases: os.visit.openCases.handler(() => send({ event: 'openCases' })),
    openCaseNumber: os.visit.openCaseNumber.handler(() => send({ event: 'openCaseNumber' })),
    askCase: os.visit.askCase.handler(({ input }) => send({ event: 'askCase', ...input })),
    openWithdrawal: os.visit.openWithdrawal.handler(() => send({ event: 'openWithdrawal' })),
    withdrawCase: os.visit.withdrawCase.handler(() => send({ event: 'withdrawCase' })),
  };
}

/** What a resident does with papers and invoices. */
function attachmentRoutes(os: Implementer, send: (command: ScreenCommand) => void) {
  return {
    keepPage: os.visit.keepPage.handler(({ input }) => send({ event: 'keepPage', ...input })),
    dropPage: os.visit.dropPage.handler(({ input }) => send({ event: 'dropPage', ...input })),
    bringLater: os.visit.bringLater.handler(({ input }) => send({ event: 'bringLater', ...input })),
    typeInvoice: os.visit.typeInvoice.handler(({ input }) => send({ event: 'typeInvoice', ...input })),
    confirmInvoice: os.visit.confirmInvoice.handler(({ input }) =>
      send({ event: 'confirmInvoice', ...input }),
    ),
    dropInvoice: os.visit.dropInvoice.handler(({ input }) => send({ event: 'dropInvoice', ...input })),
  };
}

/** The contract implemented over a station; every host serves this one router over its own wire. */
export function createRouter(station: Station) {
  const os = implement(stationContract);
  const send = (command: ScreenCommand): void => station.command(command);
  return os.router({
    status: {
      current: os.status.current.handler(() => station.current()),
      watch: os.status.watch.handler(({ signal }) => watch(station, signal)),
    },
    devices: {
      health: os.devices.health.handler(() => [...station.deviceHealth()]),
      keys: os.devices.keys.handler(({ signal }) => keys(station, signal)),
    },
    window: windowRoutes(os, station),
    attendant: {
      open: os.attendant.open.handler(() => send({ event: 'openAttendant' })),
      enterPin: os.attendant.enterPin.handler(({ input }) => send({ event: 'enterPin', ...input })),
      chooseMode: os.attendant.chooseMode.handler(({ input }) => send({ event: 'chooseMode', ...input })),
      askSecond: os.attendant.askSecond.handler(() => send({ event: 'askSecond' })),
      showMachine: os.attendant.showMachine.handler(() => send({ event: 'showMachine' })),
      signOut: os.attendant.signOut.handler(() => send({ event: 'signOut' })),
    },
    visit: {
      begin: os.visit.begin.handler(() => send({ event: 'begin' })),
      sayNoCard: os.visit.sayNoCard.handler(() => send({ event: 'sayNoCard' })),
      showVoucher: os.visit.showVoucher.handler(() => send({ event: 'showVoucher' })),
      chooseActivation: os.visit.chooseActivation.handler(({ input }) =>
        send({ event: 'chooseActivation', ...input }),
      ),
      goBack: os.visit.goBack.handler(() => send({ event: 'goBack' })),
      goHome: os.visit.goHome.handler(() => send({ event: 'goHome' })),
      openEntry: os.visit.openEntry.handler(({ input }) => send({ event: 'openEntry', ...input })),
      openElsewhere: os.visit.openElsewhere.handler(() => send({ event: 'openElsewhere' })),
      ...caseRoutes(os, send),
      openGuide: os.visit.openGuide.handler(() => send({ event: 'openGuide' })),
      proceed: os.visit.proceed.handler(() => send({ event: 'proceed' })),
      answerStep: os.visit.answerStep.handler(({ input }) => send({ event: 'answerStep', ...input })),
      sign: os.visit.sign.handler(({ input }) => send({ event: 'sign', ...input })),
      ...attachmentRoutes(os, send),
      changeAnswer: os.visit.changeAnswer.handler(({ input }) => send({ event: 'changeAnswer', ...input })),
      agree: os.visit.agree.handler(({ input }) => send({ event: 'agree', ...input })),
      submit: os.visit.submit.handler(({ input }) => send({ event: 'submit', ...input })),
      printReceipt: os.visit.printReceipt.handler(() => send({ event: 'printReceipt' })),
      finish: os.visit.finish.handler(() => send({ event: 'finish' })),
      rate: os.visit.rate.handler(({ input }) => send({ event: 'rate', ...input })),
      giveReason: os.visit.giveReason.handler(({ input }) => send({ event: 'giveReason', ...input })),
      skipRating: os.visit.skipRating.handler(() => send({ event: 'skipRating' })),
      showIdNumber: os.visit.showIdNumber.handler(() => send({ event: 'showIdNumber' })),
      callHelp: os.visit.callHelp.handler(() => send({ event: 'callHelp' })),
      takeBackHelp: os.visit.takeBackHelp.handler(() => send({ event: 'takeBackHelp' })),
      setPreferences: os.visit.setPreferences.handler(({ input }) =>
        send({ event: 'setPreferences', preferences: input }),
      ),
      resetPreferences: os.visit.resetPreferences.handler(() => send({ event: 'resetPreferences' })),
      stay: os.visit.stay.handler(() => send({ event: 'stay' })),
    },
  });
}

/** More presses than this have waited too long to be meant; a page that does not keep up gets the newest. */
const KEYS_WAITING = 8;

/** Presses from now on, in order. */
async function* keys(
  station: Station,
  signal: AbortSignal | undefined,
): AsyncGenerator<NavigationKey, void, void> {
  const waiting: NavigationKey[] = [];
  const bell = createBell(signal);
  const unsubscribe = station.onKey((key) => {
    waiting.push(key);
    if (waiting.length > KEYS_WAITING) waiting.shift();
    bell.ring();
  });
  try {
    while (!bell.over()) {
      const key = waiting.shift();
      if (key === undefined) await bell.rung();
      else yield key;
    }
  } finally {
    unsubscribe();
  }
}

/** Lets a stream sleep until there is news or nobody listens any more. */
function createBell(signal: AbortSignal | undefined) {
  let wake = (): void => undefined;
  signal?.addEventListener('abort', () => wake(), { once: true });
  return {
    ring: () => wake(),
    over: () => signal?.aborted === true,
    rung: () =>
      new Promise<void>((resolve) => {
        wake = resolve;
      }),
  };
}

/**
 * The status now and at each new revision. A slow client is given the newest status only: what it missed is in it.
 */
async function* watch(
  station: Station,
  signal: AbortSignal | undefined,
): AsyncGenerator<StationStatus, void, void> {
  let latest: StationStatus | undefined = station.current();
  const bell = createBell(signal);
  const unsubscribe = station.subscribe((status) => {
    latest = status;
    bell.ring();
  });
  try {
    while (!bell.over()) {
      const status = latest;
      latest = undefined;
      if (status === undefined) await bell.rung();
      else yield status;
    }
  } finally {
    unsubscribe();
  }
}
