import { speechWords } from '../copy/speech.ts';
import * as cover from '../parts/cover.css.ts';
import { Press } from '../parts/press.tsx';
import { useScene } from '../parts/scene.ts';
import { curtain } from './curtain.css.ts';

/**
 * What others see while a resident listens by headset (elderly-ui row 26). The screen under it goes on: the keypad walks it,
 * and the voice reads it. It says nothing itself.
 */
export function Curtain() {
  const { client } = useScene();
  return (
    <div className={curtain} data-part="curtain" data-silent="true">
      <p className={cover.heading}>{speechWords.listening}</p>
      <p className={cover.lead}>{speechWords.hidden}</p>
      <Press kind="quiet" onPress={() => client.setPreferences({ privateListening: false })}>
        {speechWords.leave}
      </Press>
    </div>
  );
}
