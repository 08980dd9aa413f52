import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest, though they are short: each makes many briefings, or starts many programs. */
const LONG = [
  "shipped/readme",
  "shipped/facts",
  "shipped/data-book",
  "any-number",
  "from-source",
  "app/build/incremental",
  "built",
  "app/build/reproducible",
  "shipped/memos",
  "time/monthly",
  "memo/finished",
];

const isLong = ({ moduleId }: TestSpecification) =>
  LONG.some((name) => moduleId.endsWith(`/tests/${name}.test.ts`));

/** Begins with the files that take longest, so that at the end no core waits minutes for another. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
