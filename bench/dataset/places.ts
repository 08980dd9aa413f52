import type { Text } from "../../src/dataset/model.ts";
import { groupBy } from "../../src/group-by.ts";
import type { DatasetOptions } from "./options.ts";
import type { Random } from "./random.ts";

/** An invented place. */
export interface Place {
  readonly id: string;
  readonly name: Text;
  readonly short: Text;
  /** The name of its city where that is a mere name; null for all others. */
  readonly city: Text | null;
  /** Id of the city of a place, or the province of a city, where these are places of their own; else null. */
  readonly within: string | null;
  /** Null for those that others do not lie within. */
  readonly level: "province" | "city" | null;
  readonly code: string;
}

const SYLLABLES = [
  ..."安 an 白 bai 北 bei 昌 chang 长 chang 朝 chao 城 cheng 川 chuan 大 da 丹 dan 德 de 东 dong 丰 feng 阜 fu 高 gao 古 gu 广 guang 桂 gui 海 hai 汉 han 和 he 河 he 衡 heng 洪 hong 华 hua 淮 huai 黄 huang 惠 hui 吉 ji 嘉 jia 建 jian 江 jiang 金 jin 靖 jing 康 kang 兰 lan 乐 le 离 li 连 lian 临 lin 灵 ling 龙 long 隆 long 陇 long 洛 luo 绿 lü 马 ma 梅 mei 绵 mian 明 ming 南 nan 宁 ning 农 nong 平 ping 莆 pu 祁 qi 乾 qian 青 qing 清 qing 庆 qing 曲 qu 泉 quan 荣 rong 瑞 rui 三 san 沙 sha 山 shan 上 shang 韶 shao 石 shi 寿 shou 双 shuang 水 shui 松 song 绥 sui 台 tai 泰 tai 唐 tang 天 tian 通 tong 万 wan 望 wang 文 wen 武 wu 西 xi 仙 xian 湘 xiang 新 xin 兴 xing 秀 xiu 宣 xuan 阳 yang 义 yi 银 yin 永 yong 榆 yu 玉 yu 裕 yu 远 yuan 云 yun 泽 ze 昭 zhao 镇 zhen 中 zhong 舟 zhou 竹 zhu 资 zi 遵 zun".matchAll(
    /(\S+) (\S+)/g,
  ),
].map(([, han = "", latin = ""]) => ({ han, latin }));

const TYPES = [
  { zh: "县", en: "County" },
  { zh: "县", en: "County" },
  { zh: "区", en: "District" },
  { zh: "市", en: "City" },
] as const;

/** The longest that places are called, in both languages. */
const LONG: readonly { readonly name: Text; readonly short: Text }[] = [
  {
    name: {
      zh: "积石山保安族东乡族撒拉族自治县",
      en: "Jishishan Bonan, Dongxiang and Salar Autonomous County",
    },
    short: { zh: "积石山", en: "Jishishan" },
  },
  {
    name: {
      zh: "双江拉祜族佤族布朗族傣族自治县",
      en: "Shuangjiang Lahu, Va, Blang and Dai Autonomous County",
    },
    short: { zh: "双江", en: "Shuangjiang" },
  },
  {
    name: {
      zh: "镇沅彝族哈尼族拉祜族自治县",
      en: "Zhenyuan Yi, Hani and Lahu Autonomous County",
    },
    short: { zh: "镇沅", en: "Zhenyuan" },
  },
  {
    name: { zh: "孟连傣族拉祜族佤族自治县", en: "Menglian Dai, Lahu and Va Autonomous County" },
    short: { zh: "孟连", en: "Menglian" },
  },
  {
    name: { zh: "大通回族土族自治县", en: "Datong Hui and Tu Autonomous County" },
    short: { zh: "大通", en: "Datong" },
  },
];

const PEOPLES = [
  ["回族", "Hui"],
  ["哈萨克族", "Kazakh"],
  ["达斡尔族", "Daur"],
  ["鄂温克族", "Ewenki"],
  ["布依族", "Bouyei"],
  ["仡佬族", "Gelao"],
  ["土家族", "Tujia"],
] as const;

const PLACES_PER_CITY = 8;

/** Names that districts of many cities have. */
const COMMON = [
  { name: { zh: "市中区", en: "Shizhong District" }, short: { zh: "市中", en: "Shizhong" } },
  { name: { zh: "鼓楼区", en: "Gulou District" }, short: { zh: "鼓楼", en: "Gulou" } },
  { name: { zh: "城关区", en: "Chengguan District" }, short: { zh: "城关", en: "Chengguan" } },
] as const;

/**
 * Invents places: the first `longNames` of them with the longest names there are, the others with two or three characters.
 *
 * Shape: where cities and provinces are places of their own, each stands before those that lie within it.
 */
