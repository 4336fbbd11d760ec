/** Words of the curtain that covers the screen while somebody listens by headset. */
export const speechWords = {
  listening: '正在用耳机听',
  hidden: '画面盖住了，别人看不见。',
  leave: '不用耳机了',
} as const;
