import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest, though they are short: each makes many briefings, or starts many programs. */
const LONG = [
  "shipped/readme",
  "built",
  "from-source",
  "app/build/incremental",
  "places/audited",
  "app/build/reproducible",
  "app/watch/watch",
  "app/build/build",
  "shipped/memos",
  "app/at-once",
  "time/revised",
  "any-number",
  "memo/finished",
  "app/build/variants",
  "app/build/at-once",
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
