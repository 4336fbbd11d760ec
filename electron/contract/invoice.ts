import { z } from 'zod';

/**
 * What an invoice or receipt says, line by line, as text: `date` is `YYYY-MM-DD`, `amount` yuan with two decimals. A line
 * that is not known is empty. Fields and their shapes: upstream spec §8.1 (VAT) and §8.2 (财政医疗收费电子票据).
 */
export const invoiceLineSchema = z.enum(['code', 'number', 'check', 'date', 'amount']);
export type InvoiceLine = z.infer<typeof invoiceLineSchema>;

/** `vat`: a tax invoice. `e-receipt`: a receipt under the finance department. `paper`: only typed, of whatever kind. */
const invoiceKindSchema = z.enum(['vat', 'e-receipt', 'paper']);

/** Longest line: a number of twenty digits with blanks between. */
const line = z.string().max(32);

/** An invoice on its way: anything may still be missing or wrong. */
export const invoiceDraftSchema = z.object({
  kind: invoiceKindSchema,
  code: line,
  number: line,
  check: line,
  date: line,
  amount: line,
});
export type InvoiceDraft = z.infer<typeof invoiceDraftSchema>;

/** An invoice that the resident confirmed and the rules allowed. */
export const invoiceSchema = invoiceDraftSchema.extend({
  number: z.string().regex(/^(\d{8}|\d{10}|\d{20})$/),
  amount: z.string().regex(/^\d{1,8}\.\d{2}$/),
});
export type Invoice = z.infer<typeof invoiceSchema>;
