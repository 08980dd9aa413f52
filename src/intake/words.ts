/** Short forms and other words that documents and names use for the same. */
const ABBREVIATIONS: readonly (readonly [short: RegExp, full: string])[] = [
  [/规上/g, "规模以上"],
  [/限上/g, "限额以上"],
  [/技改/g, "技术改造"],
  [/建安/g, "建筑安装工程"],
  [/营收/g, "营业收入"],
  [/棚改/g, "棚户区改造"],
  [/利用(境外资金|外资)/g, "使用外资"],
  [/外贸进出口/g, "进出口"],
  [/农村公路|农村道路|“四好农村路”|四好农村路/g, "农村公路"],
  [/高新技术企业|高企/g, "高新技术企业"],
  [/医共体/g, "医疗共同体"],
  [/二级及?以上(?:优良|良好)?(?=天数|比例|率)/g, "空气优良"],
  [/自来水(?=管)/g, "供水"],
  [/GDP/g, "地区生产总值"],
];

/** Words that say what happened, when or how much, but not what is counted. */
const SAYING =
  /同比|环比|[比较]?(?:上年|去年)同期|[比较]去年|两年平均|名义|按?(?:可比|不变)价格?|比上年|比年初|较上年|较年初|上年|全年|年末|年度|全[区县市]|预计|力争|确保|实现|完成(?!投资)|达到|达|累计|分别|共计|共|约|突破|超过|超|高于|低于|不低于|不少于|控制在|保持在|保持|稳定在|以上|以内|以下|左右|以[上下]?|为|至|余|多(?=[个家处])|了|的|等|及其|和|与|及|均|已|将|其中|增长|增加(?!值)|提高|提升|下降|降低|减少|回落|增速|增幅|[“”"'()《》〈〉\s、,。;:·…]/g;

/** Words with the full form of each abbreviation. */
export function fullWords(text: string): string {
  return ABBREVIATIONS.reduce((words, [short, long]) => words.replace(short, long), text);
}

/** The words of a name or a clause that say what is counted, with a space where others were left out. */
export function countedWords(text: string): string {
  return fullWords(text)
    .replace(/中小学校?/g, "学校")
    .replace(SAYING, " ")
    .replace(/ +/g, " ")
    .trim();
}

/** Pairs of neighbouring characters within words; a word of one character is a pair of its own. */
export function pairsOf(words: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const word of words.split(" ")) {
    if (word.length === 1) pairs.add(word);
    for (let at = 0; at + 1 < word.length; at++) pairs.add(word.slice(at, at + 2));
  }
  return pairs;
}
