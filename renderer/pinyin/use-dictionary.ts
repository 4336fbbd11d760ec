import { useEffect, useState } from 'react';
import type { Dictionary } from './dictionary.ts';
import { loadDictionary } from './load-dictionary.ts';

export type DictionaryState =
  | { readonly state: 'opening' }
  | { readonly state: 'unavailable' }
  | { readonly state: 'here'; readonly dictionary: Dictionary };

/** The dictionary for a place, as far as it is here. */
export function useDictionary(
  place: string | undefined,
  open: (place?: string) => Promise<Dictionary | undefined> = loadDictionary,
): DictionaryState {
  const [known, setKnown] = useState<DictionaryState>({ state: 'opening' });
  useEffect(() => {
    let wanted = true;
    const fetchIt = async () => {
      const dictionary = await open(place);
      if (wanted)
        setKnown(dictionary === undefined ? { state: 'unavailable' } : { state: 'here', dictionary });
    };
    void fetchIt();
    return () => {
      wanted = false;
    };
  }, [place, open]);
  return known;
}