export function inventPlaces(asked: InventedPlaces, random: Random): readonly Place[] {
  const { places: count, longNames, sameNames } = asked;
  const used: Used = { ids: new Set(), names: new Set(), latins: new Set() };
  const isOwn = asked.cities > 0;
  const perCity = isOwn ? count / asked.cities : PLACES_PER_CITY;
  const cities = inventCities(Math.ceil(count / perCity), isOwn, used, random);
  const common = random.of("common");
  const places = Array.from({ length: count }, (_, index): Place => {
    const number = Math.floor(index / perCity);
    const city = cities[number];
    // The first places of a city each have another of these names, as no city has two of one name.
    const shared = COMMON[index - Math.ceil(number * perCity)];
    const { name, short } =
      index < longNames
        ? (LONG[index] ?? longName(used.names, random))
        : shared && common.isHit(sameNames)
          ? shared
          : ordinaryName(used.names, random);
    const id = unusedId(short.en, used.ids);
    return {
      ...{ id, name, short, code: `99${numbered(index)}`, level: null },
      ...(isOwn
        ? { city: null, within: city?.id ?? null }
        : { city: city?.name ?? null, within: null }),
    };
  });
  if (!isOwn) return places;
  const placesByCity = groupBy(places, ({ within }) => within);
  return withProvinces(cities, asked.provinces, used, random.of("provinces")).flatMap((place) => [
    place,
    ...(placesByCity.get(place.id) ?? []),
  ]);
}

/** Names and ids that are given. */
interface Used {
  readonly ids: Set<string>;
  readonly names: Set<string>;
  /** Names in English of places that others lie within: these differ in both languages. */
  readonly latins: Set<string>;
}

function inventCities(count: number, isOwn: boolean, used: Used, random: Random) {
  return Array.from({ length: count }, (_, index): Place => {
    const short = isOwn ? unusedInBoth(used, random) : textOf(unusedName(used.names, random));
    const id = isOwn ? unusedId(`${short.en} city`, used.ids) : "";
    const name = { zh: `${short.zh}市`, en: short.en };
    return {
      id,
      name,
      short,
      city: null,
      within: null,
      level: "city",
      code: `98${numbered(index)}`,
    };
  });
}

/** Puts cities into so many provinces, as even as can be, each province before its cities; none of them for 0. */
function withProvinces(
  cities: readonly Place[],
  count: number,
  used: Used,
  random: Random,
): readonly Place[] {
  if (count === 0) return cities;
  const citiesByProvince = groupBy(cities, (city) =>
    Math.floor((cities.indexOf(city) * count) / cities.length),
  );
  return [...citiesByProvince].flatMap(([index, own]) => {
    const short = unusedInBoth(used, random);
    const id = unusedId(`${short.en} province`, used.ids);
    const name = { zh: `${short.zh}省`, en: `${short.en} Province` };
    const province: Place = {
      ...{ id, name, short, code: `97${numbered(index)}` },
      ...{ city: null, within: null, level: "province" },
    };
    return [province, ...own.map((city) => ({ ...city, within: id }))];
  });
}

type InventedPlaces = Pick<
  DatasetOptions,
  "places" | "cities" | "provinces" | "longNames" | "sameNames"
>;

function numbered(index: number): string {
  return String(index + 1).padStart(4, "0");
}

function ordinaryName(names: Set<string>, random: Random) {
  const type = random.pick(TYPES);
  const { han, latin } = unusedName(names, random);
  return {
    name: { zh: `${han}${type.zh}`, en: `${latin} ${type.en}` },
    short: { zh: han, en: latin },
  };
}

function longName(names: Set<string>, random: Random) {
  const { han, latin } = unusedName(names, random);
  const first = random.below(PEOPLES.length);
  const peoples = [0, 1, 2].map((step) => PEOPLES[(first + step) % PEOPLES.length] ?? ["", ""]);
  const [one, two, three] = peoples.map(([, people]) => people);
  return {
    name: {
      zh: `${han}${peoples.map(([people]) => people).join("")}自治县`,
      en: `${latin} ${one}, ${two} and ${three} Autonomous County`,
    },
    short: { zh: han, en: latin },
  };
}

function unusedName(names: Set<string>, random: Random): { han: string; latin: string } {
  for (;;) {
    const length = random.isHit(0.1) ? 3 : 2;
    const parts = Array.from({ length }, () => random.pick(SYLLABLES));
    const han = parts.map((part) => part.han).join("");
    if (names.has(han) || new Set(han).size < length) continue;
    names.add(han);
    return { han, latin: latinOf(parts.map((part) => part.latin)) };
  }
}

function textOf({ han, latin }: { readonly han: string; readonly latin: string }): Text {
  return { zh: han, en: latin };
}

function unusedInBoth({ names, latins }: Used, random: Random): Text {
  for (;;) {
    const text = textOf(unusedName(names, random));
    if (latins.has(text.en)) continue;
    latins.add(text.en);
    return text;
  }
}

/** Joined as on maps: Xi'an, Lüshun. */
function latinOf(syllables: readonly string[]): string {
  const joined = syllables.reduce((word, next) =>
    /^[aoe]/.test(next) ? `${word}'${next}` : `${word}${next}`,
  );
  return `${joined.slice(0, 1).toUpperCase()}${joined.slice(1)}`;
}

function unusedId(latin: string, ids: Set<string>): string {
  const plain = latin
    .toLowerCase()
    .replace("ü", "u")
    .replace(/[^a-z]/g, "");
  let id = plain;
  for (let number = 2; ids.has(id); number += 1) id = `${plain}_${number}`;
  ids.add(id);
  return id;
}
