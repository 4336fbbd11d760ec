/** Words of the curtain that covers the screen while somebody listens by headset, and of the question before private values are read aloud. */
export const speechWords = {
  listening: '正在用耳机听',
  hidden: '画面盖住了，别人看不见。',
  leave: '不用耳机了',
  aloud: {
    heading: '要读出您的信息吗？',
    lines: ['旁边的人也会听见。'],
    all: '都读出来',
    others: '只读别的',
  },
} as const;
