import type { AttendantRole } from '../../electron/contract/attendant.ts';
import { attendantWords } from '../copy/attendant.ts';
import { failureWords } from '../copy/failures.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { type Choice, choiceList } from '../parts/choices.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { Metrics } from '../theme/millimetres.ts';
import type { ScreenProps } from './screen-of.ts';

const say = attendantWords.desk;
/** The choice that leads back to the resident. */
const BACK = 'back';

/** One thing to do; on its side, or in the largest letters, the page has room for all of them only in one line each. */
function choiceOf(role: AttendantRole, { orientation, textSize }: Metrics): Choice {
  const roomy = orientation === 'portrait' && textSize <= 72;
  return { key: role, label: say.roles[role], ...(roomy ? { second: say.about[role] } : {}) };
}

/**
 * What the attendant wants to do. Nothing of the resident stands here. Going on is one of the choices, so that nothing stands
 * beside 退出 that could be meant in its place.
 */
export function AttendantDeskScreen({ screen }: ScreenProps<'attendant-desk'>) {
  const { client, metrics, status } = useScene();
  const mode = status.operator?.mode ?? 'none';
  const choose = (key: string) => {
    if (key === BACK) return client.goBack();
    const role = screen.roles.find((candidate) => candidate === key);
    if (role === 'machine') client.showMachine();
    else if (role !== undefined) client.chooseMode(role);
  };
  const others = screen.roles.filter((role) => role !== mode).map((role) => choiceOf(role, metrics));
  const choices = mode === 'none' ? others : [{ key: BACK, label: say.back }, ...others];
  const list = choiceList(metrics, choices, undefined, choose, columnWidth(metrics));
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
      actions={[{ label: say.signOut, onPress: () => client.signOut(), kind: 'quiet' }]}
    />
  );
}
