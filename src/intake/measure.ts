import type { Measure } from "../dataset/model.ts";
import { isMovement } from "../dataset/printed/movement.ts";
import type { Quantity } from "../dataset/printed/quantity.ts";

import { clauseBefore } from "./clause.ts";

/** What a number is of its subject: its growth, its change, or an amount of its own, whose measure the indicator says. */
export type NumberMeasure = Extract<Measure, "growth" | "change"> | "own" | "completion";

/** Names that are of a movement themselves: of them a number that says how much something moved is an amount. */
const MOVEMENT_NAME = /改善|降低|下降|增长率|增收|减少|提高|贡献率|增幅|减量/;
const COMPLETION = /(?:完成|达到?|占)[^,。;]{0,8}(?:计划|任务|目标)[^,。;\d]{0,3}的$/;

/** Reads the measure from the unit and the words of the clause before a number. */
export function measureOf(text: string, quantity: Quantity): NumberMeasure {
  const { unit, isBy, joined } = quantity;
  const clause = clauseBefore(text, quantity);
  const isRate = /^[%‰倍成]$/.test(unit?.id ?? "");
  if (isRate && COMPLETION.test(clause)) return "completion";
  const moves = isBy || (joined !== "ratio" && isMovement(clause.replace(/分别由.*/, "")));
  if (unit?.id === "个百分点") return moves ? "change" : "own";
  if (isRate) return moves ? "growth" : "own";
  return isBy && !/新增$/.test(clause) ? "change" : "own";
}

/** Tells whether a name is of a movement, as 改善幅度 or 自然增长率. */
export function isOfMovement(name: string): boolean {
  return MOVEMENT_NAME.test(name);
}
