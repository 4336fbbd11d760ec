import { chinaDay } from '../copy/days.ts';
import { failureWords } from '../copy/failures.ts';
import { dayInWords } from '../copy/figures.ts';
import { words } from '../copy/words.ts';
import { Notice } from './notice.tsx';
import { passing } from './passing.css.ts';
import { useScene } from './scene.ts';

/** A sentence over the place line of whatever is up, and takes no touch away from what lies under it. */
export function Passing() {
  const { status, metrics } = useScene();
  const { passing: said } = status;
  if (said === undefined) return null;
  const genuine = 'slip' in said;
  const sentence = genuine
    ? words.slip.genuine({ day: dayInWords(chinaDay(said.slip.madeAt)) })
    : failureWords[said.failure].resident;
  // An upright panel has room for two short lines, one sentence each; a lying one for a single long line.
  const text = metrics.orientation === 'portrait' ? sentence.replaceAll(/。(?=.)/g, '。\n') : sentence;
  return (
    <div className={passing} data-part="passing">
      <Notice text={text} tone={genuine ? 'notice' : 'trouble'} type="furniture" />
    </div>
  );
}
