/** A calm pace: about 160 characters a minute with the engines tried (elderly-ui row 24). */
const RATE = 0.8;

function chineseVoice(): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in globalThis)) return undefined;
  return speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().startsWith('zh'));
}

/** Whether this machine has a Chinese voice at all; most have none, and the kiosk says so in words. */
export function canSpeakChinese(): boolean {
  return chineseVoice() !== undefined;
}

/** Reads a text once; a reading under way stops first. */
export function speak(text: string): void {
  const voice = chineseVoice();
  if (voice === undefined) return;
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = RATE;
  speechSynthesis.speak(utterance);
}

/** Any touch stops the reading. */
export function hush(): void {
  if ('speechSynthesis' in globalThis && speechSynthesis.speaking) speechSynthesis.cancel();
}
