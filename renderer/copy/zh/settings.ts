/** Words of the settings behind 字大小 and of a call for staff. */
export const settingsWords = {
  heading: '要怎么调？',
  smaller: '字小些',
  larger: '字大些',
  smallest: '字已经最小了。',
  largest: '字已经最大了。',
  colours: '换颜色',
  edition: '换版式',
  sound: '调声音',
  ease: '更顺手',
  reset: '恢复原样',
  others: '别的设置',
  editions: {
    heading: '要哪一版？',
    elder: { label: '长辈版', second: '一页少几样，按键大。' },
    standard: { label: '标准版', second: '一页多几样。' },
  },
  sounds: {
    heading: '声音怎么调？',
    now: '音量{volume}，快慢{rate}。',
    quieter: '小声些',
    louder: '大声些',
    slower: '读慢些',
    faster: '读快些',
    alone: '自动读',
    headset: '用耳机',
    quietest: '声音已经最小了。',
    loudest: '声音已经最大了。',
    slowest: '已经读得最慢了。',
    fastest: '已经读得最快了。',
  },
  eases: {
    heading: '怎样用着顺手？',
    left: '左手用',
    seated: '坐着用',
    calm: '画面不动',
    number: '看号码',
    unseated: {
      'height-unknown': '这台机器还不能放低按键。',
      'not-needed': '坐着也够得着，不用放低。',
      'too-high': '这台机器太高，不能放低按键。',
    },
  },
} as const;

export const helpWords = {
  calling: '正在叫工作人员',
  called: '已经叫了工作人员',
  wait: '一般{minutes}分钟内到。',
  keep: '您可以接着办，不会丢。',
  takeBack: '不用了',
  carryOn: '接着办',
} as const;
