/** China keeps one civil time, UTC+8 without summer time since 1991; the machine's own time zone does not matter. */
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

/** An instant (epoch ms) as the platform writes it: Beijing time, `yyyy-MM-dd HH:mm:ss`, 19 characters. */
export function beijingTime(at: number): string {
  return new Date(at + BEIJING_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
