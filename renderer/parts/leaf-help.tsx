import { useEffect, useRef } from 'react';
import type { Screen } from '../../electron/contract/status.ts';
import { attendantWords } from '../copy/attendant.ts';
import { helpWords } from '../copy/settings.ts';
import { words } from '../copy/words.ts';
import { paragraphBlock } from './blocks.tsx';
import { type Action, Frame } from './frame.tsx';
import type { LeafProps } from './leaf.tsx';
import { rowWithPress } from './row-with-press.tsx';
import { useScene } from './scene.ts';

/** Whether a service is open whose page does not lead to its guide by itself. */
function hasGuide(screen: Screen): boolean {
  return 'service' in screen && screen.name !== 'notice' && screen.name !== 'guide';
}

/** Beside three actions from this size on, px, there is one page, and on it no room for the word that nothing is lost … */
const CROWDED_PX = 90;
/** … and from this one on none for the guide; it is then reached from the notice, or in smaller letters. */
const FULL_PX = 112;

/**
 * Somebody has been called: how long it usually takes, where the hall says so, and that nothing is lost. The call can be taken
 * back; when an attendant has answered it, this page goes by itself.
 */
export function HelpLeaf({ onClose }: Pick<LeafProps, 'onClose'>) {
  const { metrics, status, client } = useScene();
  const called = status.help.state === 'called';
  const wasCalled = useRef(called);
  useEffect(() => {
    if (wasCalled.current && !called) onClose();
    wasCalled.current = called;
  }, [called, onClose]);
  const { answerMinutes } = status.site;
  const sizeBeside = metrics.composition === 'beside' ? metrics.text : 0;
  const guided = hasGuide(status.screen) && sizeBeside < FULL_PX;
  const wait = answerMinutes === undefined ? [] : [helpWords.wait({ minutes: answerMinutes })];
  const all = [...wait, helpWords.keep];
  const lines = sizeBeside < CROWDED_PX ? all : all.slice(0, 1);
  const staff: Action = {
    label: attendantWords.iAmStaff,
    onPress: () => {
      onClose();
      client.openAttendant();
    },
    kind: 'quiet',
  };
  const takeBack: Action = {
    label: helpWords.takeBack,
    onPress: () => {
      client.takeBackHelp();
      onClose();
    },
    kind: 'quiet',
  };
  const guide = rowWithPress(metrics, {
    key: 'guide',
    label: words.guide.heading,
    second: words.guide.about,
    press: words.guide.open,
    onPress: () => {
      onClose();
      client.openGuide();
    },
  });
  return (
    <Frame
      heading={called ? helpWords.called : helpWords.calling}
      blocks={[
        ...lines.map((line, at) => paragraphBlock(metrics, `line-${at}`, line)),
        ...(guided ? [guide] : []),
      ]}
      actions={[
        ...(status.site.attendants === true ? [staff] : []),
        ...(called ? [takeBack] : []),
        { label: helpWords.carryOn, onPress: onClose, kind: 'main' },
      ]}
    />
  );
}
