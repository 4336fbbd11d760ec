import type { IdCard, ResidentCard } from '../../../electron/contract/id-card.ts';
import { withCheck } from '../upstream/id-number.ts';
import { syntheticResidents } from '../upstream/synthetic-residents.ts';
import { SimulatedSocialCard, type SocialCardData, type SocialCardQuirks } from './social-card.ts';
import type { SimulatedCard } from './vpcd-wire.ts';

/** A fictional holder: a name nobody has, a division that is none, a sequence number that is not given out. */
function invented(version: SocialCardData['version'], name: string, birth: string): SocialCardData {
  return {
    version,
    identification: '99010100000000000000000000000000',
    issued: '20160101',
    validUntil: '20360101',
    cardNumber: 'A0000000Z',
    number: withCheck(`990101${birth}998`),
    name,
    sex: '2',
    nation: '01',
    birthplace: '990101',
    birth,
  };
}

/** The invented holders, by the name of their card. */
export const presetHolders = {
  v1: invented('1.00', '测试甲', '19560504'),
  v2: invented('2.00', '测试乙', '19620228'),
  v3: invented('3.00', '测试丙', '19700630'),
  'rare-name': invented('2.00', '示例䶮喆', '19481231'),
  'long-name': invented('2.00', '示例阿不都热合曼·买买提吐尔逊江·样', '19790808'),
} as const satisfies Record<string, SocialCardData>;

const { v1, v2, v3 } = presetHolders;

/** Answers nothing but the selection of a payment application, as a bank card does. */
const foreignCard = (): SimulatedCard => ({
  atr: Uint8Array.of(0x3b, 0x00),
  answer: () => Uint8Array.of(0x6a, 0x82),
});

/** A reader of ID cards would ask it for pages (`FF B0`); it knows nothing of chip files. */
const wordlessCard = (): SimulatedCard => ({
  atr: Uint8Array.of(0x3b, 0x00),
  answer: () => Uint8Array.of(0x6d, 0x00),
});

const social =
  (data: SocialCardData, quirks: SocialCardQuirks = {}) =>
  (): SimulatedCard =>
    new SimulatedSocialCard(data, quirks);

/** Tags that third-generation cards hold back without a security module: number and name. */
const HELD_BACK = [0x08, 0x09, 0x0d];

const presetMakers: Readonly<Record<string, () => SimulatedCard>> = {
  v1: social(v1),
  v2: social(v2),
  'v1-by-number': social(v1, { byTag: false, exactLength: true }),
  'v2-by-number': social(v2, { byTag: false }),
  'v2-p1-00': social(v2, { fileP1: '00' }),
  'v2-p1-02': social(v2, { fileP1: '02' }),
  'v2-61xx': social(v2, { fetched: 'whole' }),
  'v2-61xx-in-two': social(v2, { fetched: 'in-two' }),
  'v2-6cxx': social(v2, { exactLength: true }),
  'v3-open': social(v3),
  'v3-without-module': social(v3, { guarded: { tags: HELD_BACK, by: 'empty' } }),
  'v3-refusing': social(v3, { guarded: { tags: HELD_BACK, by: 'refusal' } }),
  'rare-name': social(presetHolders['rare-name']),
  'long-name': social(presetHolders['long-name']),
  'wrong-number': social({
    ...v2,
    number: `${v2.number.slice(0, -1)}${v2.number.endsWith('1') ? '2' : '1'}`,
  }),
  'other-birth': social({ ...v2, birth: '19620301' }),
  'without-end': social(v2, { withoutEnd: true }),
  'cut-records': social(v2, { cut: 3 }),
  foreign: foreignCard,
  wordless: wordlessCard,
};

/** The social-security card of a resident that the sandbox platform knows. */
function cardOf(card: ResidentCard): SocialCardData {
  return {
    ...invented('2.00', card.name, card.birth.replaceAll('-', '')),
    number: card.number,
    sex: card.sex === 'male' ? '1' : '2',
    nation: card.nation.code,
  };
}

const isResident = (card: IdCard): card is ResidentCard => card.kind === 'resident';

/** A card by name: one of the above, or that of a resident of the sandbox platform, e.g. `dongzhi-1`. */
export function cardNamed(name: string): SimulatedCard | undefined {
  const preset = presetMakers[name];
  if (preset !== undefined) return preset();
  const resident = syntheticResidents.find(({ id }) => id === name)?.card;
  return resident !== undefined && isResident(resident)
    ? new SimulatedSocialCard(cardOf(resident))
    : undefined;
}

/** Every name `cardNamed` knows. */
export const cardNames = (): readonly string[] => [
  ...Object.keys(presetMakers),
  ...syntheticResidents.filter(({ card }) => isResident(card)).map(({ id }) => id),
];
