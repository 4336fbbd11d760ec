import type { RosterPerson } from '../../electron/contract/roster.ts';
import { entryWords } from '../copy/entry.ts';
import { failureWords } from '../copy/failures.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock } from '../parts/blocks.tsx';
import { type Choice, choiceList } from '../parts/choices.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { useDraft } from '../parts/use-draft.ts';
import type { ScreenOf } from './screen-of.ts';
import { useQuestionFrame } from './use-question-frame.ts';

const say = entryWords.roster;

/** Somebody of the list: surname and the end of the number, and what matters at a visit. */
function choiceOf({ ref, name, numberEnd, insured, chronic }: RosterPerson): Choice {
  const second = [insured ? say.insured : say.uninsured, ...(chronic ? [say.chronic] : [])].join(say.and);
  return { key: ref, label: say.person({ name, end: numberEnd }), second };
}

/** Somebody of a village's list, for staff; while it is on its way, or cannot be had, the page says so. */
export function RosterQuestion({ screen }: { readonly screen: ScreenOf<'question'> }) {
  const { metrics, client } = useScene();
  const [chosen, choose] = useDraft(screen.step, screen.answer ?? '');
  const { roster } = screen;
  const carryOn = () => client.answerStep(screen.step, chosen);
  const trouble = roster?.state === 'unavailable' ? failureWords[roster.failure].resident : undefined;
  const frame = useQuestionFrame(screen, trouble, carryOn);
  if (roster?.state !== 'found' || roster.people.length === 0) {
    const line = roster?.state === 'found' ? say.nobody : roster?.state === 'asked' ? say.asked : say.again;
    return <Frame {...frame} blocks={[paragraphBlock(metrics, 'roster', line)]} />;
  }
  const list = choiceList(metrics, roster.people.map(choiceOf), chosen, choose, columnWidth(metrics));
  return <Frame {...frame} blocks={list.blocks} most={list.most} grows fewPages openAt={list.openAt} />;
}
