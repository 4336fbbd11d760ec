import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import { paragraphBlock } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

/** The terminal cannot serve at all; the counter can. */
export function OutOfServiceScreen({ screen }: ScreenProps<'out-of-service'>) {
  const { metrics, status, callStaff } = useScene();
  const { phone } = status.site;
  const lines = [
    words.outOfService.counter,
    ...(phone === undefined ? [] : [words.outOfService.phone({ phone })]),
  ];
  return (
    <Frame
      heading={words.outOfService.heading}
      notice={{ text: failureWords[screen.failure].resident, tone: 'trouble' }}
      blocks={lines.map((line, at) => paragraphBlock(metrics, `line-${at}`, line))}
      actions={[{ label: words.common.callStaff, onPress: callStaff, kind: 'main' }]}
    />
  );
}
