import { useEffect, useRef } from 'react';
import { attendantWords } from '../copy/attendant.ts';
import { helpWords } from '../copy/settings.ts';
import { paragraphBlock } from './blocks.tsx';
import { type Action, Frame } from './frame.tsx';
import type { LeafProps } from './leaf.tsx';
import { useScene } from './scene.ts';

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
  const lines = [
    ...(answerMinutes === undefined ? [] : [helpWords.wait({ minutes: answerMinutes })]),
    helpWords.keep,
  ];
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
  return (
    <Frame
      heading={called ? helpWords.called : helpWords.calling}
      blocks={lines.map((line, at) => paragraphBlock(metrics, `line-${at}`, line))}
      actions={[
        ...(status.site.attendants === true ? [staff] : []),
        ...(called ? [takeBack] : []),
        { label: helpWords.carryOn, onPress: onClose, kind: 'main' },
      ]}
    />
  );
}
