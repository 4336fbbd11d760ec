import { useEffect, useState } from 'react';
import type { DeviceHealth } from '../../electron/contract/device-health.ts';
import type { StationStatus } from '../../electron/contract/status.ts';
import { attendantWords } from '../copy/attendant.ts';
import { chinaMinute } from '../copy/days.ts';
import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import { columnWidth, paragraphHeight } from '../layout/frame-plan.ts';
import * as css from '../parts/blocks.css.ts';
import { paragraphBlock, rowBlock, subheadingBlock, together } from '../parts/blocks.tsx';
import { type Block, Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { Metrics } from '../theme/millimetres.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

const say = attendantWords.machine;

type Health = readonly DeviceHealth[] | 'reading' | 'unread';

/** Asked for each time the page is opened, and again with every status in which a device is another than before. */
function useDeviceHealth(devices: string): Health {
  const { client } = useScene();
  const [health, setHealth] = useState<{ readonly of: string; readonly read: Health }>();
  useEffect(() => {
    let current = true;
    const took = (read: Health) => current && setHealth({ of: devices, read });
    client.deviceHealth().then(took, () => took('unread'));
    return () => {
      current = false;
    };
  }, [client, devices]);
  return health?.read ?? 'reading';
}

/** Calls, what waits to be sent, every device in words, and how sure the words of the present service are. */
export function AttendantMachineScreen({ screen }: ScreenProps<'attendant-machine'>) {
  const { client, metrics, status } = useScene();
  const health = useDeviceHealth(status.devices.map(({ id, state }) => `${id}:${state}`).join(' '));
  return (
    <Frame
      heading={say.heading}
      blocks={[
        ...hallBlocks(metrics, status, screen),
        ...deviceBlocks(metrics, health),
        ...evidenceBlocks(metrics, screen),
      ]}
      pagesFor={String(health.length)}
      actions={[{ label: words.common.good, onPress: () => client.goBack(), kind: 'main' }]}
    />
  );
}

function hallBlocks(
  metrics: Metrics,
  { help, outbox, network }: StationStatus,
  { calledAt }: ScreenOf<'attendant-machine'>,
): Block[] {
  const width = columnWidth(metrics);
  const answered = calledAt === undefined ? say.noCall : say.answered({ time: chinaMinute(calledAt) });
  const call = help.state === 'called' ? chinaMinute(help.at) : answered;
  return [
    rowBlock(metrics, 'call', say.call, call, width),
    rowBlock(metrics, 'waiting', say.waiting, say.count({ count: outbox.pending }), width),
    rowBlock(metrics, 'network', say.network, say[network], width),
  ];
}

function deviceBlocks(metrics: Metrics, health: Health): Block[] {
  if (health === 'reading' || health === 'unread') return [paragraphBlock(metrics, 'health', say[health])];
  const width = columnWidth(metrics);
  return health.flatMap(({ device, kind, state, lastFailure }) => {
    const row = rowBlock(metrics, device, say.devices[kind], say.state[state], width);
    if (lastFailure === undefined) return [row];
    const when = rowBlock(metrics, `${device}-at`, say.newest, chinaMinute(lastFailure.at), width);
    const told = smallBlock(metrics, `${device}-failure`, failureWords[lastFailure.failure].attendant);
    return [row, together(metrics, when, told)];
  });
}

/** What to look at, in the words for whoever looks after the machine. */
function smallBlock(metrics: Metrics, key: string, text: string): Block {
  return {
    key,
    height: (width) =>
      paragraphHeight(text, width, metrics.small) + Math.max(0, metrics.small / 2 - metrics.gap),
    node: <p className={css.smallBelow}>{text}</p>,
  };
}

function evidenceBlocks(metrics: Metrics, { evidence }: ScreenOf<'attendant-machine'>): Block[] {
  if (evidence === undefined) return [paragraphBlock(metrics, 'no-evidence', say.noEvidence)];
  const width = columnWidth(metrics);
  const [first, ...others] = evidence.facts.map((fact, at) =>
    rowBlock(metrics, `fact-${at}`, fact.label, say.evidence[fact.evidence], width),
  );
  const heading = subheadingBlock(metrics, 'evidence', say.evidenceOf);
  return first === undefined ? [] : [together(metrics, heading, first), ...others];
}
