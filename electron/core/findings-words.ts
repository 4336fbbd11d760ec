import type { Catalogue } from '../contract/catalogue.ts';
import type { Employer, Findings, Rights, ShownFindings } from '../contract/enquiry.ts';
import type { Premium } from '../contract/premium.ts';
import type { ReceiptBlock } from '../contract/receipt.ts';
import { dayInWords, dayOf } from './days.ts';
import type { SlipContent } from './effects.ts';
import { inWords, yuan } from './record-words.ts';
import { coreWords, worded } from './words.ts';

const { findings: words } = coreWords;

type Part = ShownFindings[number];
type Row = Part['rows'][number];

/** Newest first, each payment and each treatment a part of its own. */
function rightsInWords(catalogue: Catalogue, { contributions, benefits }: Rights): Part[] {
  const paid = contributions
    .toSorted((a, b) => b.year.localeCompare(a.year))
    .map(({ year, insuranceType, own, subsidy, paidOn }): Part => {
      const rows: Row[] = [
        { label: words.insurance, shown: inWords(catalogue, 'insurance-type', insuranceType) },
        { label: words.own, shown: yuan(own) },
        { label: words.subsidy, shown: yuan(subsidy) },
      ];
      if (paidOn !== undefined) rows.push({ label: words.paidOn, shown: dayInWords(paidOn) });
      return { heading: worded(words.paidFor, { year }), rows };
    });
  if (paid.length === 0) paid.push({ heading: words.noPayment, rows: [] });
  if (benefits === undefined) return paid;
  const treated = benefits
    .toSorted((a, b) => b.from.localeCompare(a.from))
    .map(
      ({ from, kind, total, fund, own }): Part => ({
        heading: worded(words.treatedOn, { day: dayInWords(from) }),
        rows: [
          { label: words.kind, shown: inWords(catalogue, 'medical-type', kind) },
          { label: words.total, shown: yuan(total) },
          { label: words.fund, shown: yuan(fund) },
          { label: words.self, shown: yuan(own) },
        ],
      }),
    );
  return [...paid, ...(treated.length === 0 ? [{ heading: words.noBenefit, rows: [] }] : treated)];
}

function employerInWords(catalogue: Catalogue, employer: Employer): Part[] {
  const insurances = employer.insurances.map((code) => inWords(catalogue, 'insurance-type', code));
  const [year, month] = employer.paidUntil?.split('-') ?? [];
  const rows: Row[] = [
    { label: words.standing, shown: coreWords.standing[employer.standing] },
    { label: words.place, shown: inWords(catalogue, 'insured-place', employer.insuredPlace) },
    ...insurances.map((shown) => ({ label: words.insurance, shown })),
    { label: words.insured, shown: worded(words.people, { count: employer.insured }) },
  ];
  if (year !== undefined && month !== undefined) {
    const until = worded(words.month, { year: Number(year), month: Number(month) });
    rows.push({ label: words.paidUntil, shown: until });
  }
  return [{ heading: employer.name, rows }];
}

/** A sum that no notice has set yet is said to be awaited. */
const orAwaited = (sum: number | 'unknown' | undefined): string =>
  sum === undefined || sum === 'unknown' ? words.awaited : yuan(sum);

const monthDay = (text: string): string => {
  const [month, day] = text.split('-');
  return worded(words.monthDay, { month: Number(month), day: Number(day) });
};

/** What is due, until when, how long a wait is, and where it is paid; nobody pays here. */
function premiumInWords({ coverYear, individual, relief, due, publicSubsidy, ...rest }: Premium): Part[] {
  const { window, waitMonths, channels } = rest;
  const until = worded(words.fromUntil, { from: monthDay(window.from), until: monthDay(window.until) });
  const wait = waitMonths === 0 ? words.noWait : worded(words.waitMonths, { count: waitMonths });
  return [
    {
      heading: worded(words.premiumFor, { year: coverYear }),
      rows: [
        { label: words.individual, shown: orAwaited(individual) },
        ...(relief === undefined ? [] : [{ label: words.relief, shown: orAwaited(relief) }]),
        { label: words.due, shown: orAwaited(due) },
        { label: words.publicSubsidy, shown: orAwaited(publicSubsidy) },
      ],
    },
    {
      heading: words.whenAndWhere,
      rows: [
        { label: words.window, shown: until },
        { label: words.wait, shown: wait },
        ...channels.map((name, at) => ({ label: at === 0 ? words.channels : '', shown: name })),
        { label: words.note, shown: words.local },
      ],
    },
  ];
}

/** Findings as screens and slips show them. */
export function findingsInWords(catalogue: Catalogue, findings: Findings): ShownFindings {
  switch (findings.of) {
    case 'rights':
      return rightsInWords(catalogue, findings.rights);
    case 'employer':
      return employerInWords(catalogue, findings.employer);
    case 'premium':
      return premiumInWords(findings.premium);
  }
}

/** Findings on paper, and from which day they are where they were kept. */
export function findingsOnPaper(catalogue: Catalogue, { enquiry }: SlipContent): ReceiptBlock[] {
  if (enquiry?.shown.state !== 'found') return [];
  const { findings, origin } = enquiry.shown;
  const blocks = findingsInWords(catalogue, findings).flatMap(({ heading, rows }): ReceiptBlock[] => [
    { kind: 'rule' },
    { kind: 'text', text: heading, bold: true },
    ...rows.map(({ label, shown }): ReceiptBlock => ({ kind: 'row', label, value: shown })),
  ]);
  if (origin?.from !== 'cache') return blocks;
  const day = dayInWords(dayOf(origin.keptAt));
  return [...blocks, { kind: 'text', text: worded(coreWords.paper.kept, { day }) }];
}
