import type { ServiceItem } from '../../../electron/contract/catalogue.ts';
import {
  badAnswers,
  branchesOf,
  contexts,
  goodAnswer,
  offeredBy,
  opened,
  questionAt,
  questionsOf,
  screensOf,
  services,
  stepOn,
  walked,
} from './journeys.ts';
import type { RowResult } from './rows.ts';

/** Rows that the journeys of the catalogue answer, walked by the rules with no screen. */

const MOST_SCREENS = 8;
const MOST_TAPS = 3;
/** The services of a level that most residents come for stand first; so many are near. */
const FIRST_SERVICES = 10;
/** What is answered with keys, not by a choice. */
const TYPED: ReadonlySet<string> = new Set(['digits', 'text', 'id-number', 'amount']);
/** Least tiles a page of the home screen in the elders' edition at the size a visit starts in; the sweep looks at each. */
const TILES_A_PAGE = 4;

/** Row 15: taps from home with the pages turned, screens of the usual way, letters typed by whoever has a card. */
function depth(): RowResult {
  const taps = contexts.flatMap((context) =>
    offeredBy(context)
      .slice(0, FIRST_SERVICES)
      .map((_, at) => 1 + Math.floor(at / TILES_A_PAGE)),
  );
  const usual = services.map(({ service }) => screensOf(service, 0));
  const longest = services.map(({ service }) =>
    Math.max(...Array.from({ length: branchesOf(service) }, (_, branch) => screensOf(service, branch))),
  );
  const typing = services.filter(
    ({ service: { kind, journey } }) =>
      kind === 'query' && journey.some((step) => step.step === 'question' && TYPED.has(step.answer.form)),
  );
  const deep = services.filter((_, at) => (usual[at] ?? 0) > MOST_SCREENS);
  return {
    row: 15,
    criterion: `depth: taps from home to the first ${FIRST_SERVICES}, screens of the usual way, typing for a query`,
    target: `≤ ${MOST_TAPS} taps, ≤ ${MOST_SCREENS} screens, 0 characters`,
    measured: `${Math.max(...taps)} taps, ${Math.max(...usual)} screens (longest branch ${Math.max(...longest)}), ${typing.length} queries that make one type; ${services.length} services of this release`,
    faults: [
      ...taps.filter((count) => count > MOST_TAPS).map((count) => `${count} taps`),
      ...deep.map(({ service }) => `${service.id} takes ${screensOf(service, 0)} screens`),
      ...typing.map(({ service }) => `${service.id} makes one type`),
    ],
  };
}

/** Every way through every service that submits something. */
const filings = services
  .filter(({ service }) => service.kind === 'filing')
  .flatMap((offered) =>
    Array.from({ length: branchesOf(offered.service) }, (_, branch) => ({ ...offered, branch })),
  );

/** Row 19: the check page before every submission, and every line of it leads back there. */
function checkedBeforeSent(): RowResult {
  const faults: string[] = [];
  let lines = 0;
  for (const { branch, ...offered } of filings) {
    const { service } = offered;
    const met = walked(opened(offered), service, 'result', branch);
    if (met.at(-1) !== 'result' || met.at(-2) !== 'check-answers')
      faults.push(`${service.id}, branch ${branch}: ${met.join(' → ')}`);
    const station = opened(offered);
    walked(station, service, 'check-answers', branch);
    const { screen } = station;
    const asked = screen.name === 'check-answers' ? screen.answers.map(({ step }) => step) : [];
    for (const step of asked.filter((id) =>
      service.journey.some((one) => one.id === id && one.step === 'question'),
    )) {
      lines += 1;
      station.do({ event: 'changeAnswer', step });
      const answer = goodAnswer(questionAt(station, service), branch, station.context);
      station.do({ event: 'answerStep', step, answer });
      if (station.screen.name !== 'check-answers')
        faults.push(`${service.id}: changing ${step} leads to ${station.screen.name}`);
    }
  }
  return {
    row: 19,
    criterion: 'check before send; a change leads back to the check page',
    target: '100 % of submissions, 100 % of lines',
    measured: `${filings.length} ways through ${new Set(filings.map(({ service }) => service.id)).size} filings, ${lines} lines`,
    faults,
  };
}

/** Row 21: each question × what nobody may send: told beside the field, what was typed kept, on 继续 only. */
function errorsAreKind(): RowResult {
  const faults: string[] = [];
  const seen = new Set<string>();
  let tried = 0;
  for (const { branch, ...offered } of filings) {
    const { service } = offered;
    const station = opened(offered);
    for (let steps = 0; steps < service.journey.length; steps += 1) {
      if (station.screen.name === 'question') {
        const step = questionAt(station, service);
        const first = !seen.has(`${service.id} ${step.id}`);
        seen.add(`${service.id} ${step.id}`);
        for (const answer of first ? badAnswers(step) : []) {
          tried += 1;
          station.do({ event: 'answerStep', step: step.id, answer });
          const { screen } = station;
          if (screen.name !== 'question' || screen.complaint === undefined)
            faults.push(`${service.id}, ${step.id} takes “${answer}”`);
          else if (answer !== '' && screen.answer !== answer)
            faults.push(`${service.id}, ${step.id} does not keep “${answer}”`);
        }
      }
      const before = station.screen.name;
      stepOn(station, service, branch);
      if (before === 'result') break;
    }
  }
  return {
    row: 21,
    criterion: 'errors: a sentence beside the field, what was entered kept',
    target: '100 % of questions × bad values',
    measured: `${tried} bad values at ${seen.size} questions`,
    faults,
  };
}

/** Row 22: whatever a second service of the visit asks again is offered as it was given. */
function askedOnce(): RowResult {
  const faults: string[] = [];
  let again = 0;
  for (const first of filings) {
    for (const second of filings.filter(
      ({ service, context }) => service.id !== first.service.id && context === first.context,
    )) {
      const station = opened({ ...first });
      walked(station, first.service, 'result', first.branch);
      const given = new Set(fieldsOf(first.service, first.branch));
      station.do({ event: 'goHome' });
      station.do({ event: 'openEntry', entry: second.entry, service: second.service.id });
      for (let steps = 0; steps < second.service.journey.length; steps += 1) {
        const { screen } = station;
        if (screen.name === 'question') {
          const step = questionAt(station, second.service);
          if (given.has(`${step.answer.form}:${step.field}`)) {
            again += 1;
            if (screen.remembered === undefined && screen.answer === undefined)
              faults.push(`${second.service.id} asks ${step.field} again after ${first.service.id}`);
          }
        }
        stepOn(station, second.service, second.branch);
      }
    }
  }
  return {
    row: 22,
    criterion: 'the same thing is asked once a visit',
    target: '0 repeats',
    measured: `${again} times a field came by again in ${filings.length} ways, each offered as given`,
    faults: [...new Set(faults)],
  };
}

/** The fields that a way through a service asks for. */
function fieldsOf(service: ServiceItem, branch: number): readonly string[] {
  return questionsOf(service, branch).map(({ answer, field }) => `${answer.form}:${field}`);
}

/** All rows that the catalogue answers. */
export function catalogueRows(): readonly RowResult[] {
  return [depth(), checkedBeforeSent(), errorsAreKind(), askedOnce()];
}
