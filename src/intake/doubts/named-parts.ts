import type { Candidate } from "../model.ts";
import { amountStated } from "./amount.ts";
import { type Grounds, type Testimony, type Witness, wordsBetween } from "./witness.ts";

/** 其中 after a number begins parts of it, and none is more than the whole: 项目58个,其中新建49个. */
export const namedParts: Witness = (candidates, grounds) =>
  candidates.flatMap((part, index): readonly Testimony[] => {
    const whole = candidates[index - 1];
    if (!whole || whole.period !== part.period || whole.status !== part.status) return [];
    return /^[^。;；]*其中[,，:：]?[^,，。;；]*$/.test(wordsBetween(whole, part, grounds))
      ? held(whole, part, grounds)
      : [];
  });

function held(whole: Candidate, part: Candidate, grounds: Grounds): readonly Testimony[] {
  const [total, own] = [amountStated(whole, grounds), amountStated(part, grounds)];
  if (!total || !own || total.base !== own.base || total.base === "%") return [];
  const isMore = own.value > total.value && whole.bound !== "at_least";
  const message = isMore ? `${part.printed} is more than ${whole.printed}` : null;
  return [{ code: "part-exceeds-whole", of: [part, whole], message }];
}
