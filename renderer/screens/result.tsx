import type { StationClient } from '../client/station-client.ts';
import { dayInWords } from '../copy/figures.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock, pointBlocks, rowBlock, subheadingBlock, together } from '../parts/blocks.tsx';
import { type Action, type Block, Frame } from '../parts/frame.tsx';
import { rowWithPress } from '../parts/row-with-press.tsx';
import { useScene } from '../parts/scene.ts';
import { printLabel, slipNotice } from '../parts/slip-words.ts';
import type { Metrics } from '../theme/millimetres.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

/** What came of it: the number, what happens next and when, and the slip. */
export function ResultScreen({ screen }: ScreenProps<'result'>) {
  const { client, metrics } = useScene();
  return (
    <Frame
      heading={words.result.heading[screen.outcome]}
      notice={slipNotice(screen.slip)}
      fewPages
      blocks={[...resultBlocks(metrics, screen), ...withdrawBlocks(metrics, screen, client)]}
      actions={resultActions(screen, client)}
    />
  );
}

function resultBlocks(metrics: Metrics, screen: ScreenOf<'result'>): Block[] {
  if (screen.outcome === 'sending') return [];
  const width = columnWidth(metrics);
  const number = rowBlock(metrics, 'number', words.result.number, screen.receiptNumber, width);
  if (screen.outcome === 'refused') {
    const reason =
      screen.reason === undefined
        ? []
        : [rowBlock(metrics, 'reason', words.result.reason, screen.reason, width)];
    return [...reason, paragraphBlock(metrics, 'next', words.result.refusedNext)];
  }
  const waiting =
    screen.outcome === 'to-upload'
      ? words.result.toUploadLines.map((line, at) => paragraphBlock(metrics, `waiting-${at}`, line))
      : [];
  const promised = promisedBlocks(metrics, screen.promised);
  return [
    number,
    ...promised,
    ...waiting,
    ...packageBlocks(metrics, screen.package),
    ...nextBlocks(metrics, screen.next),
  ];
}

/** 撤回这次办理, last and quiet: whoever made no mistake need not read it. */
function withdrawBlocks(metrics: Metrics, screen: ScreenOf<'result'>, client: StationClient): Block[] {
  if (screen.withdrawable !== true) return [];
  const { withdrawRow: label, withdrawAbout: second, withdraw: press } = words.cases;
  return [
    rowWithPress(metrics, { key: 'withdraw', label, second, press, onPress: () => client.openWithdrawal() }),
  ];
}

/** By when it is done, and that holidays which nobody knows yet may move it. */
function promisedBlocks(metrics: Metrics, promised: ScreenOf<'result'>['promised']): Block[] {
  if (promised === undefined) return [];
  const label = words.result.promised[promised.limit];
  const row = rowBlock(metrics, 'promised', label, dayInWords(promised.by), columnWidth(metrics));
  if (promised.holidaysUnknown !== true) return [row];
  return [together(metrics, row, paragraphBlock(metrics, 'holidays', words.result.holidaysUnknown))];
}

/** How far the whole errand is, a line for each of its parts. */
function packageBlocks(metrics: Metrics, whole: ScreenOf<'result'>['package']): Block[] {
  if (whole === undefined) return [];
  const width = columnWidth(metrics);
  const [first, ...others] = whole.parts.map(({ action, state }) =>
    rowBlock(metrics, `part-${action}`, action, words.result.part[state], width),
  );
  if (first === undefined) return [];
  return [together(metrics, subheadingBlock(metrics, 'package', whole.name), first), ...others];
}

function nextBlocks(metrics: Metrics, next: readonly string[]): Block[] {
  const [first, ...others] = pointBlocks(metrics, next);
  if (first === undefined) return [];
  return [together(metrics, subheadingBlock(metrics, 'next', words.result.next), first), ...others];
}

function resultActions(screen: ScreenOf<'result'>, client: StationClient): readonly Action[] {
  if (screen.outcome === 'sending') return [];
  const done: Action = { label: words.common.done, onPress: () => client.finish(), kind: 'main' };
  const label = printLabel(screen.slip);
  if (label === undefined) return [done];
  const fresh = screen.slip.state === 'none' || screen.slip.state === 'refused';
  const print: Action = {
    label,
    onPress: () => client.printReceipt(),
    kind: fresh ? 'main' : 'quiet',
  };
  // Large letters on a low screen have room for two; whoever is done with all of it goes by 首页.
  const next = screen.outcome === 'refused' ? undefined : screen.package?.next;
  const other = goOn(next, client) ?? done;
  return fresh ? [{ ...other, kind: 'quiet' }, print] : [print, other];
}

/** The next part of the errand. */
function goOn(
  next: NonNullable<ScreenOf<'result'>['package']>['next'],
  client: StationClient,
): Action | undefined {
  if (next === undefined) return undefined;
  const label = words.result.goOn({ action: next.action });
  return { label, onPress: () => client.openEntry(next.entry, next.service), kind: 'main' };
}
