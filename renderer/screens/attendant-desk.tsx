import type { AttendantRole } from '../../electron/contract/attendant.ts';
import { attendantWords } from '../copy/attendant.ts';
import { failureWords } from '../copy/failures.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { choiceList } from '../parts/choices.tsx';
import { type Action, Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

const say = attendantWords.desk;

/** What the attendant wants to do. Nothing of the resident stands here. */
export function AttendantDeskScreen({ screen }: ScreenProps<'attendant-desk'>) {
  const { client, metrics, status } = useScene();
  const { operator } = status;
  const choose = (key: string) => {
    const role = screen.roles.find((candidate) => candidate === key);
    if (role === 'machine') client.showMachine();
    else if (role !== undefined) client.chooseMode(role);
  };
  const choices = screen.roles.map((role: AttendantRole) => ({
    key: role,
    label: say.roles[role],
    // On its side, or in the largest letters, the page has room for all three only in one line each.
    ...(metrics.orientation === 'portrait' && metrics.textSize <= 72 ? { second: say.about[role] } : {}),
  }));
  const chosen = operator?.mode === 'none' ? undefined : operator?.mode;
  const list = choiceList(metrics, choices, chosen, choose, columnWidth(metrics));
  const back: Action = { label: say.back, onPress: () => client.goBack(), kind: 'main' };
  return (
    <Frame
      heading={say.heading}
      notice={
        screen.failure === undefined
          ? undefined
          : { text: failureWords[screen.failure].resident, tone: 'trouble' }
      }
      blocks={list.blocks}
      most={list.most}
      onOnePage
      actions={[
        { label: say.signOut, onPress: () => client.signOut(), kind: 'quiet' },
        ...(chosen === undefined ? [] : [back]),
      ]}
    />
  );
}
