import { useEffect, useState } from 'react';
import type { County, Village, VillageGazetteer } from '../../electron/contract/village-gazetteer.ts';

/** One file for each place, fetched when its villages are first asked for. */
const files = import.meta.glob<VillageGazetteer>('../../resources/gazetteer/villages/*.json', {
  import: 'default',
});
const FOLDER = '../../resources/gazetteer/villages';

/** What lies in the place: its counties (one, where the place is a county itself), their townships, their villages. */
export type Villages =
  | { readonly state: 'missing' }
  | { readonly state: 'here'; readonly counties: readonly County[] };

const here = new Map<string, Promise<Villages>>();

/**
 * The counties, townships and villages of a place, fetched once and kept.
 * @param place six digits: a place with a file of its own, or a county inside one, of which only that county is given
 * @returns `missing` where no file covers the place or it could not be read; the next call asks again. Never rejects.
 */
export function villagesOf(place: string): Promise<Villages> {
  const asked = here.get(place) ?? load(place);
  here.set(place, asked);
  return asked;
}

async function load(place: string): Promise<Villages> {
  const file = files[`${FOLDER}/${place}.json`];
  const cityFile = files[`${FOLDER}/${place.slice(0, 4)}00.json`];
  try {
    const counties =
      file === undefined
        ? ((await cityFile?.())?.counties.filter(({ code }) => code === place) ?? [])
        : (await file()).counties;
    if (counties.length > 0) return { state: 'here', counties };
  } catch {
    // The file cannot be had now; whoever asks again may have better luck.
  }
  here.delete(place);
  return { state: 'missing' };
}

/** The villages of a place for a screen: `loading` until the file is here. */
export function useVillages(place: string): Villages | { readonly state: 'loading' } {
  const [known, setKnown] = useState<{ readonly place: string; readonly villages: Villages }>();
  useEffect(() => {
    let wanted = true;
    const fetchThem = async () => {
      const villages = await villagesOf(place);
      if (wanted) setKnown({ place, villages });
    };
    void fetchThem();
    return () => {
      wanted = false;
    };
  }, [place]);
  return known?.place === place ? known.villages : { state: 'loading' };
}

const COMMITTEE_OF_VILLAGE = /(?:村民委员会|村委会)$/;
const COMMITTEE_OF_COMMUNITY = /(?<=社区)(?:居民委员会|居委会)$/;
const COMMITTEE_OF_RESIDENTS = /居民委员会$/;

/**
 * A village's name as people say it: 塘村村委会 → 塘村, 长岭村委会 → 长岭村, 西街社区居委会 → 西街社区. A 居委会 that is no
 * 社区 keeps its word, because nothing else tells 镇西居委会 from the west of the town.
 */
export function shownVillage(name: string): string {
  const village = name.replace(COMMITTEE_OF_VILLAGE, '');
  if (village !== name) return /(?:村|社区)$/.test(village) ? village : `${village}村`;
  return name.replace(COMMITTEE_OF_COMMUNITY, '').replace(COMMITTEE_OF_RESIDENTS, '居委会');
}

/**
 * A township's list in two parts that every resident can choose between: those called a 村, and all others (社区、居委会, a farm's
 * quarter). Both keep the order of the list, which is the order of the township's own notices. No order by letters or strokes:
 * who cannot type pinyin cannot look a name up by it either, and a name that stays in its place is found again.
 */
export function villageGroups(all: readonly Village[]): {
  readonly communities: readonly Village[];
  readonly villages: readonly Village[];
} {
  const isVillage = ({ name }: Village): boolean => shownVillage(name).endsWith('村');
  return { communities: all.filter((one) => !isVillage(one)), villages: all.filter(isVillage) };
}
