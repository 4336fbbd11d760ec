import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import { paragraphBlock } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

/** A device that is needed now does not work: what to do, and that the place is kept. */
export function DeviceTroubleScreen({ screen }: ScreenProps<'device-trouble'>) {
  const { metrics, callStaff } = useScene();
  return (
    <Frame
      heading={words.trouble.heading[screen.device]}
      notice={{ text: failureWords[screen.failure].resident, tone: 'trouble' }}
      blocks={[paragraphBlock(metrics, 'healing', words.trouble.selfHealing)]}
      actions={[{ label: words.common.callStaff, onPress: callStaff, kind: 'main' }]}
    />
  );
}
