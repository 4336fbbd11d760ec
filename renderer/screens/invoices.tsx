import { failureWords } from '../copy/failures.ts';
import { amountInWords, dayInWords, yuan } from '../copy/figures.ts';
import { papersWords } from '../copy/papers.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock, rowBlock } from '../parts/blocks.tsx';
import { type Action, Frame } from '../parts/frame.tsx';
import { rowWithPress } from '../parts/row-with-press.tsx';
import { useScene } from '../parts/scene.ts';
import { InvoiceDraftPage } from './invoice-draft.tsx';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

const say = papersWords.invoices;
/** So many last digits tell one invoice from another in a list. */
const END_DIGITS = 4;

/** Invoices: each by its code or typed, confirmed by hand; the list of those that are there, and what they come to. */
export function InvoicesScreen({ screen }: ScreenProps<'invoices'>) {
  const { draft } = screen;
  if (draft === undefined) return <InvoiceList screen={screen} />;
  return <InvoiceDraftPage key={`${draft.kind}-${screen.invoices.length}`} screen={screen} draft={draft} />;
}

function InvoiceList({ screen }: ScreenProps<'invoices'>) {
  const { client, metrics } = useScene();
  const said = screen.complaint?.text ?? (screen.failure && failureWords[screen.failure].resident);
  const { invoices } = screen;
  const rows = invoices.map((invoice, at) =>
    rowWithPress(metrics, {
      key: `${invoice.code}-${invoice.number}`,
      label: say.nth({ number: at + 1, end: invoice.number.slice(-END_DIGITS) }),
      second: say.line({ day: dayInWords(invoice.date), amount: amountInWords(invoice.amount) }),
      press: say.drop,
      isPrivate: true,
      onPress: () => client.dropInvoice(screen.step, at),
    }),
  );
  const count = say.total({ count: invoices.length });
  const total = rowBlock(metrics, 'total', count, yuan(screen.total), columnWidth(metrics), true);
  const blocks = invoices.length === 0 ? [paragraphBlock(metrics, 'scan', say.scan)] : [...rows, total];
  return (
    <Frame
      heading={screen.title}
      lead={invoices.length === 0 ? screen.why : screen.more ? say.another : say.full}
      leadLast
      notice={said === undefined ? undefined : { text: said, tone: 'trouble', takesFocus: true }}
      fewPages
      blocks={blocks}
      openAt={Math.max(0, blocks.length - 1)}
      actions={actionsFor(screen, client)}
    />
  );
}

function actionsFor(
  { step, more, invoices }: ScreenOf<'invoices'>,
  client: { typeInvoice(step: ScreenOf<'invoices'>['step']): void; proceed(): void },
): readonly Action[] {
  const empty = invoices.length === 0;
  const type: Action = {
    label: say.type,
    onPress: () => client.typeInvoice(step),
    kind: empty ? 'main' : 'quiet',
  };
  const done: Action = { label: say.done, onPress: () => client.proceed(), kind: 'main' };
  if (empty) return [type];
  return more ? [type, done] : [done];
}
