import { useState } from 'react';
import { useScene } from './scene.ts';

/**
 * A draft answer that survives covers and leaves: what was typed is never lost.
 * @param key unique within the service
 * @param initial what to start from: the answer given before, or nothing
 */
export function useDraft(key: string, initial: string): readonly [string, (next: string) => void] {
  const { drafts, status } = useScene();
  const whole = 'service' in status.screen ? `${status.screen.service.id}:${key}` : key;
  const [value, setValue] = useState(() => drafts.get(whole) ?? initial);
  const keep = (next: string) => {
    drafts.set(whole, next);
    setValue(next);
  };
  return [value, keep];
}
