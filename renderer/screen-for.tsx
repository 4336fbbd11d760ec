import type { ReactElement } from 'react';
import type { Screen } from '../electron/contract/status.ts';
import { ActivationScreen } from './screens/activation.tsx';
import { AtTheCounterScreen } from './screens/at-the-counter.tsx';
import { AttendantCardScreen } from './screens/attendant-card.tsx';
import { AttendantDeskScreen } from './screens/attendant-desk.tsx';
import { AttendantMachineScreen } from './screens/attendant-machine.tsx';
import { AttendantPinScreen } from './screens/attendant-pin.tsx';
import { type CasePage, CasePages, isCasePage } from './screens/case-pages.tsx';
import { CheckAnswersScreen } from './screens/check-answers.tsx';
import { CommitmentScreen } from './screens/commitment.tsx';
import { DeviceTroubleScreen } from './screens/device-trouble.tsx';
import { ElsewhereScreen } from './screens/elsewhere.tsx';
import { EnquiryScreen } from './screens/enquiry.tsx';
import { FarewellScreen } from './screens/farewell.tsx';
import { GuideScreen } from './screens/guide.tsx';
import { HomeScreen } from './screens/home.tsx';
import { IdentifyScreen } from './screens/identify.tsx';
import { InvoicesScreen } from './screens/invoices.tsx';
import { MaterialsScreen } from './screens/materials.tsx';
import { NoCardScreen } from './screens/no-card.tsx';
import { NoticeScreen } from './screens/notice.tsx';
import { OutOfServiceScreen } from './screens/out-of-service.tsx';
import { QuestionScreen } from './screens/question.tsx';
import { RateScreen } from './screens/rate.tsx';
import { RateWhyScreen } from './screens/rate-why.tsx';
import { RecordScreen } from './screens/record.tsx';
import { ResultScreen } from './screens/result.tsx';
import { SecondCheckScreen } from './screens/second-check.tsx';
import { SignatureScreen } from './screens/signature.tsx';
import { WelcomeScreen } from './screens/welcome.tsx';

/**
 * Status in, exactly one screen out. The compiler refuses a state without a screen.
 * A question is keyed by its step, so that two in a row never share what was typed.
 */
export function screenFor(screen: Screen): ReactElement {
  return isCasePage(screen) ? <CasePages screen={screen} /> : pageFor(screen);
}

function pageFor(screen: Exclude<Screen, CasePage>): ReactElement {
  switch (screen.name) {
    case 'welcome':
      return <WelcomeScreen />;
    case 'identify':
      return <IdentifyScreen screen={screen} />;
    case 'no-card':
      return <NoCardScreen />;
    case 'home':
      return <HomeScreen screen={screen} />;
    case 'at-the-counter':
      return <AtTheCounterScreen screen={screen} />;
    case 'elsewhere':
      return <ElsewhereScreen screen={screen} />;
    case 'record':
      return <RecordScreen screen={screen} />;
    case 'enquiry':
      return <EnquiryScreen screen={screen} />;
    case 'notice':
      return <NoticeScreen screen={screen} />;
    case 'guide':
      return <GuideScreen screen={screen} />;
    case 'question':
      return <QuestionScreen key={screen.step} screen={screen} />;
    case 'signature':
      return <SignatureScreen key={screen.step} screen={screen} />;
    case 'materials':
      return <MaterialsScreen key={screen.step} screen={screen} />;
    case 'invoices':
      return <InvoicesScreen key={screen.step} screen={screen} />;
    case 'activation':
      return <ActivationScreen screen={screen} />;
    case 'commitment':
      return <CommitmentScreen screen={screen} />;
    case 'second-check':
      return <SecondCheckScreen screen={screen} />;
    case 'check-answers':
      return <CheckAnswersScreen screen={screen} />;
    case 'result':
      return <ResultScreen screen={screen} />;
    case 'rate':
      return <RateScreen />;
    case 'rate-why':
      return <RateWhyScreen screen={screen} />;
    case 'farewell':
      return <FarewellScreen screen={screen} />;
    case 'device-trouble':
      return <DeviceTroubleScreen screen={screen} />;
    case 'attendant-card':
      return <AttendantCardScreen screen={screen} />;
    case 'attendant-pin':
      return <AttendantPinScreen screen={screen} />;
    case 'attendant-desk':
      return <AttendantDeskScreen screen={screen} />;
    case 'attendant-machine':
      return <AttendantMachineScreen screen={screen} />;
    case 'out-of-service':
      return <OutOfServiceScreen screen={screen} />;
  }
}
