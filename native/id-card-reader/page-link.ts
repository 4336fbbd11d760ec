import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import type { SmartCardTransport, Timers } from '../transport/transport.ts';
import { PcscPagesDialect } from './pcsc-pages-dialect.ts';
import type { OpenedLink } from './reader-link.ts';

/** Opens the slot of a PC/SC reader; the service's word for a card that comes or goes is news. */
export async function openPageLink(
  transport: SmartCardTransport,
  profile: IdCardReaderProfile,
  timers: Timers,
  onNews: () => void,
): Promise<OpenedLink> {
  const dialect = new PcscPagesDialect(transport, profile, timers);
  let lost = false;
  const outcome = await transport.open({
    inserted: (atr) => {
      dialect.inserted(atr);
      onNews();
    },
    removed: () => {
      dialect.removed();
      onNews();
    },
    lost: () => {
      lost = true;
      dialect.lost();
      onNews();
    },
  });
  if (!outcome.ok) return outcome;
  return {
    ok: true,
    link: {
      isLost: () => lost,
      // The service vouches for the reader: there is nothing to ask it.
      findReader: () => Promise.resolve(lost ? undefined : { dialect }),
      close: () => transport.close(),
    },
  };
}
