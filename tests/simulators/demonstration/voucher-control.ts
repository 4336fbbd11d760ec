import type { VoucherBehaviour } from '../voucher/behaviour.ts';
import type { Control } from './control.ts';

/** What a hand can do at the simulated decoding of e-vouchers. */
export interface VoucherControl {
  behave(mode: VoucherBehaviour): Promise<unknown>;
  /** Off: nothing listens at the bridge's address any more. */
  setListening(listening: boolean): Promise<unknown>;
  state(): Promise<{ readonly mode: VoucherBehaviour; readonly questions: number }>;
  reset(): Promise<unknown>;
}

export function voucherControl(control: Control): VoucherControl {
  return {
    behave: (mode) => control.post('/order', { mode }),
    setListening: (listening) => control.post('/order', { listening }),
    state: () => control.get('/state'),
    reset: () => control.post('/reset'),
  };
}
