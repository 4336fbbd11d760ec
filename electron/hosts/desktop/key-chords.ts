import type { Input } from 'electron';

/** Keys with a meaning of their own to a browser or a desktop, by `KeyboardEvent.key`. */
const refusedKeys = new Set([
  'ContextMenu',
  'PrintScreen',
  'Pause',
  'ScrollLock',
  'Help',
  'Find',
  'Print',
  'Open',
  'New',
  'Close',
  'Save',
  'Meta',
  'OS',
  'Super',
  'Hyper',
  'Power',
  'Sleep',
  'WakeUp',
  'Eject',
  'ZoomIn',
  'ZoomOut',
  'ZoomToggle',
]);
/** Families of such keys: function keys, and the keys of a multimedia keyboard. */
const refusedFamilies = /^(?:F\d{1,2}|Browser[A-Z]|Launch[A-Z]|Media[A-Z]|Audio[A-Z]|Brightness[A-Z])/;

/**
 * Whether a key must not reach the page. Residents type letters, digits and a few editing keys, so no chord with
 * Ctrl, Alt or Super has a use here: all are refused, not only the ones known to open something today.
 */
export function isRefusedKey(input: Pick<Input, 'key' | 'control' | 'alt' | 'meta'>): boolean {
  if (input.control || input.alt || input.meta) return true;
  return refusedKeys.has(input.key) || refusedFamilies.test(input.key);
}
