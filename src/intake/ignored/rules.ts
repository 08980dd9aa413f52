import type { Quantity } from "../../dataset/printed/quantity.ts";

/** A number with what stands around it. */
interface Surroundings {
  readonly quantity: Quantity;
  /** The words before it. */
  readonly before: string;
  /** The words after the number, its unit among them. */
  readonly after: string;
  /** The words after its unit. */
  readonly afterUnit: string;
  /** True in the parts of a document that plan. */
  readonly isPlan: boolean;
}

/** A rule by which a number states nothing about the place; the first that holds gives its name. */
interface IgnoredRule {
  readonly name: string;
  readonly holds: (one: Surroundings) => boolean;
}

/** Rules in order: what the number's closest neighbours settle comes first. */
export const IGNORED_RULES: readonly IgnoredRule[] = [
  {
    name: "document-number",
    holds: ({ before, after }) =>
      /[〔[]$/.test(before) ||
      /^\d*[〕\]]/.test(after) ||
      (/[〕\]]第?$/.test(before) && /^号/.test(after)),
  },
  {
    name: "in-a-row",
    holds: ({ before, after }) => /连续$/.test(before) && /^(?:年|个月|届)/.test(after),
  },
  {
    name: "duration",
    holds: ({ after }) =>
      /^(?:分钟|小时)/.test(after) ||
      /^(?:个月|年|天)(?:行动|攻坚|内|完成|以来|来|计划|期)/.test(after),
  },
  {
    name: "date",
    holds: ({ before, after, quantity: { written } }) =>
      (/^年/.test(after) && /^(?:19|20)\d\d$/.test(written)) ||
      (/^月/.test(after) && Number(written) <= 12) ||
      (/月$/.test(before) && /^[日号]/.test(after)),
  },
  { name: "ordinal", holds: ({ before }) => /第$/.test(before) },
  {
    name: "telephone",
    holds: ({ before, quantity: { written, unit } }) =>
      /(?:电话|热线|手机|传真|联系方式)[::]?$/.test(before) ||
      /^1\d{10}$/.test(written) ||
      (unit === null && SERVICE_NUMBER.test(written)),
  },
  { name: "age", holds: ({ after }) => /^(?:周)?岁/.test(after) },
  { name: "anniversary", holds: ({ after }) => /^周年/.test(after) },
  { name: "name", holds: ({ quantity }) => quantity.isName },
  {
    name: "slogan",
    holds: ({ before, after }) =>
      /[“"][^”",。;]{0,6}$/.test(before) && /^[^“",。;]{0,8}[”"]/.test(after),
  },
  {
    name: "line-name",
    holds: ({ before, after }) =>
      /(?:国道|省道|县道)$/.test(before) || /^(?:线|次列车|路公交|号(?:楼|线|院|文件))/.test(after),
  },
  {
    name: "rank",
    holds: ({ before, after }) =>
      /(?:前|位列|位居|排名|名列)(?:全[国省市区县]|第)*$/.test(before) || /^强/.test(after),
  },
  {
    name: "version",
    holds: ({ before, after }) => /^版/.test(after) || /版本$/.test(before),
  },
  {
    name: "size-of-one-thing",
    holds: ({ before, after, afterUnit, quantity: { unit } }) =>
      /年产[^,。;]{0,12}$|装机容量$/.test(before) ||
      (unit === null && /^(?:兆瓦|MW|千伏|kV|吨级|伏|粒\/|页\/)/.test(after)) ||
      (unit !== null && /^(?:煤电|变电站|开关站|输变电)/.test(afterUnit)),
  },
  {
    name: "average-growth",
    holds: ({ before }) => /(?:[三四五]年平均|年均|(?<![两2])年平均)[^,。;]{0,4}$/.test(before),
  },
  {
    name: "difference-from-elsewhere",
    holds: ({ before, quantity: { unit } }) =>
      /^(?:%|个?百分点|个?千分点|位次?)$/.test(unit?.id ?? "") && ELSEWHERE.test(before),
  },
  {
    name: "multiple",
    holds: ({ before, after }) =>
      /^番/.test(after) || (/^倍/.test(after) && /(?:是|为|达到?|相当于)[^,。;]*的$/.test(before)),
  },
  { name: "one-enterprise", holds: ({ before }) => ONE_ENTERPRISE.test(before) },
  {
    name: "range",
    holds: ({ before, after }) =>
      /\d[^\d,。;、]{0,3}[-—–~〜]{1,2}$/.test(before) ||
      /^[^\d,。;、]{0,3}[-—–~〜]{1,2}\d/.test(after),
  },
  {
    name: "threshold",
    holds: ({ before, afterUnit, quantity: { unit } }) =>
      /^以[上下]的/.test(afterUnit) ||
      (/元$/.test(unit?.id ?? "") && isSizeOfEach(before, afterUnit)),
  },
  { name: "former-state", holds: ({ quantity, isPlan }) => quantity.isFormer && !isPlan },
];

/** Numbers that are called, not counted: 110接警, 12345热线. */
const SERVICE_NUMBER = /^(?:110|119|12[02]|12[0-9]{3})$/;

/** How far a place is ahead of another: 高于全省2个百分点, 比全市平均水平高2个百分点. */
const ELSEWHERE =
  /(?:[高低快慢好优]于|高出|领先|落后)[^,。;\d]*(?:全[国省市区县]|平均)[^,。;\d]*$|[比较](?:全[国省市区县]|[^,。;\d]{0,6}平均)[^,。;\d]*[高低快慢][出]?[约近]?$/;

/** What one named enterprise earned, and the growth of it, says nothing of the place. */
const ONE_ENTERPRISE = new RegExp(
  [
    "(?:集团|公司|股份|轮胎|药业|化工|科技|重工)(?:实现|完成)?",
    "(?:营业收入|营收|进出口总?额|产值|销售收入|利税)[^,。;\\d]{0,4}",
    "(?:[\\d.]+[^\\d,。;]{1,3},[同环]?比?增长)?$",
  ].join(""),
);

/** Money that only says which things are meant: 过20亿元项目, 300万元以上企业, 60亿元项目1个. */
function isSizeOfEach(before: string, afterUnit: string): boolean {
  return (
    /^及?以[上下内](?:[^\d,。;、]{0,6}项目|企业|重大)/.test(afterUnit) ||
    (/超?过$/.test(before) &&
      /^(?:的|以上)?[^\d,。;、]{0,8}(?:项目|企业|楼宇|镇|村)/.test(afterUnit)) ||
    /^[^\d,。;、:]{0,2}(?:项目|大项目)[^\d,。;]{0,2}\d/.test(afterUnit)
  );
}
