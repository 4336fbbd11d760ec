import { Fragment, type ReactNode, useState } from 'react';
import { words } from '../copy/words.ts';
import {
  type FramePlan,
  type HeightFor,
  leadGap,
  pagerUnderContent,
  paragraphHeight,
  pausedWords,
  planFrame,
} from '../layout/frame-plan.ts';
import type { Metrics } from '../theme/millimetres.ts';
import * as css from './frame.css.ts';
import { Notice, type NoticeWords } from './notice.tsx';
import { Paused } from './paused.tsx';
import { kinds } from './press.css.ts';
import { Press } from './press.tsx';
import { ColumnContext } from './read-lines.tsx';
import { type Scene, useScene } from './scene.ts';

/** One thing in the content, with its height known before it is drawn. */
export interface Block {
  readonly key: string;
  readonly height: HeightFor;
  readonly node: ReactNode;
  /** What of it need not be in reach: it stands over the line, under the head. */
  readonly above?: { readonly height: HeightFor; readonly node: ReactNode };
  /** Nothing in it can be touched. */
  readonly still?: boolean;
  /** It begins a page: another matter than what went before. */
  readonly opens?: boolean;
}

export interface Action {
  readonly label: string;
  readonly onPress: () => void;
  readonly kind: 'main' | 'quiet';
}

export interface FrameProps {
  readonly heading: string;
  readonly lead?: string | undefined;
  readonly notice?: NoticeWords | undefined;
  /** The content as blocks that may be laid on several pages … */
  readonly blocks?: readonly Block[];
  /** … at most so many a page … */
  readonly most?: number;
  /** … or one picture that takes whatever room there is, at least `least` px. */
  readonly picture?: ReactNode;
  readonly least?: number;
  readonly actions: readonly Action[];
  /** In landscape: what stands above the actions in the side column. */
  readonly side?: { readonly width: number; readonly node: ReactNode } | undefined;
  /** The main action appears on the last page only: everything must have been before the resident's eyes. */
  readonly readAll?: boolean;
  /** What the pages belong to; another value starts again at the first page. */
  readonly pagesFor?: string;
  /** Where room is short the lead goes behind the blocks, not before them. */
  readonly leadLast?: boolean;
  /** Rather a smaller heading than a second page. */
  readonly onOnePage?: boolean;
  /** Index of the block to open at: the page with the answer given before. */
  readonly openAt?: number;
  /** Rather a smaller heading than more pages. */
  readonly fewPages?: boolean;
  /** The blocks are answers; in 长辈版 they grow where there is room. */
  readonly grows?: boolean;
}

/** The plan of a frame, and its words with their line ends. */
function planned(
  given: FrameProps,
  { metrics, status }: Pick<Scene, 'metrics' | 'status'>,
): { readonly props: FrameProps; readonly plan: FramePlan } {
  const blocks = given.blocks ?? [];
  const head = { heading: given.heading, lead: given.lead, notice: given.notice?.text };
  const plan = planFrame({
    metrics,
    hasResident: status.resident !== undefined || status.operator !== undefined,
    head,
    blocks: blocks.map((block) => block.height),
    actions: underContent(given, metrics).map((action) => action.label),
    leadLast: given.leadLast,
    onOnePage: given.onOnePage,
    fewPages: given.fewPages,
    sideWidth: given.side?.width,
    most: given.most,
    opens: blocks.flatMap(({ opens }, at) => (opens === true ? [at] : [])),
    least: given.least,
    above: (width) => Math.max(0, ...blocks.map(({ above }) => above?.height(width) ?? 0)),
    still: blocks.every((block) => block.still === true),
    grows: given.grows === true && metrics.edition === 'elder',
  });
  const paused = pausedWords(metrics, head, plan);
  const props: FrameProps = {
    ...given,
    heading: paused.heading,
    lead: paused.lead,
    notice: given.notice && { ...given.notice, text: paused.notice ?? given.notice.text },
  };
  return { props, plan };
}

/** What is left for the picture beside a lead that stands in the content with it, px. */
function pictureRoom({ lead }: FrameProps, plan: FramePlan, metrics: Metrics): number {
  if (!plan.leadInContent || lead === undefined) return plan.room;
  return plan.room - paragraphHeight(lead, plan.column, metrics.small) - metrics.gap;
}

