/** Samples a second that everything is decoded to; the voice has nothing above 11 kHz. */
export const SPEECH_RATE = 24_000;

const HEADER_BYTES = 44;

/** Samples between −1 and 1, in a row, as a WAV file (16-bit PCM, one channel), which an audio element can play faster and slower. */
export function wavOf(parts: readonly Float32Array[]): Blob {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const file = new DataView(new ArrayBuffer(HEADER_BYTES + length * 2));
  const text = (at: number, letters: string): void =>
    letters.split('').forEach((letter, index) => file.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  file.setUint32(4, file.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, SPEECH_RATE, true);
  file.setUint32(28, SPEECH_RATE * 2, true);
  file.setUint16(32, 2, true);
  file.setUint16(34, 16, true);
  text(36, 'data');
  file.setUint32(40, length * 2, true);
  let at = HEADER_BYTES;
  for (const part of parts) {
    for (const sample of part) {
      file.setInt16(at, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true);
      at += 2;
    }
  }
  return new Blob([file.buffer], { type: 'audio/wav' });
}

/** Silence of so many ms. */
export const silence = (ms: number): Float32Array => new Float32Array(Math.round((ms / 1000) * SPEECH_RATE));
