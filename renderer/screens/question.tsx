import { useState } from 'react';
import { AmountQuestion } from './question-amount.tsx';
import { ChoiceQuestion } from './question-choice.tsx';
import { CityQuestion } from './question-city.tsx';
import { CodeQuestion } from './question-code.tsx';
import { DayQuestion } from './question-day.tsx';
import { DigitsQuestion } from './question-digits.tsx';
import { IdNumberQuestion } from './question-id-number.tsx';
import { RememberedQuestion } from './question-remembered.tsx';
import { RosterQuestion } from './question-roster.tsx';
import { TextQuestion } from './question-text.tsx';
import { VillageQuestion } from './question-village.tsx';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

/** One question of a journey; the form decides how it is answered, the station whether the answer may stand. */
export function QuestionScreen({ screen }: ScreenProps<'question'>) {
  const [again, setAgain] = useState(false);
  const { remembered } = screen;
  if (remembered !== undefined && !again)
    return <RememberedQuestion screen={screen} shown={remembered.shown} onChange={() => setAgain(true)} />;
  return <Asked screen={screen} />;
}

function Asked({ screen }: { readonly screen: ScreenOf<'question'> }) {
  const { form } = screen;
  switch (form.form) {
    case 'choice':
      return <ChoiceQuestion screen={screen} options={form.options} />;
    case 'city':
      return <CityQuestion screen={screen} />;
    case 'village':
      return <VillageQuestion screen={screen} />;
    case 'day':
      return <DayQuestion screen={screen} />;
    case 'digits':
      return <DigitsQuestion screen={screen} groups={form.groups} />;
    case 'code':
      return <CodeQuestion screen={screen} groups={form.groups} />;
    case 'id-number':
      return <IdNumberQuestion screen={screen} />;
    case 'amount':
      return <AmountQuestion screen={screen} />;
    case 'roster':
      return <RosterQuestion screen={screen} />;
    case 'text':
      return <TextQuestion screen={screen} context={form.context} most={form.most} />;
  }
}
