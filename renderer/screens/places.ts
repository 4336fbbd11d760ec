import { useEffect, useState } from 'react';
import type { Gazetteer } from '../../electron/contract/catalogue.ts';

/** The list is a file of its own, fetched when the first place is asked for. */
const files = import.meta.glob<Gazetteer>('../../resources/gazetteer/cities.json', { import: 'default' });

export type Places =
  | { readonly state: 'loading' }
  | { readonly state: 'missing' }
  | { readonly state: 'here'; readonly provinces: Gazetteer['provinces'] };

let kept: Places = { state: 'loading' };

async function load(): Promise<Places> {
  const file = Object.values(files)[0];
  if (file === undefined) return { state: 'missing' };
  try {
    return { state: 'here', provinces: (await file()).provinces };
  } catch {
    return { state: 'missing' };
  }
}

/** Fetches the list while the page has nothing else to do, so that the first question about a place finds it here. */
export function usePlacesSoon(): void {
  useEffect(() => {
    if (kept.state === 'here') return undefined;
    const fetchThem = async () => {
      kept = await load();
    };
    const asked = requestIdleCallback(() => void fetchThem());
    return () => cancelIdleCallback(asked);
  }, []);
}

/** Provinces and cities of the gazetteer, fetched once. */
export function usePlaces(): Places {
  const [places, setPlaces] = useState(kept);
  useEffect(() => {
    if (places.state === 'here') return undefined;
    let wanted = true;
    const fetchThem = async () => {
      kept = await load();
      if (wanted) setPlaces(kept);
    };
    void fetchThem();
    return () => {
      wanted = false;
    };
  }, [places.state]);
  return places;
}
