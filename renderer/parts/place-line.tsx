import { memo, useEffect, useState } from 'react';
import type { StationStatus } from '../../electron/contract/status.ts';
import { chinaMinute } from '../copy/days.ts';
import { words } from '../copy/words.ts';
import { LONGEST_LINE, widthInEm } from '../layout/measure.ts';
import { NAME_MARK } from '../speech/name-mark.ts';
import type { Metrics } from '../theme/millimetres.ts';
import { Icon } from './icon.tsx';
import { OperatorFrame, OperatorLine, operatorWords } from './operator-line.tsx';
import * as css from './place-line.css.ts';
import { Press } from './press.tsx';
import { type Scene, useScene } from './scene.ts';

/** The clock shows minutes; looking five times as often keeps it within seconds of the station's. */
const CLOCK_TICK_MS = 12_000;
/** What else stands in the one line of landscape: the step, the network, the clock. */
const OTHERS_EM = 16;
/** The time, in em. */
const CLOCK_EM = 3;
/** Tick box and gap of the progress, px. */
const SEGMENT_PX = 30;

/** Where am I: the hall or the step, the network and the time; the resident, with the number masked. */
export function PlaceLine({ hidePerson }: { readonly hidePerson: boolean }) {
  const { status, metrics, client } = useScene();
  const person = hidePerson ? undefined : status.resident;
  const network = networkWord(status);
  const operator = operatorShown(status.operator, hidePerson);
  const others = metrics.orientation === 'portrait' ? 0 : OTHERS_EM * metrics.furniture;
  const beside =
    operator === undefined
      ? person && person.name + person.idNumber
      : operatorWords(operator, metrics, others);
  return (
    <header className={css.placeLine} data-part="place">
      {operator !== undefined && <OperatorFrame mode={operator.mode} />}
      <div className={css.first}>
        <Left status={status} metrics={metrics} taken={takenWidth(metrics, network, beside)} />
        <div className={css.right}>
          {network !== '' && <span>{network}</span>}
          <Clock />
        </div>
      </div>
      {operator !== undefined ? (
        <OperatorLine operator={operator} metrics={metrics} taken={others} />
      ) : (
        person !== undefined && <Resident {...person} client={client} metrics={metrics} />
      )}
    </header>
  );
}

/** Somebody else operates: said in place of the resident's name and number, and without names while the page is covered. */
function operatorShown(operator: StationStatus['operator'], hidePerson: boolean): StationStatus['operator'] {
  if (operator === undefined || !hidePerson) return operator;
  const { mode, attendantName } = operator;
  return { mode, attendantName };
}

/** Whether there is a network; while help is on its way that word takes the room. */
function networkWord({ network, help }: StationStatus): string {
  return network === 'unknown' || help.state === 'called' ? '' : words.place[network];
}

/** Width that the words at the right, and in landscape the resident, leave to nobody else. */
function takenWidth(metrics: Metrics, network: string, beside: string | undefined): number {
  const right = Math.ceil((widthInEm(network) + CLOCK_EM) * metrics.furniture) + 2 * metrics.gap;
  if (beside === undefined || metrics.orientation === 'portrait') return right;
  const besideEm = widthInEm(beside) + 1.5;
  return right + Math.ceil(besideEm * metrics.furniture) + metrics.gap;
}

interface LeftProps {
  readonly status: StationStatus;
  readonly metrics: Metrics;
  readonly taken: number;
}

/** The most pressing thing that fits: help is on its way, else the step, else the hall. */
function Left({ status, metrics, taken }: LeftProps) {
  const room = metrics.window.width - 2 * metrics.margin - taken;
  const fits = (text: string, besides = 0) =>
    widthInEm(text) <= LONGEST_LINE && widthInEm(text) * metrics.furniture + besides <= room;
  if (status.help.state === 'called') {
    return (
      <span className={css.helpWords} role="status">
        <Icon name="tick" />
        {fits(words.place.helpCalled, metrics.furniture + 2 * metrics.tightGap + 12)
          ? words.place.helpCalled
          : words.place.helpComing}
      </span>
    );
  }
  const progress = 'progress' in status.screen ? status.screen.progress : undefined;
  if (progress !== undefined && progress.of > 1) {
    const text = words.place.progress(progress);
    return (
      <span className={css.left}>
        {text}
        {fits(text, progress.of * SEGMENT_PX) && <Segments {...progress} />}
      </span>
    );
  }
  return <span>{fits(status.site.name) ? status.site.name : words.welcome.heading}</span>;
}

function Segments({ step, of }: { readonly step: number; readonly of: number }) {
  return (
    <span className={css.segments} aria-hidden="true">
      {Array.from({ length: of }, (_, at) => (
        <span key={at} className={at < step ? `${css.segment} ${css.reached}` : css.segment} />
      ))}
    </span>
  );
}

type ResidentProps = NonNullable<StationStatus['resident']> & Pick<Scene, 'client' | 'metrics'>;

/**
 * Name and number; a name too long for both leaves the number to the touch that asks for it. Drawn again only for another
 * person, number or size, not with every screen.
 */
const Resident = memo(function Resident({ client, metrics, ...person }: ResidentProps) {
  const number = person.idNumberShown ? grouped(person.idNumber) : person.idNumber;
  const others = metrics.orientation === 'portrait' ? 0 : OTHERS_EM * metrics.furniture;
  const room = metrics.window.width - 2 * metrics.margin - 2 * metrics.pad - others;
  const both = (widthInEm(person.name + number) + 0.5) * metrics.furniture <= room;
  const name = both || !person.idNumberShown ? person.name : '';
  const digits = both || person.idNumberShown ? number : '';
  const shown = (
    <>
      {name !== '' && (
        <span className={css.name} {...NAME_MARK}>
          {name}
        </span>
      )}
      {digits !== '' && <span>{digits}</span>}
    </>
  );
  // Out of a seated person's reach it is words only; the settings show the number then.
  if (metrics.reachTop > 0) {
    return <div className={css.residentWords}>{shown}</div>;
  }
  return (
    <div className={css.resident}>
      <Press
        kind="plain"
        onPress={() => client.showIdNumber()}
        label={`${name} ${digits} ${words.place.showNumber}`}
      >
        {shown}
      </Press>
    </div>
  );
});

/** 6-8-4, the way people say their number. */
function grouped(number: string): string {
  return number.length === 18 ? `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}` : number;
}

/** The station's time in China; it goes on between two statuses. */
function Clock() {
  const { now } = useScene();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), CLOCK_TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <time>{chinaMinute(now())}</time>;
}
