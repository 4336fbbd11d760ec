/**
 * What the core itself says on screens and paper: plain texts, nested, once. The dotted path of a text is its key, as in the
 * screens' own catalogue. A gap is written `{name}`. The wording of a service is no part of it: that is data.
 */
export const coreWords = {
  /** Where the service has no sentence of its own for an answer that is not finished. */
  complaints: {
    choice: '请先选一项。',
    day: '这个日期不对，请重新填。',
    digits: '数字没填完，请接着填。',
    amount: '请先填多少钱。',
    write: '请先写字。',
    shorten: '字太多了，请写短一点。',
    paper: '还没有拍“{paper}”。请拍好再走下一步。',
  },
  answers: {
    nothing: '不填',
    /** What paper says of words that it must not carry. */
    written: '已填写',
    /** The last digits of a bank account, as banks say it. */
    account: '尾号{digits}',
    group: '{number}组',
    house: '{number}号',
    signed: { hand: '已签字', thumb: '在单子上按指印' },
  },
  figures: {
    day: '{year}年{month}月{day}日',
    yuan: '{amount}元',
    /** A code that the dictionary does not know. */
    code: '代号{code}',
  },
  invoice: {
    code: '发票代号不对。请对着票再填。',
    number: '发票号码不对。请对着票再填。',
    date: '开票日期不对。请对着票再填。',
    future: '开票日期还没到。请对着票再填。',
    amount: '票上的钱数不对。请对着票再填。',
    already: '这张票刚才加过了。请换一张。',
    usedBefore: '这张票以前用过了。请换一张。',
    none: '还没有加发票。请先加一张。',
    /** On the check page and the slip. */
    sum: '{count}张，共{total}',
  },
  papers: {
    photographed: '拍了{count}页',
    later: '以后再补',
    counter: '请交到窗口',
    /** On the check page, where some still go to the counter. */
    some: '拍了{count}页，还有材料请交到窗口',
    allAtCounter: '请把材料交到窗口',
  },
  /** What an activation comes to, on its slip. */
  activation: {
    voucher: '医保码',
    activated: '已激活',
    family: '家人的已激活',
    since: '核对时间',
    referred: '转工作人员',
    reason: '原因',
    reasons: { 'no-phone': '没有手机', 'face-fails': '刷脸不成功', 'asked-for-money': '有人要收钱' },
    next: ['请拿着凭条找工作人员。', '激活医保码，一分钱不收。'],
  },
  /** The name of the matter while the authority to act for somebody is asked for. */
  mandate: '代人办理',
  standing: {
    normal: '正常参保',
    suspended: '暂停参保',
    terminated: '已终止参保',
    other: '请到窗口核实',
  },
  /** 个人权益记录 and what is known of an employer. */
  findings: {
    premiumFor: '{year}年的居民医保',
    individual: '个人缴',
    relief: '补给您',
    due: '您要缴',
    publicSubsidy: '政府补',
    awaited: '等通知',
    whenAndWhere: '什么时候缴，在哪里缴',
    window: '缴费时间',
    fromUntil: '{from}到{until}',
    monthDay: '{month}月{day}日',
    wait: '要等多久',
    noWait: '按时缴，不用等',
    waitMonths: '{count}个月才能报销',
    channels: '在哪里缴',
    note: '请注意',
    local: '以当地规定为准',
    paidFor: '{year}年的保费',
    noPayment: '没有查到缴费',
    insurance: '险种',
    own: '个人交的',
    subsidy: '政府补的',
    paidOn: '哪天交的',
    treatedOn: '{day}看病',
    noBenefit: '没有查到报销',
    kind: '看病类别',
    total: '一共花了',
    fund: '医保付了',
    self: '自己付了',
    standing: '参保状态',
    place: '参保地',
    insured: '参保人数',
    people: '{count}人',
    paidUntil: '交到哪月',
    month: '{year}年{month}月',
  },
  roster: { person: '{name}，尾号{end}' },
  /** 办理进度: a service that the level has no more. */
  cases: { unnamed: '以前的事' },
  /** 撤回单 */
  withdrawal: {
    title: '撤回单',
    matter: '撤回的事',
    standing: '撤回情况',
    takenOut: '已撤回，没有上传',
    withdrawn: '已撤回',
    toUpload: '已收到，等上传',
    again: '想再办，可以重新来办。',
    asked: '{day}本人撤回',
  },
  /** 材料退还单: the papers are the resident's own again; the counter sees what is the matter. */
  refusal: {
    title: '材料退还单',
    matter: '办的事',
    standing: '办理情况',
    refused: '没有办成',
    reason: '原因',
    papers: '退还的材料',
    original: '拍过{count}页，原件退还',
    laid: '原件没有收',
    gone: '拍的照片，这台机器已经删除。',
    next: '请拿好材料和单子，到窗口问。',
  },
  secondCheck: { open: '还没有第二人核对', made: '第二人已核对' },
  /** The six unified fields by their names (六统一); attendants alone read them. */
  unified: {
    name: '事项名称',
    code: '事项编码',
    materials: '办理材料',
    timeLimit: '办理时限',
    stages: '办理环节',
    standard: '服务标准',
  },
  guide: {
    title: '办事指南',
    unknown: '还不清楚，请问工作人员。',
    local: '以当地医保部门的规定为准。',
  },
  /** 一次性告知单 */
  notice: {
    title: '一次性告知单',
    times: '第{times}次告知',
    again: '这件事以前告知过，请问清原因。',
    matter: '要办的事',
    items: '要准备什么',
    papers: '要带的材料',
    paper: '{label}（{ways}）',
    only: '{question}选“{options}”才要',
    or: '”或“',
    and: '，',
    ifAny: '有就带',
    later: '可以以后补',
    all: '要准备的都在这张单子上。',
  },
  /** What the page is about that says where other matters are done; attendants alone read it. */
  elsewhere: '去别处办的事',
  /** Among the facts of a service that promises a day; attendants alone read it. */
  holidaysOf: '{year}年放假安排',
  paper: {
    number: '回执编号',
    when: '办理时间',
    machine: '办理机器',
    matter: '办理情况',
    submitted: '已提交',
    toUpload: '待上传',
    toUploadLine: '已收到您的申请。联网后自动上传，您不用再来。',
    /** Two lines: sixteen characters are the width of a narrow slip. */
    withdrawing: ['想撤回，请十分钟内在这台机器办。', '过了十分钟，请到柜台。'],
    name: '姓名',
    idNumber: '证件号码',
    sample: '【样张】没有盖章，不能当凭证用。',
    code: '来问这件事，请拿这个码',
    insurance: '险种',
    standing: '参保状态',
    place: '参保地',
    since: '参保日期',
    pausedSince: '暂停日期',
    kept: '上面是{day}的记录。打印时没有联网。',
    year: '年度',
    kind: '累计项目',
    sum: '金额',
    thumb: '请在框里按指印',
    promised: { latest: '最晚办好', about: '大约办好' },
    holidaysUnknown: '要是放假，会再晚几天。',
    next: '接下来',
    point: '{number}. {text}',
    phone: '咨询电话',
    check: '核对码 {head}',
  },
  /** The papers beside the receipt of a case, on sheets alone. */
  sheets: {
    matter: '办理的事',
    date: '签字日期',
    thumb: '按指印处',
    code: '编号{number}，核对码{head}',
    commitment: { title: '告知承诺书', by: '承诺人', said: '我看过告知，我承诺：', signature: '承诺人签字' },
    mandate: {
      title: '委托书',
      from: '委托人',
      said: '代办人承诺：',
      who: '{name}，证件号码{number}',
      principal: '委托人签字或按指印',
    },
  },
  operator: {
    label: '经办人',
    modes: { beside: '带人办', 'on-behalf': '代人办', duty: '工作登记' },
    row: '{name}（{mode}）',
    identity: '本人证件',
    notShown: '没有出示，由代办人说明',
    agent: '代办人',
    staffAgent: '{name}（工作人员）',
    agentIdNumber: '代办人证件',
    relation: '和本人的关系',
    signature: '代办人签字',
    thumb: '代办人请在框里按指印',
  },
} as const;

/** A text with its gaps filled; a gap that nothing fills stays to be seen. */
export function worded(text: string, gaps: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap));
}
