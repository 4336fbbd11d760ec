import { failureWords } from '../copy/failures.ts';
import { groupDigits } from '../copy/figures.ts';
import { words } from '../copy/words.ts';
import { Frame } from '../parts/frame.tsx';
import { padFrame } from '../parts/number-pad.tsx';
import { useScene } from '../parts/scene.ts';
import { useDraft } from '../parts/use-draft.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

const say = words.cases.number;
const DRAFT = 'case-number';

/** A receipt number by its digits: the day, and the number of the day. */
export function CaseNumberScreen({ screen }: ScreenProps<'case-number'>) {
  const { client, metrics, status, callStaff } = useScene();
  const { groups, failure } = screen;
  const most = groups.reduce((sum, size) => sum + size, 0);
  const [typed, setTyped] = useDraft(DRAFT, screen.tried ?? '');
  const complaint = complaintOf(failure);
  const frame = {
    heading: say.heading,
    lead: complaint === undefined ? say.lead : undefined,
    ...(complaint === undefined
      ? {}
      : { notice: { text: complaint, tone: 'trouble', takesFocus: true } as const }),
    actions: [{ label: say.ask, onPress: () => client.askCase(typed), kind: 'main' } as const],
  };
  const input = {
    metrics,
    digits: typed,
    most,
    onDigits: setTyped,
    echo: groupDigits(typed, groups),
    onHelp: callStaff,
    complaint,
  };
  return <Frame {...padFrame(frame, input, status.resident !== undefined)} />;
}

/** A number that is not whole yet has a sentence of its own. */
function complaintOf(failure: ScreenOf<'case-number'>['failure']): string | undefined {
  if (failure === undefined) return undefined;
  return failure === 'answer-missing' ? say.short : failureWords[failure].resident;
}
