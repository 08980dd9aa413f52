import { describe, expect, it } from "vitest";
import { inventDataset } from "../../../bench/dataset/read.ts";
import { openPlaces } from "../../../src/intake/table/places.ts";

const dataset = inventDataset({ places: 6, cities: 2, sameNames: 1, indicators: 3, longNames: 1 });
const placeFor = (home: string, ...words: readonly string[]) =>
  openPlaces(dataset, home).find(words)?.region ?? null;

describe("openPlaces(dataset, home)", () => {
  it.each([
    ["wenmiancity", ["鼓楼区"], "gulou"],
    ["beipucity", ["鼓楼区"], "gulou_2"],
    ["gulou_2", ["城关"], "chengguan_2"],
    ["wenmiancity", ["北莆市", "鼓楼区"], "gulou_2"],
    ["wenmiancity", ["市中区"], "shizhong"],
    ["wenmiancity", ["积石山保安族东乡族撒拉族自治县"], "jishishan"],
    ["wenmiancity", ["高新区"], null],
    ["wenmiancity", ["合计"], "wenmiancity"],
    ["wenmiancity", ["全市"], "wenmiancity"],
    ["gulou", ["全市"], "wenmiancity"],
    ["gulou", ["合计"], "wenmiancity"],
    ["gulou", ["全区"], "gulou"],
    ["wenmiancity", ["北莆市", "合计"], "beipucity"],
  ])("for a document of %s, %j is %s", (home, words, region) => {
    expect(placeFor(home, ...words)).toBe(region);
  });
});
