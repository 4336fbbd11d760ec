/** Activating an e-voucher. Nothing here says that a machine knows whether somebody has one: it does not. */
export const activationWords = {
  begin: {
    heading: '您要办哪样？',
    fresh: '我还没有医保码',
    check: '我有，看看能不能用',
    relative: '帮孩子或老人办',
    noPhone: '我没有手机',
  },
  channels: {
    heading: '您想用哪个办？',
    face: '就在这里刷脸',
  },
  steps: {
    heading: '用{name}办',
    done: '办好了',
    stuck: '遇到难处',
    picture: '用手机照这个码，就能打开',
  },
  stuck: {
    heading: '哪里不顺？',
    face: '刷脸不成功',
    money: '有人要收钱',
    noPhone: '没有手机',
  },
  family: {
    heading: '帮家人办医保码',
    most: '最多添加{most}位家人。',
    where: '在“我的”里添加家人。',
  },
  show: {
    heading: '请出示医保码',
    lead: '请把手机对着看码的地方。',
    relative: '请出示家人的医保码。',
    read: '我准备好了',
    picture: '手机上的医保码对着看码处的图',
    staffLead: '这台机器看不了医保码。请给工作人员看。',
  },
  checking: {
    heading: '正在看医保码',
    lead: '一会儿就好。',
    face: '请看刷脸的地方',
    faceLead: '请站好，一会儿就好。',
  },
  activated: {
    heading: '医保码已激活',
    family: '家人的医保码已激活',
    when: '核对时间',
    uninsured: '没有查到参保。请到窗口问一下。',
  },
  noPhone: {
    heading: '没有手机也能看病',
    lines: ['看病请带身份证或社保卡。', '家人有手机，可以帮您办。', '工作人员也能帮您。'],
    other: '用家人手机',
  },
  faceFails: {
    heading: '刷脸不成功怎么办',
    lines: ['请到亮一点的地方。', '请摘下帽子和眼镜。', '还不行，请工作人员帮您。'],
    other: '请家人帮忙',
  },
  money: {
    heading: '激活不收一分钱',
    lines: ['谁要收钱，都别给。', '密码不要告诉别人。', '请马上告诉工作人员。'],
    other: '自己接着办',
  },
  refer: '打凭条找人',
} as const;
