/**
 * Three hundred phrases of a township hall and how they are read aloud, written down by hand: polyphones, names, places,
 * figures. Tones as figures, 5 for the neutral one; 一 and 不 with the tone they have there; third tones as in the dictionary.
 */

/** Words of one text each, `words reading`. */
export const polyphones = `
银行 yin2 hang2
重庆 chong2 qing4
长大 zhang3 da4
还款 huan2 kuan3
会计 kuai4 ji4
人参 ren2 shen1
参保 can1 bao3
参加 can1 jia1
参保人 can1 bao3 ren2
参差 cen1 ci1
还钱 huan2 qian2
还没有 hai2 mei2 you3
归还 gui1 huan2
还在 hai2 zai4
社会 she4 hui4
一会儿 yi2 hui4 er5
会议 hui4 yi4
行业 hang2 ye4
行走 xing2 zou3
行动不便 xing2 dong4 bu2 bian4
执行 zhi2 xing2
长期 chang2 qi1
村长 cun1 zhang3
家长 jia1 zhang3
校长 xiao4 zhang3
延长 yan2 chang2
重新 chong2 xin1
重复 chong2 fu4
重要 zhong4 yao4
重病 zhong4 bing4
体重 ti3 zhong4
得到 de2 dao4
得重病 de2 zhong4 bing4
我得去 wo3 dei3 qu4
办得快 ban4 de5 kuai4
慢慢地走 man4 man4 de5 zou3
地址 di4 zhi3
目的地 mu4 di4 di4
的确 di2 que4
您的卡 nin2 de5 ka3
为了您 wei4 le5 nin2
作为 zuo4 wei2
因为 yin1 wei4
为什么 wei4 shen2 me5
了解 liao3 jie3
办完了 ban4 wan2 le5
受不了 shou4 bu4 liao3
着急 zhao2 ji2
看着屏幕 kan4 zhe5 ping2 mu4
睡着了 shui4 zhao2 le5
音乐 yin1 yue4
快乐 kuai4 le4
教书 jiao1 shu1
教育 jiao4 yu4
数一数 shu3 yi5 shu3
数字 shu4 zi4
号码 hao4 ma3
便宜 pian2 yi5
方便 fang1 bian4
便民 bian4 min2
处理 chu3 li3
办事处 ban4 shi4 chu4
读卡处 du2 ka3 chu4
处方 chu3 fang1
好处 hao3 chu4
爱好 ai4 hao4
请放好 qing3 fang4 hao3
差一点 cha4 yi4 dian3
出差 chu1 chai1
差别 cha1 bie2
传染 chuan2 ran3
上传 shang4 chuan2
自传 zi4 zhuan4
答应 da1 ying5
回答 hui2 da2
应该 ying1 gai1
适应 shi4 ying4
当天 dang4 tian1
当前 dang1 qian2
适当 shi4 dang4
倒退 dao4 tui4
摔倒 shuai1 dao3
调查 diao4 cha2
调整 tiao2 zheng3
调动 diao4 dong4
都可以 dou1 ke3 yi3
首都 shou3 du1
发票 fa1 piao4
头发 tou2 fa5
理发 li3 fa4
干净 gan1 jing4
干部 gan4 bu4
给您 gei3 nin2
供给 gong1 ji3
更好 geng4 hao3
更改 geng1 gai3
变更 bian4 geng1
假期 jia4 qi1
假的 jia3 de5
降低 jiang4 di1
投降 tou2 xiang2
结果 jie2 guo3
结算 jie2 suan4
即时办结 ji2 shi2 ban4 jie2
尽快 jin3 kuai4
尽力 jin4 li4
空调 kong1 tiao2
有空 you3 kong4
量一量 liang2 yi5 liang2
数量 shu4 liang4
率领 shuai4 ling3
效率 xiao4 lv4
没有 mei2 you3
没收 mo4 shou1
难受 nan2 shou4
灾难 zai1 nan4
暖和 nuan3 huo5
您和我 nin2 he2 wo3
切开 qie1 kai1
一切 yi2 qie4
曲线 qu1 xian4
歌曲 ge1 qu3
散步 san4 bu4
少数 shao3 shu4
少年 shao4 nian2
舍不得 she3 bu5 de5
宿舍 su4 she4
什么 shen2 me5
似的 shi4 de5
似乎 si4 hu1
挑选 tiao1 xuan3
相信 xiang1 xin4
相片 xiang4 pian4
照相 zhao4 xiang4
兴趣 xing4 qu4
兴奋 xing1 fen4
血压 xue4 ya1
要求 yao1 qiu2
需要 xu1 yao4
只要 zhi3 yao4
一只手 yi4 zhi1 shou3
种类 zhong3 lei4
种地 zhong4 di4
转诊 zhuan3 zhen3
转移 zhuan3 yi2
慢特病 man4 te4 bing4
大夫 dai4 fu5
大病 da4 bing4
药房 yao4 fang2
卡住了 qia3 zhu4 le5
刷卡 shua1 ka3
卡纸了 qia3 zhi3 le5
社保卡 she4 bao3 ka3
系统 xi4 tong3
关系 guan1 xi4
朝里 chao2 li3
朝阳区 chao2 yang2 qu1
扎针 zha1 zhen1
模样 mu2 yang4
模式 mo2 shi4
削减 xue1 jian3
薄弱 bo2 ruo4
折扣 zhe2 kou4
骨折 gu3 zhe2
称呼 cheng1 hu5
对称 dui4 chen4
盛饭 cheng2 fan4
弹性 tan2 xing4
载明 zai3 ming2
记载 ji4 zai3
累计 lei3 ji4
劳累 lao2 lei4
看病 kan4 bing4
看护 kan1 hu4
冲洗 chong1 xi3
露天 lu4 tian1
不要动 bu2 yao4 dong4
不对 bu2 dui4
不行 bu4 xing2
一样 yi2 yang4
一步 yi2 bu4
一张 yi4 zhang1
一起 yi4 qi3
第一步 di4 yi1 bu4
统一 tong3 yi1
先生 xian1 sheng5
爷爷 ye2 ye5
奶奶 nai3 nai5
儿子 er2 zi5
女儿 nv3 er2
孩子 hai2 zi5
妈妈 ma1 ma5
`;

