import { useState } from 'react';
import type { Gazetteer } from '../../electron/contract/catalogue.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock } from '../parts/blocks.tsx';
import { type Choice, choiceList } from '../parts/choices.tsx';
import { type Action, Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { useDraft } from '../parts/use-draft.ts';
import { usePlaces } from './places.ts';
import type { ScreenOf } from './screen-of.ts';
import { useQuestionFrame } from './use-question-frame.ts';

type Province = Gazetteer['provinces'][number];

const asChoices = (places: readonly { code: string; name: string }[]): Choice[] =>
  places.map(({ code, name }) => ({ key: code, label: name }));

/** A province, then a city of it. The answer is the city's six-digit code; a province of one city is an answer itself. */
export function CityQuestion({ screen }: { readonly screen: ScreenOf<'question'> }) {
  const { metrics, client } = useScene();
  const places = usePlaces();
  const [city, setCity] = useDraft(screen.step, screen.answer ?? '');
  const [provinceCode, setProvince] = useDraft(`${screen.step}:province`, '');
  const [hasty, setHasty] = useState(false);
  const provinces = places.state === 'here' ? places.provinces : [];
  const open = openProvince(provinces, provinceCode, city);
  const cities = open === undefined || open.cities.length < 2 ? undefined : open.cities;

  const carryOn = () => {
    setHasty(city === '');
    if (city !== '') client.answerStep(screen.step, city);
  };
  const chooseProvince = (code: string) => {
    const province = provinces.find((candidate) => candidate.code === code);
    const only = province?.cities.length === 1 ? province.cities[0] : undefined;
    setCity(only?.code ?? '');
    setProvince(code);
  };
  const other: Action = {
    label: words.question.otherProvince,
    onPress: () => {
      setProvince(NO_PROVINCE);
      setCity('');
    },
    kind: 'quiet',
  };
  const complaint = hasty && city === '' ? words.question.chooseFirst : undefined;
  const frame = useQuestionFrame(screen, complaint, carryOn, cities === undefined ? undefined : other);
  if (places.state !== 'here') {
    const line = places.state === 'loading' ? words.question.loadingPlaces : words.question.noPlaces;
    return <Frame {...frame} blocks={[paragraphBlock(metrics, 'places', line)]} />;
  }
  const list =
    cities === undefined
      ? choiceList(metrics, asChoices(provinces), open?.code, chooseProvince, columnWidth(metrics))
      : choiceList(metrics, asChoices(cities), city, setCity, columnWidth(metrics));
  const lead = cities === undefined ? words.question.chooseProvince : words.question.chooseCity;
  return (
    <Frame
      {...frame}
      lead={lead}
      blocks={list.blocks}
      most={list.most}
      openAt={list.openAt}
      fewPages
      pagesFor={cities === undefined ? '' : (open?.code ?? '')}
    />
  );
}

/** The draft that says: the list of provinces is wanted, whatever the answer was. */
const NO_PROVINCE = 'none';

function openProvince(provinces: readonly Province[], code: string, city: string): Province | undefined {
  if (code === NO_PROVINCE) return undefined;
  if (code !== '') return provinces.find((province) => province.code === code);
  return provinces.find((province) => province.cities.some((candidate) => candidate.code === city));
}
