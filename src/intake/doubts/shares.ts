import type { Candidate } from "../model.ts";
import { countedWords } from "../words.ts";
import { shareHeld } from "./amount.ts";
import { type Grounds, type Testimony, type Witness, wordsBetween } from "./witness.ts";

/** 占一般公共预算收入的比重: the whole of which a share is told. */
const WHOLE = /^[^。;；]*占([^,，。;；、]{3,30}?)(?:的?比[重例]|的)?(?:为|达到?|约|仅|近)?$/;

/** A part, the share that it is said to have, and the whole, anywhere: 税收收入80亿元,占一般公共预算收入的80%. */
export const sharesOfWholes: Witness = (candidates, grounds) =>
  candidates.flatMap((share, index): readonly Testimony[] => {
    const part = candidates[index - 1];
    if (!part || share.unit !== "%") return [];
    const words = WHOLE.exec(wordsBetween(part, share, grounds))?.[1];
    const whole = words && wholeNamed(words, share, candidates, grounds);
    return whole ? shareHeld("share-differs", { part, whole, share }, grounds) : [];
  });

/** The amount of the same time whose indicator has just this name. */
function wholeNamed(
  words: string,
  { period, status }: Candidate,
  candidates: readonly Candidate[],
  { indicatorById }: Grounds,
): Candidate | undefined {
  const name = countedWords(words);
  const isNamed = (id: string | null) => {
    const { name: own, short, aliases } = indicatorById.get(id ?? "") ?? {};
    return [own?.zh, short?.zh, ...(aliases ?? [])].some(
      (one) => one && countedWords(one) === name,
    );
  };
  return candidates.find(
    (one) =>
      one.period === period &&
      one.status === status &&
      one.measure === "level" &&
      isNamed(one.indicator),
  );
}
