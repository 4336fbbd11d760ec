import type { Timers } from '../transport/transport.ts';
import { IppClient, type IppFailure } from './ipp-client.ts';
import { wordsOf } from './ipp-codec.ts';
import { isGone, isSuccess, printerFailureOf } from './ipp-status.ts';

/** A queue of a print service. */
export interface ListedPrinter {
  readonly name: string;
  /** Where it is reached: an address of kind `ipp`. */
  readonly url: string;
  /** `printer-make-and-model`. */
  readonly model?: string;
}

export type ListedPrinters =
  | { readonly ok: true; readonly printers: readonly ListedPrinter[] }
  | { readonly ok: false; readonly failure: IppFailure };

/** The queue's path at the service that was asked: it names itself by a host name that may mean nothing here. */
function urlAt(service: string, uri: string): string {
  return new URL(new URL(uri).pathname, service).href;
}

/**
 * Lists the queues of a print service, e.g. `http://127.0.0.1:631/`, by CUPS-Get-Printers. A service without queues gives
 * an empty list, no service `document-printer-not-found`.
 */
export async function listIppPrinters(
  cupsUrl: string,
  timeoutMs: number,
  timers: Timers,
): Promise<ListedPrinters> {
  const signal = new AbortController().signal;
  const client = new IppClient({ url: cupsUrl, requestMs: timeoutMs, timers, signal });
  const asked = await client.ask('CUPS-Get-Printers', {
    'requested-attributes': ['printer-name', 'printer-uri-supported', 'printer-make-and-model'],
  });
  if (!asked.ok) return { ok: false, failure: asked.failure };
  const { status, printers } = asked.value;
  if (isGone(status)) return { ok: true, printers: [] };
  if (!isSuccess(status)) return { ok: false, failure: printerFailureOf(status) };
  return {
    ok: true,
    printers: printers.flatMap((attributes) => {
      const [name] = wordsOf(attributes, 'printer-name');
      const [uri] = wordsOf(attributes, 'printer-uri-supported');
      const [model] = wordsOf(attributes, 'printer-make-and-model');
      if (name === undefined || uri === undefined || !URL.canParse(uri)) return [];
      return [{ name, url: urlAt(cupsUrl, uri), ...(model === undefined ? {} : { model }) }];
    }),
  };
}
