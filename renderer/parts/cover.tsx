import { useEffect, useState } from 'react';
import { words } from '../copy/words.ts';
import * as css from './cover.css.ts';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';
import { useScene } from './scene.ts';

/** Half of what is shown, so that a second is never skipped for the eye. */
const COUNTDOWN_TICK_MS = 500;

/** A calm page without anything of a resident. */
export function CalmPage({ heading, lead }: { readonly heading: string; readonly lead?: string }) {
  return (
    <div className={css.cover} role="status">
      <h1 className={css.heading}>{heading}</h1>
      {lead !== undefined && <p className={css.lead}>{lead}</p>}
    </div>
  );
}

/** Private data is gone from the page; any touch brings it back. */
export function Covered() {
  return <CalmPage heading={words.idle.covered} lead={words.idle.coveredLead} />;
}

/** 您还在吗？ with the seconds left, and one big way to say yes. */
export function Warned({ endsAt }: { readonly endsAt: number }) {
  const { client, now } = useScene();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), COUNTDOWN_TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((endsAt - now()) / 1000));
  return (
    <div className={css.cover}>
      <div className={css.alert} role="alert">
        <Icon name="time" />
        <h1 className={css.heading}>{words.idle.warned}</h1>
      </div>
      <p className={css.lead}>{words.idle.seconds({ seconds })}</p>
      <Press kind="main" onPress={() => client.stay()}>
        {words.idle.here}
      </Press>
    </div>
  );
}
