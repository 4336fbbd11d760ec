/** The words of everything that a resident enters: pads, lists, writing, signing. */
export const entryWords = {
  /** Before the question in the page's title, which speech says first. */
  wrong: '要改一下',
  /** In the field where there is no room for the whole sentence. */
  here: '请改这里',
  help: {
    key: '帮我填',
    label: '请工作人员帮我填',
  },
  remembered: {
    lead: '您刚才填过，请看对不对。',
    keep: '对的',
    change: '不对，改',
  },
  amount: { unit: '元', point: '点' },
  village: {
    county: '先选区县',
    township: '您在哪个乡镇？',
    kind: '是村还是社区？',
    aVillage: '村',
    aCommunity: '社区和别的',
    villageOf: '是哪个村？',
    communityOf: '是哪个社区？',
    group: '是第几组？',
    noGroup: '没有组',
    house: '门牌是几号？',
    noHouse: '没有门牌',
    groupEcho: '{digits}组',
    houseEcho: '{digits}号',
    whole: '住址对不对？',
    loading: '正在准备地名，请稍等。',
    missing: '地名没有准备好，请叫工作人员。',
    earlier: '重选',
  },
  text: {
    hand: '用手写',
    pinyin: '用拼音',
    eraseOne: '删一字',
    empty: '还没有写',
    opening: '正在准备，请稍等。',
  },
  signature: {
    box: '签字的框',
    again: '重签',
    confirm: '确认',
    cannot: '我不会签字',
    cannotHeading: '不会签字也能办',
    cannotLines: ['打出来的单子上有个框。', '请在框里按指印。', '工作人员会在旁边帮您。'],
    cannotYes: '我按指印',
    cannotNo: '我来签字',
    given: { hand: '您已经签过字了。', thumb: '您选了按指印。' },
  },
} as const;
