import { demonstrationAttendant } from './attendant.ts';
import type { Desk, PanelAction, PanelState } from './panel-server.ts';
import type { Simulators } from './simulators.ts';
import { voucherCodeOf } from './voucher-code.ts';

/** Slow enough to be seen on screen, quick enough to stay within the kiosk's read time-out. */
const SLOW_MS = 4_000;
/** What a busy platform asks for before the next try. */
const BUSY_MS = 3_000;

/** The simulators as one desk, remembering which card it laid down and how the platform was told to behave. */
export function createDesk(
  simulators: Pick<Simulators, 'reader' | 'printer' | 'scanner' | 'upstream' | 'voucher'>,
): Desk {
  const { reader, printer, scanner, upstream, voucher } = simulators;
  let decoding: PanelState['voucher'] = 'normal';
  let card: string | null = null;
  let platform: PanelState['platform'] = 'normal';

  const act = async (action: PanelAction): Promise<void> => {
    switch (action.action) {
      case 'lay':
        if (card !== null) await reader.lift();
        await reader.lay(
          action.resident === demonstrationAttendant.id ? demonstrationAttendant.card : action.resident,
        );
        card = action.resident;
        return;
      case 'lift':
        await reader.lift();
        card = null;
        return;
      case 'show-code':
        await scanner.show(voucherCodeOf(action.resident, action.nth).text);
        return;
      case 'voucher':
        await voucher.setListening(action.mode !== 'down');
        if (action.mode !== 'down') await voucher.behave(action.mode);
        decoding = action.mode;
        return;
      case 'paper':
        await printer.setPaper(action.paper);
        return;
      case 'cover':
        await printer.setCover(action.cover === 'open');
        return;
      case 'take-slips':
        await printer.takeSlips();
        return;
      case 'platform':
        await upstream.behave(behaviourOf(action.mode));
        platform = action.mode;
        return;
    }
  };
  return {
    act,
    async state() {
      const [look, slips, counters] = await Promise.all([
        printer.look(),
        printer.slips(),
        upstream.counters(),
      ]);
      return {
        card,
        paper: look.paper,
        cover: look.coverOpen ? 'open' : 'closed',
        platform,
        voucher: decoding,
        cases: counters.cases.applied,
        slips: slips.filter(({ taken }) => !taken).map(({ id, complete }) => picturePath(id, complete)),
      };
    },
    slipPicture: (number) => printer.slipPicture(number),
  };
}

/** A slip that still hangs in the printer changes under its number; its picture is asked for again when it is cut off. */
function picturePath(id: number, complete: boolean): string {
  return complete ? `/slips/${id}` : `/slips/${id}?printing`;
}

function behaviourOf(mode: PanelState['platform']): Parameters<Simulators['upstream']['behave']>[0] {
  if (mode === 'slow') return { mode, ms: SLOW_MS };
  if (mode === 'busy') return { mode, ms: BUSY_MS };
  return { mode };
}
