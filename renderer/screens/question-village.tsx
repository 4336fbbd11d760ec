import type { County, Village } from '../../electron/contract/village-gazetteer.ts';
import { entryWords } from '../copy/entry.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock } from '../parts/blocks.tsx';
import { type Choice, choiceList, MOST_CHOICES } from '../parts/choices.tsx';
import { EntryField, entryFieldHeight } from '../parts/entry-field.tsx';
import { type Action, Frame } from '../parts/frame.tsx';
import { type NumberPadInput, padFrame } from '../parts/number-pad.tsx';
import { useOwnBack } from '../parts/own-back.ts';
import { useScene } from '../parts/scene.ts';
import { useDraft } from '../parts/use-draft.ts';
import { answerOfHome, type HomeDraft, homeDraftOf, homeFromText, homeText } from './home-draft.ts';
import type { ScreenOf } from './screen-of.ts';
import { useQuestionFrame } from './use-question-frame.ts';
import { shownVillage, useVillages, villageGroups } from './villages.ts';

interface VillageQuestionProps {
  readonly screen: ScreenOf<'question'>;
}

/** A home of the site's place: county, township and village by lists, then group and house by pad, one after the other. */
export function VillageQuestion({ screen }: VillageQuestionProps) {
  const { metrics, status } = useScene();
  const villages = useVillages(status.site.place ?? '');
  const [text, setText] = useDraft(screen.step, homeText(homeDraftOf(screen.answer ?? '')));
  const frame = useQuestionFrame(screen, undefined, () => undefined);
  if (villages.state !== 'here') {
    const line = villages.state === 'loading' ? entryWords.village.loading : entryWords.village.missing;
    return <Frame {...frame} actions={[]} blocks={[paragraphBlock(metrics, 'villages', line)]} />;
  }
  const stages: StageProps = {
    screen,
    counties: villages.counties,
    draft: homeFromText(text),
    onDraft: (draft) => setText(homeText(draft)),
  };
  switch (stageOf(stages)) {
    case 'group':
    case 'house':
      return <NumberStage {...stages} part={stages.draft.stage === 'group' ? 'group' : 'house'} />;
    case 'whole':
      return <WholeStage {...stages} />;
    default:
      return <ListStage {...stages} />;
  }
}

interface StageProps {
  readonly screen: ScreenOf<'question'>;
  readonly counties: readonly County[];
  readonly draft: HomeDraft;
  readonly onDraft: (draft: HomeDraft) => void;
}

/** A place of one county begins with its townships; a complaint leads back to the lists. */
function stageOf({ screen, counties, draft }: StageProps): HomeDraft['stage'] {
  if (screen.complaint !== undefined && draft.village === '' && draft.stage === 'group') return 'village';
  return draft.stage === 'county' && counties.length === 1 ? 'township' : draft.stage;
}

interface Level {
  readonly lead: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  /** What the draft is with one of them chosen. */
  readonly choose: (key: string) => HomeDraft;
  /** One level up; absent at the top. */
  readonly up?: HomeDraft;
}

const asChoice = ({ code, name }: { readonly code: string; readonly name: string }): Choice => ({
  key: code,
  label: name,
});
const asVillage = ({ code, name }: Village): Choice => ({ key: code, label: shownVillage(name) });

/** The list of a stage: what it offers, and where each choice leads. */
function levelOf(props: StageProps): Level {
  const { counties, draft } = props;
  const say = entryWords.village;
  const county = counties.length === 1 ? counties[0] : counties.find(({ code }) => code === draft.county);
  const stage = stageOf(props);
  if (stage === 'county' || county === undefined) {
    const choose = (code: string): HomeDraft => ({ ...draft, county: code, stage: 'township' });
    return { lead: say.county, choices: counties.map(asChoice), chosen: draft.county, choose };
  }
  const atCounty: HomeDraft = { ...draft, stage: 'county' };
  const township = county.townships.find(({ code }) => code === draft.township);
  if (stage === 'township' || township === undefined) {
    const choose = (code: string): HomeDraft => ({
      ...draft,
      township: code,
      kind: '',
      village: code === draft.township ? draft.village : '',
      stage: 'kind',
    });
    const choices = county.townships.map(asChoice);
    const up = counties.length === 1 ? {} : { up: atCounty };
    return { lead: say.township, choices, chosen: draft.township, choose, ...up };
  }
  const up: HomeDraft = { ...draft, stage: 'township' };
  const { communities, villages } = villageGroups(township.villages);
  const parted = communities.length > 0 && villages.length > 0 && township.villages.length > MOST_CHOICES;
  if (parted && draft.kind === '') {
    const choose = (kind: string): HomeDraft => ({
      ...draft,
      kind: kind === 'village' ? 'village' : 'community',
      stage: 'village',
    });
    const choices = [
      { key: 'village', label: say.aVillage },
      { key: 'community', label: say.aCommunity },
    ];
    return { lead: say.kind, choices, chosen: '', choose, up };
  }
  const offered = !parted ? township.villages : draft.kind === 'village' ? villages : communities;
  return {
    lead: draft.kind === 'community' ? say.communityOf : say.villageOf,
    choices: offered.map(asVillage),
    chosen: draft.village,
    choose: (village) => ({ ...draft, village, stage: 'village' }),
    up: parted ? { ...draft, kind: '', stage: 'kind' } : up,
  };
}

