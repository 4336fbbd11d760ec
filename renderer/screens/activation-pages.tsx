import type { FailureCode } from '../../electron/contract/failures.ts';
import type { ActivationPage } from '../../electron/contract/voucher.ts';
import { activationWords as say } from '../copy/activation.ts';
import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock, pointBlocks, subheadingBlock, together } from '../parts/blocks.tsx';
import { type Choice, choiceList } from '../parts/choices.tsx';
import { Frame } from '../parts/frame.tsx';
import { qrBlock } from '../parts/qr-block.tsx';
import { useScene } from '../parts/scene.ts';
import type { Metrics } from '../theme/millimetres.ts';
import type { ScreenOf } from './screen-of.ts';

interface PageProps {
  readonly screen: ScreenOf<'activation'>;
}

/** The one channel that is none of the place's own. */
const FACE_CHANNEL = 'face-terminal';

interface DirectChoicesProps {
  readonly heading: string;
  /** Why the last choice came to nothing. */
  readonly failure?: FailureCode | undefined;
  readonly choices: readonly Choice[];
  readonly choose: (key: string) => void;
}

/** Choices of which each leads on at once; nothing has to be confirmed, because 返回 undoes it. */
function DirectChoices({ heading, failure, choices, choose }: DirectChoicesProps) {
  const { metrics } = useScene();
  const list = choiceList(metrics, choices, undefined, choose, columnWidth(metrics));
  return (
    <Frame
      heading={heading}
      notice={failure === undefined ? undefined : { text: failureWords[failure].resident, tone: 'trouble' }}
      blocks={list.blocks}
      most={list.most}
      onOnePage
      grows
      actions={[]}
    />
  );
}

/** What the resident comes for: it is asked, because nothing can tell whether somebody has a code. */
export function BeginPage({ screen }: PageProps) {
  const { client } = useScene();
  const choices: readonly (Choice & { readonly key: ActivationPage })[] = [
    { key: 'channels', label: say.begin.fresh },
    { key: 'show', label: say.begin.check },
    { key: 'family', label: say.begin.relative },
    { key: 'no-phone', label: say.begin.noPhone },
  ];
  return (
    <DirectChoices
      heading={say.begin.heading}
      choices={choices}
      choose={(key) => {
        const chosen = choices.find((choice) => choice.key === key);
        if (chosen !== undefined) client.chooseActivation(screen.step, chosen.key);
      }}
    />
  );
}

/** The place's channels, and the face terminal where one stands here. */
export function ChannelsPage({ screen }: PageProps) {
  const { client } = useScene();
  const face: readonly Choice[] = screen.face ? [{ key: FACE_CHANNEL, label: say.channels.face }] : [];
  const own = (screen.channels ?? []).map(({ id, name }) => ({ key: id, label: name }));
  return (
    <DirectChoices
      heading={say.channels.heading}
      failure={screen.failure}
      choices={[...face, ...own]}
      choose={(key) => client.chooseActivation(screen.step, 'steps', key)}
    />
  );
}

/** What to do on the telephone, step by step, with the channel's code to photograph where there is one. */
export function StepsPage({ screen }: PageProps) {
  const { client, metrics } = useScene();
  const { channel } = screen;
  if (channel === undefined) return null;
  const code = channel.address === undefined ? [] : [qrBlock(metrics, channel.address, say.steps.picture)];
  return (
    <Frame
      heading={say.steps.heading({ name: channel.name })}
      fewPages
      blocks={[...code, ...pointBlocks(metrics, channel.steps)]}
      actions={[
        {
          label: say.steps.stuck,
          onPress: () => client.chooseActivation(screen.step, 'stuck'),
          kind: 'quiet',
        },
        { label: say.steps.done, onPress: () => client.chooseActivation(screen.step, 'show'), kind: 'main' },
      ]}
    />
  );
}

/** Where it went wrong; each has its own way on. */
export function StuckPage({ screen }: PageProps) {
  const { client } = useScene();
  const choices: readonly (Choice & { readonly key: ActivationPage })[] = [
    { key: 'face-fails', label: say.stuck.face },
    { key: 'asked-for-money', label: say.stuck.money },
    { key: 'no-phone', label: say.stuck.noPhone },
  ];
  return (
    <DirectChoices
      heading={say.stuck.heading}
      choices={choices}
      choose={(key) => {
        const chosen = choices.find((choice) => choice.key === key);
        if (chosen !== undefined) client.chooseActivation(screen.step, chosen.key);
      }}
    />
  );
}

/** The family account: who must be there and what to bring. */
export function FamilyPage({ screen }: PageProps) {
  const { client, metrics } = useScene();
  const { family } = screen;
  if (family === undefined) return null;
  return (
    <Frame
      heading={say.family.heading}
      fewPages
      blocks={[
        ...family.rules.flatMap((rule) => ruleBlocks(metrics, rule)),
        paragraphBlock(metrics, 'where', say.family.where),
        paragraphBlock(metrics, 'most', say.family.most({ most: family.most })),
      ]}
      actions={[
        {
          label: words.common.carryOn,
          onPress: () => client.chooseActivation(screen.step, 'channels'),
          kind: 'main',
        },
      ]}
    />
  );
}

function ruleBlocks(metrics: Metrics, { who, lines }: { who: string; lines: readonly string[] }) {
  const [first, ...others] = lines.map((line) => paragraphBlock(metrics, `${who}-${line}`, line));
  const heading = subheadingBlock(metrics, who, who);
  return first === undefined ? [heading] : [together(metrics, heading, first), ...others];
}
