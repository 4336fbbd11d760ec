import { openSync, read, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Answer, type GuestNews, guestNow, type NumberedOrder } from '../guest-messages.ts';
import { JsonLines, jsonLine } from '../json-lines.ts';

const PORTS = '/sys/class/virtio-ports';
const LARGEST_READ = 65_536;
const readBytes = promisify(read);

/** The guest's end of a virtio port: orders in, answers and news out. */
export class GuestPort {
  readonly #fd: number;

  /** Throws where the machine has no port of that name. */
  constructor(name: string) {
    const node = readdirSync(PORTS).find(
      (port) => readFileSync(join(PORTS, port, 'name'), 'utf8').trim() === name,
    );
    if (node === undefined) throw new Error(`no port ${name}`);
    this.#fd = openSync(join('/dev', node), 'r+');
  }

  tell(news: GuestNews): void {
    this.#send(news);
  }

  /** Obeys orders, one after the other, until the machine is switched off. */
  async serve(obey: (order: never) => unknown): Promise<void> {
    const lines = new JsonLines();
    const buffer = Buffer.alloc(LARGEST_READ);
    this.tell({ news: 'up' });
    for (;;) {
      const { bytesRead } = await readBytes(this.#fd, buffer, 0, buffer.length, null);
      if (bytesRead === 0) return;
      for (const message of lines.take(buffer.subarray(0, bytesRead))) {
        const { id, order } = message as NumberedOrder<never>;
        this.#send(await answerTo(id, () => obey(order)));
      }
    }
  }

  #send(message: Answer | GuestNews): void {
    let rest = jsonLine(message);
    while (rest.length > 0) rest = rest.subarray(writeSync(this.#fd, rest));
  }
}

async function answerTo(id: number, obey: () => unknown): Promise<Answer> {
  try {
    const result = (await obey()) ?? null;
    return { id, at: guestNow(), result };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
