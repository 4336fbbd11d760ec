/** How far a home is chosen. Codes as in the gazetteer; group and house as typed, empty where there is none. */
export interface HomeDraft {
  readonly stage: HomeStage;
  readonly county: string;
  readonly township: string;
  readonly kind: 'village' | 'community' | '';
  readonly village: string;
  readonly group: string;
  readonly house: string;
}
/** One question each. `whole` shows what was answered before. */
export type HomeStage = 'county' | 'township' | 'kind' | 'village' | 'group' | 'house' | 'whole';

const NO_HOME: HomeDraft = {
  stage: 'county',
  county: '',
  township: '',
  kind: '',
  village: '',
  group: '',
  house: '',
};

/** The draft that an answer such as `341721101203-5-12` comes from; an empty one for any other text. */
export function homeDraftOf(answer: string): HomeDraft {
  const parts = /^(\d{12})-(\d{0,3})-(\d{0,4})$/.exec(answer);
  if (parts === null) return NO_HOME;
  const [, village = '', group = '', house = ''] = parts;
  return {
    stage: 'whole',
    county: village.slice(0, 6),
    township: village.slice(0, 9),
    kind: '',
    village,
    group,
    house,
  };
}

/** The answer that a draft stands for; empty while no village is chosen. */
export function answerOfHome({ village, group, house }: HomeDraft): string {
  return village === '' ? '' : `${village}-${group}-${house}`;
}

/** A draft as the page keeps it, and back; what cannot be read is an empty one. */
export const homeText = (draft: HomeDraft): string => JSON.stringify(draft);
export function homeFromText(text: string): HomeDraft {
  return text === '' ? NO_HOME : { ...NO_HOME, ...(JSON.parse(text) as Partial<HomeDraft>) };
}
