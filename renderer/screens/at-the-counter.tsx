import { termsIn } from '../copy/glossary.ts';
import { words } from '../copy/words.ts';
import { paragraphBlock, subheadingBlock } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

/** A service that the counter does: said plainly, with what its name means, what to bring and someone to call. So is a duty of staff. */
export function AtTheCounterScreen({ screen }: ScreenProps<'at-the-counter'>) {
  const { client, metrics, callStaff } = useScene();
  const { staffHelps, bring, duty, dutyAsk } = words.counter;
  // One term alone, instead of what the key 叫工作人员 says too: all of it stays on one page.
  const [explained] = termsIn(screen.entryName);
  return (
    <Frame
      heading={screen.duty === true ? duty : words.counter.heading}
      blocks={[
        subheadingBlock(metrics, 'entry', screen.entryName),
        ...(screen.duty === true
          ? [paragraphBlock(metrics, 'ask', dutyAsk)]
          : [
              paragraphBlock(metrics, 'explained', explained?.meaning ?? staffHelps),
              paragraphBlock(metrics, 'bring', bring),
            ]),
      ]}
      actions={[
        { label: words.common.callStaff, onPress: callStaff, kind: 'quiet' },
        { label: words.counter.others, onPress: () => client.goHome(), kind: 'main' },
      ]}
    />
  );
}