/** Names of persons: the first character is a surname. */
export const names = `
仇英 qiu2 ying1
单田方 shan4 tian2 fang1
解小东 xie4 xiao3 dong1
曾国强 zeng1 guo2 qiang2
查良民 zha1 liang2 min2
朴正花 piao2 zheng4 hua1
区文海 ou1 wen2 hai3
盖春生 ge3 chun1 sheng1
任建国 ren2 jian4 guo2
华大林 hua4 da4 lin2
尉迟明 yu4 chi2 ming2
万明 wan4 ming2
宁建军 ning4 jian4 jun1
缪小红 miao4 xiao3 hong2
乐平安 yue4 ping2 an1
覃玉兰 qin2 yu4 lan2
召志平 shao4 zhi4 ping2
洗春花 xian3 chun1 hua1
冼春花 xian3 chun1 hua1
员大海 yun4 da4 hai3
黑大力 he4 da4 li4
秘小平 bi4 xiao3 ping2
种建民 chong2 jian4 min2
卜文 bu3 wen2
令狐明 ling2 hu2 ming2
欧阳秀英 ou1 yang2 xiu4 ying1
上官平 shang4 guan1 ping2
诸葛明 zhu1 ge3 ming2
司徒兰 si1 tu2 lan2
长孙安 zhang3 sun1 an1
`;

