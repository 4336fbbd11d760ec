/** The words of attendants' pages, and of the line that says who operates for whom. */
export const attendantWords = {
  /** 帮助 → this. */
  iAmStaff: '我是工作人员',
  card: {
    heading: '请放工作人员的证',
    socialCard: '请插工作人员的社保卡',
    inTheWay: '请先拿走上面的证。',
    leave: '不登录了',
  },
  pin: {
    heading: '{name}，请输密码',
    lead: '六位数字，请别让人看见。',
    checking: '正在核对，请稍等',
    confirm: '登录',
    short: '密码是六位数字。',
    hidden: '●',
    digits: '已输{count}位',
    locked: '先锁住了，请过{minutes}分钟再来。',
  },
  desk: {
    heading: '您要做什么？',
    roles: { beside: '带人办', 'on-behalf': '代人办', machine: '看机器' },
    about: {
      beside: '您陪着，他自己刷证。',
      'on-behalf': '人没来，替他办。',
      machine: '看设备、没上传的事。',
    },
    back: '接着办',
    signOut: '退出',
  },
  machine: {
    heading: '这台机器现在怎样',
    call: '叫人',
    noCall: '没有人在叫',
    answered: '{time}叫的，已应答',
    waiting: '待上传',
    count: '{count}件',
    network: '网络',
    online: '已联网',
    offline: '没联网',
    unknown: '还没试过',
    state: { opening: '正在打开', ready: '正常', trouble: '有问题' },
    newest: '上次出错 {time}',
    unread: '设备情况没有读到，请再看一次。',
    reading: '正在看，请稍等。',
    noEvidence: '现在没有在办的事。',
    evidenceOf: '这件事的依据',
    evidence: {
      verified: '已核实',
      'second-hand': '转述',
      assumed: '假定',
      'locally-unknown': '待当地确认',
    },
    devices: {
      'id-card-reader': '身份证读卡',
      'receipt-printer': '凭条打印',
      'code-scanner': '扫码',
      'document-printer': '大纸打印',
      'smart-card-reader': '社保卡读卡',
      keypad: '按键盘',
    },
  },
  /** Who operates for whom, the fullest wording first; a screen takes the first that fits on its line. */
  operator: {
    signedIn: ['工作人员{attendant}在这里', '工作人员在这里'],
    beside: ['工作人员{attendant}正在帮办', '{attendant}正在帮办', '工作人员帮办'],
    besideWhom: [
      '工作人员{attendant}正在帮{resident}办理',
      '工作人员{attendant}帮{resident}办理',
      '{attendant}帮{resident}办理',
      '工作人员帮办',
    ],
    attendantActs: ['工作人员{attendant}正在代人办理', '{attendant}代人办理', '代人办理'],
    attendantActsForWhom: [
      '工作人员{attendant}正在代{resident}办理',
      '{attendant}代{resident}办理',
      '代人办理',
    ],
    agentActs: ['{agent}正在代人办理', '{agent}代人办理', '代人办理'],
    agentActsForWhom: ['{agent}正在代{resident}办理', '{agent}代{resident}办理', '代人办理'],
  },
  /** Whose card it is at the usual screen, when somebody acts for another. */
  whose: {
    agent: '请放代办人的身份证',
    person: '请放要办的人的身份证',
    noCard: { agent: '换人代办', person: '他没带证' },
  },
} as const;
