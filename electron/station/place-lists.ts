import { join } from 'node:path';
import { type PlaceList, placeListSchema, type ServiceItem } from '../contract/catalogue.ts';
import { readChecked } from './checked-json.ts';
import { problemOfFile, type SiteProblem } from './problems.ts';

type Services = ReadonlyMap<string, ServiceItem>;

/** The list of a place: its own, its city's, else the one for any place. */
export function optionsFor({ any, places }: PlaceList, place: string | undefined): PlaceList['any'] {
  const own = place === undefined ? undefined : (places[place] ?? places[place.slice(0, 4)]);
  return own?.options ?? any;
}

/**
 * The services with the options of the place where a choice names a list (`resources/lists/<list>.json`). The core knows nothing
 * of lists: it sees choices like any other.
 */
export function withPlaceLists(
  resources: string,
  place: string | undefined,
  services: Services,
):
  | { readonly ok: true; readonly services: Services }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] } {
  const lists = new Map<string, PlaceList>();
  const problems: SiteProblem[] = [];
  for (const name of namedLists(services)) {
    const file = join(resources, 'lists', `${name}.json`);
    const checked = readChecked(file, placeListSchema);
    if (!checked.ok) problems.push(...checked.problems);
    else if (checked.value.id !== name)
      problems.push(problemOfFile(file, '和文件名不一样', `id 改成 "${name}"`));
    else lists.set(name, checked.value);
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    services: new Map([...services].map(([id, service]) => [id, withOptions(service, lists, place)])),
  };
}

function namedLists(services: Services): ReadonlySet<string> {
  const steps = [...services.values()].flatMap(({ journey }) => journey);
  return new Set(
    steps.flatMap((step) =>
      step.step === 'question' && step.answer.form === 'choice' && step.answer.list !== undefined
        ? [step.answer.list]
        : [],
    ),
  );
}

function withOptions(
  service: ServiceItem,
  lists: ReadonlyMap<string, PlaceList>,
  place: string | undefined,
): ServiceItem {
  const journey = service.journey.map((step): ServiceItem['journey'][number] => {
    if (step.step !== 'question' || step.answer.form !== 'choice') return step;
    const list = step.answer.list === undefined ? undefined : lists.get(step.answer.list);
    if (list === undefined) return step;
    const { list: _named, ...choice } = step.answer;
    const options = optionsFor(list, place).map(({ value, label }) => ({ value, label }));
    // 别的病 stays: a list never keeps anybody from asking.
    const others = choice.options.filter(({ value }) => value === 'other');
    return { ...step, answer: { ...choice, options: [...options, ...others] } };
  });
  return { ...service, journey };
}
