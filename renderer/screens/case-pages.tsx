import type { ReactElement } from 'react';
import type { Screen } from '../../electron/contract/status.ts';
import { CaseScreen } from './case.tsx';
import { CaseNumberScreen } from './case-number.tsx';
import { CaseWithdrawnScreen } from './case-withdrawn.tsx';
import { CasesScreen } from './cases.tsx';
import type { ScreenOf } from './screen-of.ts';
import { WithdrawCaseScreen } from './withdraw-case.tsx';

export type CasePage = ScreenOf<'cases' | 'case-number' | 'case' | 'withdraw-case' | 'case-withdrawn'>;

const NAMES: Readonly<Record<CasePage['name'], true>> = {
  cases: true,
  'case-number': true,
  case: true,
  'withdraw-case': true,
  'case-withdrawn': true,
};

/** Whether a screen is one of 办理进度, or of taking a case back. */
export function isCasePage(screen: Screen): screen is CasePage {
  return screen.name in NAMES;
}

/** The pages of 办理进度, and of taking a case back. */
export function CasePages({ screen }: { readonly screen: CasePage }): ReactElement {
  switch (screen.name) {
    case 'cases':
      return <CasesScreen screen={screen} />;
    case 'case-number':
      return <CaseNumberScreen screen={screen} />;
    case 'case':
      return <CaseScreen screen={screen} />;
    case 'withdraw-case':
      return <WithdrawCaseScreen screen={screen} />;
    case 'case-withdrawn':
      return <CaseWithdrawnScreen screen={screen} />;
  }
}
