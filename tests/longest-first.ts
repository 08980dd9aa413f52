import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest, though they are short: each makes many briefings, or starts many programs. */
const LONG = [
  "shipped/readme",
  "from-source",
  "any-number",
  "built",
  "app/build/incremental",
  "app/build/reproducible",
  "app/build/variants",
  "time/monthly",
  "shells/http/in-browser",
  "app/watch/watch",
  "app/at-once",
  "web/in-browser",
  "shipped/memos",
  "places/audited",
  "audit/printed",
  "shipped/five-places",
  "system-refusals",
  "shells/http/serve",
  "shells/http/faults",
  "pdf/browser/with-browser",
  "app/build/build",
  "app/build/at-once",
  "app/merge/merge",
  "app/night/faults",
  "app/night/night",
  "shells/http/site",
  "app/manage/schedule",
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
