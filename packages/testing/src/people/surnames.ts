/** Surnames with pinyin, the most frequent first; the compound ones stand at the end of the list. */
export const SURNAMES: readonly (readonly [han: string, pinyin: string])[] = pairs(
  '王 wang 李 li 张 zhang 刘 liu 陈 chen 杨 yang 黄 huang 赵 zhao 吴 wu 周 zhou 徐 xu 孙 sun 马 ma 朱 zhu 胡 hu 郭 guo ' +
    '何 he 林 lin 罗 luo 高 gao 郑 zheng 梁 liang 谢 xie 宋 song 唐 tang 许 xu 韩 han 邓 deng 冯 feng 曹 cao 彭 peng ' +
    '曾 zeng 萧 xiao 田 tian 董 dong 潘 pan 袁 yuan 蔡 cai 蒋 jiang 余 yu 于 yu 杜 du 叶 ye 程 cheng 魏 wei 苏 su ' +
    '吕 lü 丁 ding 任 ren 卢 lu 姚 yao 沈 shen 钟 zhong 姜 jiang 崔 cui 谭 tan 陆 lu 范 fan 汪 wang 廖 liao 石 shi ' +
    '金 jin 韦 wei 贾 jia 夏 xia 付 fu 方 fang 邹 zou 熊 xiong 白 bai 孟 meng 秦 qin 邱 qiu 侯 hou 江 jiang 尹 yin ' +
    '欧阳 ouyang 司马 sima 上官 shangguan 诸葛 zhuge 皇甫 huangfu 司徒 situ 令狐 linghu 慕容 murong 尉迟 yuchi',
);

/** Characters of given names with pinyin: for men, for women, for both. */
export const GIVEN = {
  男: pairs(
    '伟 wei 强 qiang 军 jun 勇 yong 杰 jie 涛 tao 磊 lei 超 chao 刚 gang 鹏 peng 浩 hao 斌 bin 龙 long 建 jian 国 guo ' +
      '志 zhi 峰 feng 辉 hui 亮 liang 栋 dong 波 bo 凯 kai 毅 yi 岩 yan 锋 feng',
  ),
  女: pairs(
    '芳 fang 娜 na 敏 min 静 jing 丽 li 艳 yan 娟 juan 霞 xia 秀 xiu 玲 ling 桂 gui 兰 lan 梅 mei 琳 lin 婷 ting 雪 xue ' +
      '倩 qian 颖 ying 莉 li 萍 ping 红 hong 燕 yan 洁 jie 瑶 yao 欣 xin',
  ),
  both: pairs(
    '明 ming 文 wen 华 hua 平 ping 春 chun 海 hai 云 yun 晓 xiao 宁 ning 佳 jia 子 zi 雨 yu 思 si 成 cheng 新 xin ' +
      '永 yong 嘉 jia 天 tian 玉 yu 瑞 rui',
  ),
} as const;

function pairs(text: string): (readonly [string, string])[] {
  const words = text.split(' ');
  return Array.from({ length: words.length / 2 }, (_, i) => [words[2 * i], words[2 * i + 1]] as const);
}