/** The one composition of every screen: question, answer space, action (look: composition). */
export function Frame(given: FrameProps) {
  const scene = useScene();
  const { metrics } = scene;
  const { props, plan } = planned(given, scene);
  const [page, turnTo] = usePage(plan, openingBlock(props, plan), [
    props.heading,
    props.notice?.text,
    props.pagesFor,
    metrics.text,
    metrics.orientation,
  ]);
  const last = page === plan.pages.length - 1;
  const actions =
    props.readAll === true && !last ? props.actions.filter((a) => a.kind !== 'main') : props.actions;
  const pager = plan.pages.length > 1 && (
    <Pager page={page} of={plan.pages.length} turnTo={turnTo} urgent={props.readAll === true && !last} />
  );
  const pagerUnder = pagerUnderContent(metrics, props.side?.width);
  const under = actions.filter((action) => underContent(props, metrics).includes(action));
  const beside = actions.filter((action) => !under.includes(action));
  const row = plan.pagerInRow && (
    <ActionsAndPager actions={actions} plan={plan} page={page} turnTo={turnTo} />
  );
  return (
    <div className={css.frame} data-composition={metrics.composition}>
      <ColumnContext value={plan.column}>
        <div className={css.column}>
          <Head props={props} plan={plan} page={page} />
          <div className={plan.actionsAside ? css.contentAndActions : css.content}>
            {/* Smaller than that its lines are too thin to be seen: the words say it all. */}
            {pictureRoom(props, plan, metrics) >= Math.max(metrics.target, props.least ?? 0) && props.picture}
            <PageOfBlocks props={props} plan={plan} page={page} />
            {plan.actionsAside && row}
          </div>
          {row === false ? (
            <div className={css.foot}>
              {pagerUnder && pager}
              <Actions actions={under} inRow={plan.actionsInRow} />
            </div>
          ) : (
            !plan.actionsAside && row
          )}
        </div>
      </ColumnContext>
      {metrics.composition === 'beside' && (
        <div className={css.side} style={{ width: props.side?.width ?? metrics.sideColumn }}>
          {props.side?.node}
          {!pagerUnder && pager}
          <Actions actions={beside} inRow={false} />
        </div>
      )}
    </div>
  );
}

interface ActionsAndPagerProps {
  readonly actions: readonly Action[];
  readonly plan: FramePlan;
  readonly page: number;
  readonly turnTo: (page: number) => void;
}

/** One row, or one column, for everything: 下一页, or 从头看 at the end, and the actions. */
function ActionsAndPager({ actions, plan, page, turnTo }: ActionsAndPagerProps) {
  const of = plan.pages.length;
  if (actions.length === 0 && of === 1) return null;
  return (
    <div className={plan.actionsAside ? css.actionsAside : css.actionRow}>
      {of > 1 && (
        <Press repeats kind="pager" onPress={() => turnTo((page + 1) % of)}>
          {page === of - 1 ? words.paging.again : words.paging.later}
        </Press>
      )}
      {actions.map((action) => (
        <Press
          key={action.label}
          kind={plan.actionsAside && action.kind === 'quiet' ? 'pager' : action.kind}
          onPress={action.onPress}
        >
          {action.label}
        </Press>
      ))}
    </div>
  );
}

/** Beside the content the actions stand in the side column; a number pad there leaves room for the main one only. */
function underContent({ actions, side }: FrameProps, { composition }: Metrics): readonly Action[] {
  if (composition !== 'beside') return actions;
  return side === undefined ? [] : actions.filter((action) => action.kind !== 'main');
}

function Lead({ text = '' }: { readonly text: string | undefined }) {
  return (
    <p className={css.lead}>
      <Paused text={text} />
    </p>
  );
}

function Head({ props, plan, page }: PageProps) {
  const { metrics } = useScene();
  const [from, to] = plan.pages[page] ?? [0, 0];
  const above = (props.blocks ?? []).slice(from, to).filter((block) => block.above !== undefined);
  const of = plan.pages.length;
  return (
    <header className={css.head} style={{ minHeight: plan.headRoom, paddingBottom: plan.headFoot }}>
      <h1 className={css.heading[plan.headingType]}>
        <Paused text={props.heading} />
      </h1>
      {props.lead !== undefined && !plan.leadInContent && (
        <div style={{ paddingTop: leadGap(metrics, plan) }}>
          <Lead text={props.lead} />
        </div>
      )}
      {props.notice !== undefined && !plan.noticeInContent && (
        <Notice {...props.notice} type={plan.noticeType} inHead />
      )}
      <div className={css.overTheLine}>
        {plan.pagerInRow && of > 1 && (
          <p className={css.pageWordsInHead}>{words.paging.page({ page: page + 1, of })}</p>
        )}
        {above.length > 0 && (
          <div className={css.above}>
            {above.map((block) => (
              <Fragment key={block.key}>{block.above?.node}</Fragment>
            ))}
          </div>
        )}
      </div>
    </header>
  );
}

