import { chinaDay } from '../copy/days.ts';
import { dayInWords } from '../copy/figures.ts';
import { words } from '../copy/words.ts';
import { paragraphBlock } from '../parts/blocks.tsx';
import { type Block, Frame } from '../parts/frame.tsx';
import { rowWithPress } from '../parts/row-with-press.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

const say = words.cases;

/** 办理进度: what the resident handed in at this terminal, newest first, and how far each is here. */
export function CasesScreen({ screen }: ScreenProps<'cases'>) {
  const { client, metrics } = useScene();
  const { list } = screen;
  const rows = (list ?? []).map(
    ({ receiptNumber, action, madeAt, state }): Block =>
      rowWithPress(metrics, {
        key: receiptNumber,
        label: action,
        second: say.line({ day: dayInWords(chinaDay(madeAt)), state: say.here[state] }),
        press: say.look,
        isPrivate: true,
        onPress: () => client.askCase(receiptNumber),
      }),
  );
  const none = list?.length === 0 ? [paragraphBlock(metrics, 'none', say.none)] : [];
  return (
    <Frame
      heading={list === undefined ? words.record.asking : say.heading}
      fewPages
      blocks={[...rows, ...none]}
      actions={[
        { label: say.byNumber, onPress: () => client.openCaseNumber(), kind: 'quiet' },
        { label: words.common.good, onPress: () => client.goBack(), kind: 'main' },
      ]}
    />
  );
}
