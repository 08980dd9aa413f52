import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { formatText } from "../../dataset/import/text.ts";
import { insertInto } from "../merge/text.ts";

/** Writes behind each decision that has no date when it was made, and by whom; nothing else in the file changes. */
export function stampDecisions(text: string, at: string, by: string | null): string {
  const lines = parseDocument(text).get("candidates", true);
  const stamp = `${by === null ? "" : `, by: ${formatText(by)}`}, at: ${at}`;
  const insertions = (isSeq(lines) ? lines.items : []).flatMap((line) => {
    const decision = isMap(line) && !line.has("at") ? line.get("decision", true) : null;
    const isOwn =
      isScalar(decision) && (decision.value === "accept" || decision.value === "reject");
    const offset = isOwn ? decision.range?.[1] : undefined;
    return offset === undefined ? [] : [{ at: offset, text: stamp }];
  });
  return insertInto(text, insertions);
}