interface PageProps {
  readonly props: FrameProps;
  readonly plan: FramePlan;
  readonly page: number;
}

function PageOfBlocks({ props, plan, page }: PageProps) {
  const all: (Omit<Block, 'height'> & Partial<Pick<Block, 'height'>>)[] = [];
  if (plan.noticeInContent && props.notice !== undefined) {
    all.push({ key: 'the-notice', node: <Notice {...props.notice} type={plan.noticeType} /> });
  }
  const leadNode = <Lead text={props.lead} />;
  const lead = plan.leadInContent && props.lead !== undefined ? [{ key: 'the-lead', node: leadNode }] : [];
  if (props.leadLast === true) all.push(...(props.blocks ?? []), ...lead);
  else all.push(...lead, ...(props.blocks ?? []));
  const [from, to] = plan.pages[page] ?? [0, 0];
  const shown = all.slice(from, to);
  if (plan.growth === 1) return shown.map(({ key, node }) => <Fragment key={key}>{node}</Fragment>);
  return shown.map(({ key, node, height }) => (
    <div
      key={key}
      className={css.grown}
      style={height && { height: Math.floor(height(plan.column) * plan.growth) }}
    >
      {node}
    </div>
  ));
}

/** Where to open, counted with what stands before the blocks. */
function openingBlock({ openAt = 0, notice, lead, leadLast }: FrameProps, plan: FramePlan): number {
  if (openAt === 0) return 0;
  const noticeBefore = plan.noticeInContent && notice !== undefined ? 1 : 0;
  const leadBefore = plan.leadInContent && lead !== undefined && leadLast !== true ? 1 : 0;
  return openAt + noticeBefore + leadBefore;
}

/** The page on view; back to the first whenever the screen's words change. */
function usePage(
  plan: FramePlan,
  openAt: number,
  signature: readonly unknown[],
): readonly [page: number, turnTo: (page: number) => void] {
  const now = signature.join('\n');
  const first = Math.max(
    0,
    plan.pages.findIndex(([, to]) => openAt < to),
  );
  const [turned, setTurned] = useState({ signature: now, page: first });
  const page = turned.signature === now ? Math.min(turned.page, plan.pages.length - 1) : first;
  return [page, (next) => setTurned({ signature: now, page: next })];
}

interface PagerProps {
  readonly page: number;
  readonly of: number;
  readonly turnTo: (page: number) => void;
  /** There is more to read before one can go on. */
  readonly urgent: boolean;
}

/** 上一页 · 2/3页 · 下一页; at either end the button without a page leaves its place empty. */
function Pager({ page, of, turnTo, urgent }: PagerProps) {
  return (
    <div className={css.pager}>
      {page === 0 ? (
        <AbsentTurn label={words.paging.earlier} />
      ) : (
        <span className={css.turn}>
          <Press repeats kind="pager" onPress={() => turnTo(page - 1)}>
            {words.paging.earlier}
          </Press>
        </span>
      )}
      <span className={css.pageWords}>{words.paging.page({ page: page + 1, of })}</span>
      {page === of - 1 ? (
        <AbsentTurn label={words.paging.later} />
      ) : (
        <span className={css.turn}>
          <Press repeats kind={urgent ? 'urgentPager' : 'pager'} onPress={() => turnTo(page + 1)}>
            {words.paging.later}
          </Press>
        </span>
      )}
    </div>
  );
}

/** Takes the room of the button that is not there, so that the other one stays where it was; there is nothing to press. */
function AbsentTurn({ label }: { readonly label: string }) {
  return (
    <span className={css.absentTurn} aria-hidden="true">
      <span className={kinds.pager}>{label}</span>
    </span>
  );
}

function Actions({ actions, inRow }: { readonly actions: readonly Action[]; readonly inRow: boolean }) {
  if (actions.length === 0) return null;
  return (
    <div className={inRow ? css.actionRow : css.actionColumn}>
      {actions.map((action) => (
        <Press key={action.label} kind={action.kind} onPress={action.onPress}>
          {action.label}
        </Press>
      ))}
    </div>
  );
}
