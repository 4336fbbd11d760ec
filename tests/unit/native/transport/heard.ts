import type { TransportListener } from '../../../../native/transport/transport.ts';

/** What a link told its listener. */
export class Heard implements TransportListener {
  readonly pieces: Uint8Array[] = [];
  losses = 0;

  get received(): number[] {
    return this.pieces.flatMap((piece) => [...piece]);
  }

  data(bytes: Uint8Array): void {
    this.pieces.push(bytes);
  }

  lost(): void {
    this.losses += 1;
  }
}
