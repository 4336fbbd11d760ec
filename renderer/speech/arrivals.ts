import { linesOf } from './screen-lines.ts';

/** What there is to be read of now. */
export interface Seen {
  /** Another name for every screen, leaf and cover. */
  readonly face: string;
  /** The question: a page inside a screen has another one, e.g. the villages of a township. */
  readonly heading: string;
  /** `2/3页` where there are several. */
  readonly page: string;
  /** Warnings in sight. */
  readonly alerts: readonly string[];
}

const PAGE = /^\d+\/\d+页$/;

/**
 * What a reader notices of the page.
 * @param screen the part between place line and bar
 * @param whole where warnings may stand
 */
export function seen(screen: Element, whole: ParentNode, face: string): Seen {
  const alerts = [...whole.querySelectorAll('[role="alert"]')].flatMap((alert) =>
    linesOf(alert).map(({ text }) => text),
  );
  const heading = screen.querySelector('h1')?.textContent.replace(/\s+/g, '') ?? '';
  return { face, heading, page: linesOf(screen).find(({ text }) => PAGE.test(text))?.text ?? '', alerts };
}

/** What to read when one follows the other: the whole screen, the warnings that are new, or nothing. */
export function arrived(before: Seen | undefined, now: Seen): 'screen' | readonly string[] {
  if (before === undefined || before.face !== now.face || before.heading !== now.heading) return 'screen';
  if (before.page !== now.page) return 'screen';
  return now.alerts.filter((alert) => !before.alerts.includes(alert));
}
