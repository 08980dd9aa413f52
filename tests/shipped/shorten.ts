import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Two indicators, and two themes of twelve and more. */
const SECTIONS = `sections:
  - theme: trade
  - theme: budget
    charts:
      - { indicators: [general_public_budget_revenue], measure: level, form: bars }
`;
const HEADLINE = `headline:
  - { indicator: gross_regional_product, measures: [level, growth] }
  - { indicator: general_public_budget_revenue, measures: [level, growth] }
`;

/**
 * Makes the two long briefings of a copy of the shipped data a few pages long, and gives a way back. In full they are
 * printed by `npm start`, and looked into by the other tests of this folder.
 */
export function shortenBriefings(data: string): () => void {
  const shortened = [
    [join(data, "briefings/five-places.yaml"), /^headline:.*/ms, HEADLINE + SECTIONS],
    [
      join(data, "briefings/data-book.yaml"),
      /^# No sections.*/m,
      SECTIONS.replace(/ +charts.*/s, ""),
    ],
  ] as const;
  const before = shortened.map(([path, part, instead]) => {
    const text = readFileSync(path, "utf8");
    const short = text.replace(part, instead);
    if (short === text) throw new Error(`${path} has no ${part}`);
    writeFileSync(path, short);
    return [path, text] as const;
  });
  return () => {
    for (const [path, text] of before) writeFileSync(path, text);
  };
}
