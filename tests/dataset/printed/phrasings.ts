import type { Bound, Measure, Unit } from "../../../src/dataset/model.ts";

/** A figure in one line: `growth 3 % about`; with `~` before it where only the document can refuse it. */
export type FigureWords = string;

/**
 * A sentence as plans and bulletins have it, the words of it that are printed, the figures that they prove, and
 * those that they must not.
 */
export type Phrasing = readonly [
  sentence: string,
  printed: string,
  proves: readonly FigureWords[],
  refuses: readonly FigureWords[],
];

// biome-ignore format: one phrasing a line
export const PHRASINGS: readonly Phrasing[] = [
  // amounts
  ["地区生产总值实现225.5亿元", "实现225.5亿元", ["level 225.5 亿元"], ["level 226.5 亿元", "level 225.5 万元", "level -225.5 亿元", "level 225.5 亿元 about", "growth 225.5 %"]],
  ["一般公共预算收入完成50.3亿元（其中税收收入30.2亿元）", "完成50.3亿元（其中税收收入30.2亿元）", ["level 50.3 亿元", "level 30.2 亿元"], ["level 50.2 亿元", "level 20.1 亿元"]],
  ["粮食总产量达到24.39万吨", "达到24.39万吨", ["level 24.39 万吨"], ["level 24.39 吨", "level 24.93 万吨"]],
  ["力争经济总量达到1.2万亿元", "达到1.2万亿元", ["level 12000 亿元"], ["level 1.2 亿元", "level 1.2 万元"]],
  ["实际使用外资88.84百万美元", "88.84百万美元", ["level 8884 万美元"], ["level 88.84 万美元"]],
  ["新增城镇就业1,616人", "新增城镇就业1,616人", ["count 1616 人"], ["count 616 人", "count 1 人"]],
  ["新增城镇就业１６１６人", "新增城镇就业１６１６人", ["count 1616 人"], ["count 1661 人"]],
  ["新增城镇就业1.5万人", "新增城镇就业1.5万人", ["count 1.5 万人"], ["count 1.5 人"]],
  ["接待30万游客", "接待30万游客", ["count 30 万人"], ["count 30 人"]],
  ["治理面积100公顷", "治理面积100公顷", ["level 100 公顷"], ["level 100 亩"]],
  ["建成高标准农田2.5万亩", "高标准农田2.5万亩", ["level 2.5 万亩"], ["level 2.5 亩", "level 25000 万亩"]],
  ["全社会用电量44.5亿千瓦时", "用电量44.5亿千瓦时", ["level 44.5 亿千瓦时"], ["level 44.5 万千瓦时"]],
  ["能源消费总量降到1200吨标准煤", "降到1200吨标准煤", ["level 1200 吨标准煤"], ["level 1200 吨", "growth -1200 %"]],
  ["PM2.5平均浓度为42微克/立方米", "PM2.5平均浓度为42微克/立方米", ["level 42 微克/立方米"], ["level 2.5 微克/立方米", "level 3 微克/立方米"]],
  ["每万人拥有发明专利12.5件", "每万人拥有发明专利12.5件", ["level 12.5 件"], ["level 12.5 万元"]],
  ["全年亏损5.2亿元", "全年亏损5.2亿元", ["level -5.2 亿元", "level 5.2 亿元"], ["level -5.3 亿元"]],
  // bounds
  ["营业收入突破50亿元", "突破50亿元", ["level 50 亿元 at_least"], ["level 50 亿元", "level 50 亿元 at_most"]],
  ["规上企业不少于5家", "不少于5家", ["count 5 家 at_least"], ["count 5 家", "count 5 家 at_most"]],
  ["至少建成5个社区", "至少建成5个社区", ["count 5 个 at_least"], ["count 5 个 at_most"]],
  ["新增就业约1.2万人", "约1.2万人", ["count 1.2 万人 about"], ["count 1.2 万人", "count 1.2 万人 at_least"]],
  ["签约项目75个", "签约项目75个", ["count 75 个"], ["count 75 个 about"]],
  ["全年签约75个", "签约75个", ["count 75 个"], ["count 75 个 about"]],
  ["培育企业近100家", "近100家", ["count 100 家 about", "count 100 家 at_most"], ["count 100 家 at_least", "count 100 家"]],
  ["分别超过100家、50家", "超过100家、50家", ["count 50 家 at_least", "count 50 家"], ["count 100 家 at_least", "count 50 家 at_most"]],
  ["累计服务58.5万余人次", "58.5万余人次", ["level 58.5 万人次 at_least"], ["level 58.5 万人次"]],
  ["清理垃圾30多万吨", "30多万吨", ["level 30 万吨 at_least"], ["level 30 万吨", "level 30 吨 at_least"]],
  ["失业率控制在5.5%以内", "控制在5.5%以内", ["share 5.5 % at_most"], ["share 5.5 %", "share 5.5 % about", "~growth 5.5 % at_most"]],
  ["失业率控制在5.5%", "控制在5.5%", ["share 5.5 % at_most", "share 5.5 %"], ["share 5.5 % at_least"]],
  ["报销比例不低于50%", "不低于50%", ["share 50 % at_least"], ["share 50 %", "share 50 % at_most"]],
  ["培训500人次以上", "培训500人次以上", ["count 500 人 at_least"], ["count 501 人 at_least"]],
  // rates
  ["地区生产总值同比增长6.1%", "同比增长6.1%", ["growth 6.1 %"], ["growth -6.1 %", "growth 6.2 %", "growth 6.1 % at_least", "change 6.1 个百分点", "~share 6.1 %"]],
  ["外贸进出口总额同比下降6.5%", "同比下降6.5%", ["growth -6.5 %"], ["growth 6.5 %"]],
  ["规模以上工业增加值增速15.1%", "增速15.1%", ["growth 15.1 %"], ["growth -15.1 %", "~share 15.1 %"]],
  ["居民消费价格涨幅3%左右", "涨幅3%左右", ["growth 3 % about"], ["growth 3 %", "growth -3 % about", "~share 3 % about"]],
  ["居民消费价格涨幅控制在3%以内", "涨幅控制在3%以内", ["growth 3 % at_most"], ["growth 3 %", "growth 3 % at_least"]],
  ["居民消费价格同比上涨2.1%", "同比上涨2.1%", ["growth 2.1 %"], ["growth -2.1 %"]],
  ["工业生产者出厂价格同比下跌3.2%", "同比下跌3.2%", ["growth -3.2 %"], ["growth 3.2 %"]],
  ["房地产开发投资降幅3.5%", "降幅3.5%", ["growth -3.5 %"], ["growth 3.5 %"]],
  ["社会消费品零售总额增幅达8%", "增幅达8%", ["growth 8 %"], ["growth -8 %"]],
  ["用电量同比增8.2%", "同比增8.2%", ["growth 8.2 %"], ["growth -8.2 %", "~share 8.2 %"]],
  ["用水量同比减4.1%", "同比减4.1%", ["growth -4.1 %"], ["growth 4.1 %"]],
  ["地方财政收入年均增长6.5%以上", "年均增长6.5%以上", ["growth 6.5 % at_least"], ["growth 6.5 %"]],
  ["工业投资增长超过12%", "增长超过12%", ["growth 12 % at_least"], ["growth 12 %", "~share 12 % at_least"]],
  ["房地产投资负增长2.3%", "负增长2.3%", ["growth -2.3 %"], ["growth 2.3 %"]],
  ["工业增速为－2.3％", "增速为－2.3％", ["growth -2.3 %"], ["growth 2.3 %"]],
  ["固定资产投资与上年持平", "与上年持平", ["growth 0 %"], ["growth 5 %"]],
  ["用地规模实现零增长", "实现零增长", ["growth 0 %"], ["growth 1 %"]],
  ["电商交易额翻一番", "电商交易额翻一番", ["growth 100 %"], ["growth 200 %"]],
  ["网络零售额增长1.5倍", "增长1.5倍", ["growth 150 %"], ["growth 1.5 %"]],
  ["工业增加值增长百分之五点二", "增长百分之五点二", ["growth 5.2 %"], ["growth 5 %", "growth -5.2 %"]],
  ["空气质量同比改善4.7%", "同比改善4.7%", ["growth 4.7 %", "growth -4.7 %"], ["growth 4.8 %"]],
  ["人口自然增长率为3.45‰", "自然增长率为3.45‰", ["level 3.45 ‰"], ["level 3.45 %", "growth 3.45 %"]],
  ["居民消费价格指数为102.1", "指数为102.1", ["level 102.1 %"], ["level 101.2 %"]],
  ["工业增速提高到6.5%", "增速提高到6.5%", ["growth 6.5 %"], ["growth 6.4 %"]],
  ["规上工业增加值同比增长达到5.2%", "增长达到5.2%", ["growth 5.2 %"], ["growth 5.3 %"]],
  ["地区生产总值增长预期目标为6%左右", "预期目标为6%左右", ["growth 6 % about"], ["growth 6 %"]],
  ["单位生产总值能耗降低3.2%以上", "降低3.2%以上", ["growth -3.2 % at_most"], ["growth -3.2 % at_least", "growth -3.2 %", "growth 3.2 % at_least"]],
  ["能耗降幅控制在3.2%以内", "降幅控制在3.2%以内", ["growth -3.2 % at_least"], ["growth -3.2 % at_most"]],
  ["名义增长5%，实际增长2.5%", "实际增长2.5%", ["growth 2.5 %"], ["growth 5 %"]],
  ["单位能耗持续下降，占比为12%", "占比为12%", ["share 12 %"], ["~growth 12 %", "~growth -12 %"]],
  // changes
  ["占比比上年提高1.2个百分点", "提高1.2个百分点", ["change 1.2 个百分点"], ["change -1.2 个百分点", "growth 1.2 %"]],
  ["失业率下降0.3百分点", "下降0.3百分点", ["change -0.3 个百分点"], ["change 0.3 个百分点"]],
  ["投资降幅收窄2.1个百分点", "降幅收窄2.1个百分点", ["change 2.1 个百分点", "change -2.1 个百分点"], ["change 2 个百分点"]],
  ["增速高于全市1.2个百分点", "高于全市1.2个百分点", [], ["~change 1.2 个百分点"]],
  ["重污染天数同比减少8天", "同比减少8天", ["change -8 天"], ["change 8 天", "~level 8 天"]],
  ["重污染天数比上年少3天", "比上年少3天", ["change -3 天"], ["change 3 天"]],
  ["优良天数增加11天", "优良天数增加11天", ["change 11 天"], ["change -11 天"]],
  // shares
  ["第三产业占比达到52.1%", "占比达到52.1%", ["share 52.1 %"], ["share 51.2 %", "share 52.1 % about", "~growth 52.1 %"]],
  ["研发投入占GDP比重为2.4%", "占GDP比重为2.4%", ["share 2.4 %"], ["share 4.2 %"]],
  ["第三产业增加值比重为50.2%", "增加值比重为50.2%", ["share 50.2 %"], ["~growth 50.2 %"]],
  ["绿化覆盖面积超过三成", "超过三成", ["share 30 % at_least"], ["share 40 % at_least", "share 30 %"]],
  ["三次产业结构为12.8：37.3：49.9", "三次产业结构为12.8：37.3：49.9", ["share 12.8 %", "share 37.3 %", "share 49.9 %"], ["share 37.4 %", "share 3 %", "growth 12 %"]],
  ["三次产业比例为12.8:37.3:49.9", "12.8:37.3:49.9", ["share 37.3 %"], ["share 33.7 %"]],
  ["三次产业比例为12.8∶37.3∶49.9", "比例为12.8∶37.3", ["share 37.3 %"], ["share 12.8 %", "share 49.9 %"]],
  ["产业结构由13.1：38.2：48.7调整为12.8：37.3：49.9", "由13.1：38.2：48.7调整为12.8：37.3：49.9", ["share 12.8 %", "share 49.9 %"], ["share 13.1 %", "share 48.7 %"]],
  // from, to, and lists
  ["报销比例由55%提高到60%", "由55%提高到60%", ["share 60 %"], ["share 55 %", "~growth 60 %"]],
  ["从2021年的5.3%提高到6.1%", "从2021年的5.3%提高到6.1%", ["share 6.1 %"], ["share 5.3 %", "share 2021 %"]],
  ["病种分别由45种、25种增加至53种、52种", "由45种、25种增加至53种、52种", ["count 52 种"], ["count 45 种", "count 25 种", "count 53 种"]],
  ["病种分别由45种、25种增加至53种、52种", "增加至53种", ["count 53 种"], ["count 52 种"]],
  ["城乡居民收入分别增长4.7%和5.8%", "分别增长4.7%", ["growth 4.7 %"], ["growth -4.7 %", "growth 5.8 %"]],
  ["城乡居民收入分别增长4.7%和5.8%", "4.7%和5.8%", ["growth 5.8 %"], ["growth 4.7 %", "~growth -5.8 %"]],
  ["进出口分别下降4.7%、5.8%", "4.7%、5.8%", ["growth -5.8 %"], ["~growth 5.8 %"]],
  ["占比分别提高3.1、4.2个百分点", "提高3.1", ["change 3.1 个百分点"], ["change -3.1 个百分点", "change 3.2 个百分点"]],
  ["投资分别完成8.1亿元、12.6亿元", "8.1亿元、12.6亿元", ["level 12.6 亿元"], ["level 8.1 亿元", "level 12.6 万元"]],
  ["农民收入由1.9万元增加到2.1万元", "由1.9万元增加到2.1万元", ["level 2.1 万元"], ["level 1.9 万元", "~growth 2.1 %"]],
  ["失业率由4.1%下降到3.8%", "由4.1%下降到3.8%", ["share 3.8 %"], ["share 4.1 %", "~growth 3.8 %", "~growth -3.8 %"]],
  ["城镇、农村居民分别增长5.2%、7.1%左右", "5.2%、7.1%左右", ["growth 7.1 % about"], ["growth 7.1 %", "growth 5.2 %"]],
  ["获批2个国家级、3个省级园区", "2个国家级、3个省级园区", ["count 2 个", "count 3 个"], ["count 5 个"]],
  // numbers that are not meant
  ["建成3A级景区8处", "3A级景区8处", ["count 8 处"], ["count 3 处"]],
  ["第19届展会签约75个", "第19届展会签约75个", ["count 75 个"], ["count 19 个"]],
  ["2022年完成投资71亿元", "2022年完成投资71亿元", ["level 71 亿元"], ["level 2022 亿元"]],
  ["1—9月完成投资15.6亿元", "1—9月完成投资15.6亿元", ["level 15.6 亿元"], ["level 1 亿元", "level 9 亿元"]],
  ["500万元以上项目35个", "500万元以上项目35个", ["count 35 个"], ["count 35 个 at_least", "count 500 个"]],
  ["10亿元—50亿元项目3个", "10亿元—50亿元项目3个", ["count 3 个"], ["level 10 亿元", "level 50 亿元"]],
  ["地区生产总值增长5%—6%", "增长5%—6%", [], ["growth 5 %", "growth 6 %"]],
  ["建成3至5家企业", "建成3至5家", [], ["count 3 家", "count 5 家"]],
  ["新增三家企业", "新增三家企业", ["count 3 家"], ["count 4 家"]],
  ["带动上百家企业", "带动上百家企业", ["count 100 家 at_least"], ["count 100 家"]],
];

