import { failureWords } from '../copy/failures.ts';
import { Notice } from './notice.tsx';
import { passing } from './passing.css.ts';
import { useScene } from './scene.ts';

/** A sentence over the place line of whatever is up, and takes no touch away from what lies under it. */
export function Passing() {
  const { status, metrics } = useScene();
  if (status.passing === undefined) return null;
  const sentence = failureWords[status.passing.failure].resident;
  // An upright panel has room for two short lines, one sentence each; a lying one for a single long line.
  const text = metrics.orientation === 'portrait' ? sentence.replaceAll(/。(?=.)/g, '。\n') : sentence;
  return (
    <div className={passing} data-part="passing">
      <Notice text={text} tone="trouble" type="furniture" />
    </div>
  );
}
