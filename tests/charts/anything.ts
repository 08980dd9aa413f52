/** Names, numbers and words of any length and size. */

import fc from "fast-check";

export const NAMES = [
  "张店",
  "积石山保安族东乡族撒拉族自治县",
  "城镇居民人均可支配收入增长速度与全市平均水平之差",
  "Zhangdian",
  "Jishishan Bonan, Dongxiang and Salar Autonomous County",
  "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochly",
];

/** Up to twelve digits, of any sign, equal ones and zero among them. */
const anyValue = fc.oneof(
  fc.constantFrom(0, 5, 5, -99.9, 1250, 0.4, 999_999_999_999, -123_456_789_012),
  fc.integer({ min: -300, max: 300 }).map((tenths) => tenths / 10),
);

export const anyMark = fc
  .record({
    value: anyValue,
    sign: fc.constantFrom("", "", "e", "预", "e‡※"),
    status: fc.constantFrom("actual", "estimate", "target"),
    bound: fc.constantFrom("exact", "exact", "about", "at_least", "at_most"),
  } as const)
  .map((one) => ({ ...one, label: one.value.toLocaleString("en").replace("-", "−") }));

export const anyEmpty = fc.constantFrom(
  "未公布",
  "not published",
  "量稳质升",
  "0.4 / 1.2",
  "−123,456,789,012e / 999,999,999,999",
);
