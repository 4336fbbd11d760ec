import { createHmac } from 'node:crypto';
import type { Invoice } from '../contract/invoice.ts';
import type { UsedInvoices } from '../core/ports/attachments.ts';
import { deriveKey } from './key-check.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

const PURPOSE = 'yibao-kiosk used-invoice 1';

/** The invoices that earlier cases had. Without the store's key the hashes cannot be tried out over all numbers. */
export function createUsedInvoices(database: StoreDatabase, writer: Writer, key: Uint8Array): UsedInvoices {
  const invoiceKey = deriveKey(key, PURPOSE);
  const hashOf = ({ code, number }: Pick<Invoice, 'code' | 'number'>): Buffer =>
    createHmac('sha256', invoiceKey).update(`${code}|${number}`).digest();
  const find = database.prepare<[Buffer], number>('SELECT 1 FROM used_invoice WHERE invoice = ?').pluck();
  const insert = database.prepare<[Buffer, string, number]>(
    'INSERT INTO used_invoice (invoice, receipt_number, used_at) VALUES (?, ?, ?) ON CONFLICT (invoice) DO NOTHING',
  );
  const release = database.prepare<[string]>('DELETE FROM used_invoice WHERE receipt_number = ?');
  return {
    isUsed: (invoice) => find.get(hashOf(invoice)) !== undefined,
    use: (invoices, receiptNumber, at) =>
      writer.write(() => {
        for (const invoice of invoices) insert.run(hashOf(invoice), receiptNumber, at);
      }),
    release: (receiptNumber) => void writer.write(() => release.run(receiptNumber)),
  };
}
