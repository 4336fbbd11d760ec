import { activationWords as say } from '../copy/activation.ts';
import { ObstaclePage } from './activation-obstacle.tsx';
import { BeginPage, ChannelsPage, FamilyPage, StepsPage, StuckPage } from './activation-pages.tsx';
import { ActivatedPage, CheckingPage, ShowPage } from './activation-proof.tsx';
import type { ScreenProps } from './screen-of.ts';

/** 激活医保码: one page for each thing that is asked, told or shown. */
export function ActivationScreen({ screen }: ScreenProps<'activation'>) {
  switch (screen.page) {
    case 'begin':
      return <BeginPage screen={screen} />;
    case 'channels':
      return <ChannelsPage screen={screen} />;
    case 'steps':
      return <StepsPage screen={screen} />;
    case 'stuck':
      return <StuckPage screen={screen} />;
    case 'family':
      return <FamilyPage screen={screen} />;
    case 'show':
      return <ShowPage screen={screen} />;
    case 'checking':
      return <CheckingPage screen={screen} />;
    case 'activated':
      return <ActivatedPage screen={screen} />;
    case 'no-phone':
      return <ObstaclePage screen={screen} words={say.noPhone} instead="family" />;
    case 'face-fails':
      return <ObstaclePage screen={screen} words={say.faceFails} instead="family" />;
    case 'asked-for-money':
      return <ObstaclePage screen={screen} words={say.money} instead="channels" />;
  }
}