/** [unit, its base, how many of the base] */
// biome-ignore format: a table
const UNITS: readonly (readonly [id: string, base?: string, factor?: string])[] = [
  ["元"], ["万元", "元", "10000"], ["亿元", "元", "100000000"], ["美元"], ["万美元", "美元", "10000"],
  ["%"], ["‰"], ["个百分点"], ["人"], ["万人", "人", "10000"], ["万人次"],
  ["个"], ["家", "个", "1"], ["处", "个", "1"], ["种", "个", "1"], ["件", "个", "1"], ["天"],
  ["亩"], ["万亩", "亩", "10000"], ["公顷"], ["吨"], ["万吨", "吨", "10000"], ["吨标准煤"],
  ["万千瓦时"], ["亿千瓦时"], ["微克/立方米"],
];

export const UNIT_BY_ID: ReadonlyMap<string, Unit> = new Map(
  UNITS.map(([id, base = id, factor = "1"]) => [
    id,
    { id, name: { zh: id, en: id }, singular: id, base, factor },
  ]),
);

/** Reads a figure's line. */
export function figureOf(words: FigureWords): {
  readonly measure: Measure;
  readonly number: string;
  readonly unit: Unit;
  readonly bound: Bound;
} {
  const [measure, number = "", id = "", bound = "exact"] = words.replace("~", "").split(" ");
  const unit = UNIT_BY_ID.get(id);
  if (!unit) throw new Error(`No unit ${id}`);
  return { measure: measure as Measure, number, unit, bound: bound as Bound };
}
