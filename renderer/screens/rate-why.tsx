import type { RatingReason } from '../../electron/contract/rating.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { choiceList } from '../parts/choices.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

/** Why somebody was not content: one touch says it, and nobody has to. */
export function RateWhyScreen({ screen }: ScreenProps<'rate-why'>) {
  const { client, metrics } = useScene();
  const byKey = new Map<string, RatingReason>(screen.reasons.map((reason) => [reason, reason]));
  const give = (key: string) => {
    const reason = byKey.get(key);
    if (reason !== undefined) client.giveReason(reason);
  };
  const choices = screen.reasons.map((reason) => ({ key: reason, label: words.rateWhy.reasons[reason] }));
  const list = choiceList(metrics, choices, undefined, give, columnWidth(metrics));
  return (
    <Frame
      heading={words.rateWhy.heading}
      blocks={list.blocks}
      most={list.most}
      grows
      actions={[{ label: words.rateWhy.skip, onPress: () => client.skipRating(), kind: 'quiet' }]}
    />
  );
}