/** Places: provinces, cities, counties and villages that are read otherwise than they look. */
export const places = `
乐亭县 lao4 ting2 xian4
六安市 lu4 an1 shi4
蚌埠市 beng4 bu4 shi4
铅山县 yan2 shan1 xian4
番禺区 pan1 yu2 qu1
台州市 tai1 zhou1 shi4
亳州市 bo2 zhou1 shi4
重庆市长寿区 chong2 qing4 shi4 chang2 shou4 qu1
郴州市 chen1 zhou1 shi4
长治市 chang2 zhi4 shi4
莆田市 pu2 tian2 shi4
池州市 chi2 zhou1 shi4
运城市 yun4 cheng2 shi4
洪洞县 hong2 tong2 xian4
繁峙县 fan2 shi4 xian4
隰县 xi2 xian4
歙县 she4 xian4
黟县 yi1 xian4
涡阳县 guo1 yang2 xian4
枞阳县 zong1 yang2 xian4
砀山县 dang4 shan1 xian4
濉溪县 sui1 xi1 xian4
泌阳县 bi4 yang2 xian4
浚县 xun4 xian4
渑池县 mian3 chi2 xian4
荥阳市 xing2 yang2 shi4
中牟县 zhong1 mu4 xian4
武陟县 wu3 zhi4 xian4
厦门市 xia4 men2 shi4
长汀县 chang2 ting1 xian4
耒阳市 lei3 yang2 shi4
枝江市 zhi1 jiang1 shi4
监利市 jian4 li4 shi4
黄陂区 huang2 pi2 qu1
洪湖市 hong2 hu2 shi4
犍为县 qian2 wei2 xian4
筠连县 jun1 lian2 xian4
阆中市 lang4 zhong1 shi4
单县 shan4 xian4
莘县 shen1 xian4
东阿县 dong1 e1 xian4
曲阜市 qu1 fu4 shi4
任丘市 ren2 qiu1 shi4
蔚县 yu4 xian4
井陉县 jing3 xing2 xian4
大城县 dai4 cheng2 xian4
万荣县 wan4 rong2 xian4
解州镇 hai4 zhou1 zhen4
大柴旦 da4 chai2 dan4
丽水市 li2 shui3 shi4
`;

/** Figures as they stand on the screen; a bar between the two because they may hold spaces. */
export const figures = `
1234.50元|yi4 qian1 er4 bai3 san1 shi2 si4 yuan2 wu3 jiao3
1,234.50元|yi4 qian1 er4 bai3 san1 shi2 si4 yuan2 wu3 jiao3
0.05元|wu3 fen1
12.05元|shi2 er4 yuan2 ling2 wu3 fen1
400.00元|si4 bai3 yuan2
2元|liang3 yuan2
105000元|shi2 wan4 wu3 qian1 yuan2
20,010.20元|liang3 wan4 ling2 yi1 shi2 yuan2 liang3 jiao3
-35.00元|fu4 san1 shi2 wu3 yuan2
2026年1月5日|er4 ling2 er4 liu4 nian2 yi1 yue4 wu3 ri4
2026-11-23|er4 ling2 er4 liu4 nian2 shi2 yi1 yue4 er4 shi2 san1 ri4
2011年12月31日|er4 ling2 yi1 yi1 nian2 shi2 er4 yue4 san1 shi2 yi1 ri4
2月2日|er4 yue4 er4 ri4
14:05|shi2 si4 dian3 ling2 wu3 fen1
9:00|jiu3 dian3
8:30|ba1 dian3 san1 shi2 fen1
第2步，共5步|di4 er4 bu4, gong4 wu3 bu4
2/3页|di4 er4 ye4, gong4 san1 ye4
2个月|liang3 ge4 yue4
12个|shi2 er4 ge4
1次|yi2 ci4
1张|yi4 zhang1
60秒|liu4 shi2 miao3
3分钟|san1 fen1 zhong1
138 0013 8000|yao1 san1 ba1, ling2 ling2 yao1 san1, ba1 ling2 ling2 ling2
13800138000|yao1 san1 ba1, ling2 ling2 yao1 san1, ba1 ling2 ling2 ling2
12393|yao1 er4 san1 jiu3 san1
110***********002X|yao1 yao1 ling2, hou4 si4 wei4 ling2 ling2 er4 ai2 ke4 si5
*******8000|hou4 si4 wei4 ba1 ling2 ling2 ling2
50%|bai3 fen1 zhi1 wu3 shi2
`;

/** Lines of a list as pairs. */
export function pairs(list: string): readonly (readonly [text: string, reading: string])[] {
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const at = line.search(line.includes('|') ? /\|/ : / /);
      return [line.slice(0, at), line.slice(at + 1).replaceAll('v', 'ü')] as const;
    });
}
