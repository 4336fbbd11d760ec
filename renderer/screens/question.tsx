import { ChoiceQuestion } from './question-choice.tsx';
import { CityQuestion } from './question-city.tsx';
import { DayQuestion } from './question-day.tsx';
import { DigitsQuestion } from './question-digits.tsx';
import type { ScreenProps } from './screen-of.ts';

/** One question of a journey; the form decides how it is answered, the station whether the answer may stand. */
export function QuestionScreen({ screen }: ScreenProps<'question'>) {
  const { form } = screen;
  switch (form.form) {
    case 'choice':
      return <ChoiceQuestion screen={screen} options={form.options} />;
    case 'city':
      return <CityQuestion screen={screen} />;
    case 'day':
      return <DayQuestion screen={screen} />;
    case 'digits':
      return <DigitsQuestion screen={screen} groups={form.groups} />;
  }
}
