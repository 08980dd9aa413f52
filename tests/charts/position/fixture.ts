import type {
  StripMark,
  StripRow,
  StripSpec,
  SwarmPoint,
  SwarmRow,
  SwarmSpec,
} from "../../../src/charts/position/model.ts";

export function disc(letter: string, value: number, rest: Partial<StripMark> = {}): StripMark {
  const words = { label: String(value).replace("-", "−"), name: `Place ${letter}` };
  return { letter, value, ...words, status: "actual", bound: "exact", isFocus: false, ...rest };
}

export function stripRow(label: string, rest: Partial<StripRow> = {}): StripRow {
  const words = { unit: "亿元", rank: "1/3", note: "", missing: "" };
  return { label, ...words, isField: true, compared: [], beside: [], ...rest };
}

const E = { status: "estimate", sign: "预" } as const;
const FOCUS = { isFocus: true };
const OF_2021 = { sub: "（2021）" };

/** Invented figures of every kind: near neighbours, a second lane, missing places, both signs, no field, bounds. */
export const STRIP: StripSpec = {
  id: "strip-1",
  form: "strip",
  widthMm: 174,
  alt: "甲在可比各地中的位置",
  rows: [
    stripRow("生产总值", {
      rank: "(1/3)",
      note: "2023年目标 852.3",
      compared: [disc("乙", 275, E), disc("丙", 278.8), disc("甲", 804.1, FOCUS)],
      beside: [disc("戊", 225.5, { sub: "（2023）" })],
    }),
    stripRow("生产总值增速", {
      unit: "%",
      rank: "(1/3)",
      note: "2023年目标 ≈6",
      compared: [disc("乙", 2.5, E), disc("丙", 2.7), disc("甲", 5.5, FOCUS)],
      beside: [disc("戊", 6.1, { sub: "（2023）" }), disc("丁", 8.3, OF_2021)],
    }),
    stripRow("固定资产投资增速", {
      unit: "%",
      rank: "(2/3)",
      note: "2023年目标 ≥10",
      missing: "丁、戊未公布",
      compared: [disc("丙", 9.7), disc("甲", 18.3, FOCUS), disc("乙", 25, E)],
    }),
    stripRow("进出口总额", {
      note: "2023年目标 154.2",
      missing: "戊未公布",
      compared: [disc("乙", 45.5, E), disc("丙", 110.95), disc("甲", 146.9, FOCUS)],
      beside: [disc("丁", 33.9, OF_2021)],
    }),
    stripRow("进出口总额增速", {
      unit: "%",
      rank: "(3/3)",
      note: "2023年目标 ≈5",
      missing: "丁、戊未公布",
      compared: [
        disc("甲", -6.5, { isFocus: true, isFall: true }),
        disc("乙", 17.3, E),
        disc("丙", 21.2),
      ],
    }),
    stripRow("一般公共预算收入增速", {
      unit: "%，口径不一，只并列",
      rank: "不排序",
      note: "2023年目标 ≈5.5",
      isField: false,
      compared: [
        disc("乙", 4, { status: "estimate", sign: "预净" }),
        disc("甲", 8.8, { isFocus: true, sign: "净" }),
        disc("丙", 13.8),
      ],
      beside: [disc("戊", 8, { sub: "（2023）" }), disc("丁", 10.1, OF_2021)],
    }),
    stripRow("城镇新增就业", {
      unit: "人",
      note: "2023年目标 ≥10000",
      compared: [disc("乙", 1616), disc("丙", 2760), disc("甲", 15000, FOCUS)],
      beside: [disc("戊", 1354, { sub: "（2023）" }), disc("丁", 3895, OF_2021)],
    }),
    stripRow("节能降耗", {
      unit: "%",
      rank: "1/4",
      note: "目标：量稳质升",
      compared: [
        disc("甲", -3, { isFocus: true, status: "estimate", sign: "预" }),
        disc("乙", -2.9, { label: "≥−2.9", bound: "at_least" }),
        disc("丙", 0, { label: "≈0", bound: "about" }),
        disc("丁", 2, { label: "≤2", bound: "at_most" }),
      ],
    }),
  ],
};

export function point(value: number, rest: Partial<SwarmPoint> = {}): SwarmPoint {
  return { value, status: "actual", bound: "exact", isFocus: false, label: "", ...rest };
}

export function swarmRow(label: string, rest: Partial<SwarmRow> = {}): SwarmRow {
  const words = { unit: "%", rank: "23/60", note: "", missing: "60地，另12地未公布" };
  return { label, ...words, isField: true, points: [], quantiles: [], ...rest };
}

/** Values as places have them: most near the middle, a few far out. */
function pointsAround(middle: number, width: number): readonly SwarmPoint[] {
  return Array.from({ length: 60 }, (_, index) => {
    const part = (index + 0.5) / 60;
    const value = middle + width * Math.log(part / (1 - part));
    return point(Math.round(value * 10) / 10, index % 9 === 4 ? { status: "estimate" } : {});
  });
}

function named(
  points: readonly SwarmPoint[],
  labels: Readonly<Record<number, string>>,
): readonly SwarmPoint[] {
  return points.map((one, index) => {
    const label = labels[index];
    if (label === undefined) return one;
    return { ...one, label: `${label} ${one.value}`.replace("-", "−"), isFocus: label === "甲县" };
  });
}

const QUARTILES = (values: readonly [number, number, number]) => [
  { value: values[0], label: `下四分位 ${values[0]}` },
  { value: values[1], label: `中位数 ${values[1]}` },
  { value: values[2], label: `上四分位 ${values[2]}` },
];

/** Invented figures of 60 places: with a focus and peers, across zero, without a field, all much alike but one. */
export const SWARM: SwarmSpec = {
  id: "swarm-1",
  form: "swarm",
  widthMm: 174,
  alt: "甲县在60地中的位置",
  rows: [
    swarmRow("生产总值增速", {
      note: "2023年目标 ≈6",
      points: named(pointsAround(5.5, 0.9), {
        0: "末县",
        22: "甲县",
        38: "乙县",
        41: "丙县",
        59: "首县",
      }),
      quantiles: QUARTILES([4.5, 5.5, 6.5]),
    }),
    swarmRow("进出口总额增速", {
      rank: "(51/60)",
      points: named(pointsAround(2, 6), { 0: "末县", 8: "甲县", 59: "首县" }),
      quantiles: QUARTILES([-4.6, 2, 8.6]),
    }),
    swarmRow("一般公共预算收入增速", {
      unit: "%，口径不一，只并列",
      rank: "不排序",
      isField: false,
      points: named(pointsAround(8, 2), { 0: "末县", 30: "甲县", 59: "首县" }),
      quantiles: QUARTILES([5.8, 8, 10.2]),
    }),
    swarmRow("生产总值", {
      unit: "亿元",
      rank: "1/60",
      points: [
        ...pointsAround(200, 12),
        point(1950, { label: "甲县 1950", isFocus: true }),
        point(150, { bound: "at_least" }),
        point(160, { bound: "at_most" }),
        point(300, { bound: "about" }),
      ],
      quantiles: QUARTILES([187, 200, 213]),
    }),
  ],
};