/** One of the lists. The first ones open the next by a touch; a village is chosen and confirmed by 继续. */
function ListStage(props: StageProps) {
  const { screen, draft, onDraft } = props;
  const { metrics, client } = useScene();
  const level = levelOf(props);
  const carryOn = () => {
    // Nothing chosen: the station says what is missing.
    if (draft.village === '' || draft.stage !== 'village') client.answerStep(screen.step, '');
    else onDraft({ ...draft, stage: 'group' });
  };
  const { up } = level;
  const earlier: Action | undefined =
    up === undefined
      ? undefined
      : { label: entryWords.village.earlier, onPress: () => onDraft(up), kind: 'quiet' };
  // The first list stands under the question itself; each further one is a question of its own.
  const first = up === undefined;
  const asked = first ? screen : { ...screen, question: level.lead };
  const frame = useQuestionFrame(asked, undefined, carryOn, earlier);
  useOwnBack(up === undefined ? undefined : () => onDraft(up));
  const list = choiceList(
    metrics,
    level.choices,
    level.chosen,
    (key) => onDraft(level.choose(key)),
    columnWidth(metrics),
  );
  return (
    <Frame
      {...frame}
      lead={first ? level.lead : undefined}
      leadLast={false}
      blocks={list.blocks}
      most={list.most}
      openAt={list.openAt}
      fewPages
      pagesFor={`${draft.stage} ${level.lead}`}
    />
  );
}

interface NumberStageProps extends StageProps {
  readonly part: 'group' | 'house';
}

/** A group has at most three digits, a house four. */
const DIGITS = { group: 3, house: 4 } as const;

/** 第几组, then 几号; who has none says so and goes on. */
function NumberStage({ screen, draft, onDraft, part }: NumberStageProps) {
  const scene = useScene();
  const { metrics, client } = scene;
  const say = entryWords.village;
  const goOn = (next: HomeDraft) => {
    if (part === 'group') onDraft({ ...next, stage: 'house' });
    else {
      onDraft({ ...next, stage: 'whole' });
      client.answerStep(screen.step, answerOfHome(next));
    }
  };
  const none: Action = {
    label: part === 'group' ? say.noGroup : say.noHouse,
    onPress: () => goOn({ ...draft, [part]: '' }),
    kind: 'quiet',
  };
  const question = part === 'group' ? say.group : say.house;
  useOwnBack(() => onDraft({ ...draft, stage: part === 'group' ? 'village' : 'group' }));
  const frame = useQuestionFrame({ ...screen, question }, undefined, () => goOn(draft), none);
  const digits = draft[part];
  const input: NumberPadInput = {
    metrics,
    digits,
    most: DIGITS[part],
    onDigits: (next) => onDraft({ ...draft, [part]: next.replace(/^0+/, '') }),
    echo: digits === '' ? '' : part === 'group' ? say.groupEcho({ digits }) : say.houseEcho({ digits }),
    onHelp: scene.callStaff,
    isPrivate: true,
  };
  return <Frame {...padFrame(frame, input, scene.status.resident !== undefined)} />;
}

/** The home that was answered before, with the way to choose another. */
function WholeStage({ screen, counties, draft, onDraft }: StageProps) {
  const { metrics, client } = useScene();
  const say = entryWords.village;
  const keep = () => client.answerStep(screen.step, answerOfHome(draft));
  const again: Action = {
    label: say.earlier,
    onPress: () => onDraft({ ...draft, stage: counties.length === 1 ? 'township' : 'county' }),
    kind: 'quiet',
  };
  const frame = useQuestionFrame({ ...screen, question: say.whole }, undefined, keep, again);
  const field = {
    metrics,
    text: homeInWords(counties, draft),
    complaint: screen.complaint,
    isPrivate: true,
  };
  return (
    <Frame
      {...frame}
      blocks={[
        {
          key: 'home',
          height: (width) => entryFieldHeight(field, width),
          node: <EntryField {...field} />,
          still: true,
        },
      ]}
    />
  );
}

/** 尧渡镇黄泥村5组12号. */
export function homeInWords(counties: readonly County[], { village, group, house }: HomeDraft): string {
  const townships = counties.flatMap((county) => county.townships);
  const township = townships.find(({ code }) => village.startsWith(code));
  const found = township?.villages.find(({ code }) => code === village);
  if (township === undefined || found === undefined) return '';
  const say = entryWords.village;
  return [
    township.name,
    shownVillage(found.name),
    group === '' ? '' : say.groupEcho({ digits: group }),
    house === '' ? '' : say.houseEcho({ digits: house }),
  ].join('');
}
