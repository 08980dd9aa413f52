import { type AcceptOptions, acceptIntakes } from "../../../src/app/intake/accept.ts";
import type { ReadingOptions } from "../../../src/app/intake/document.ts";
import { readNumbers } from "../../../src/app/intake/read.ts";
import { testEnvironment } from "../environment.ts";
import type { WorkFolder } from "../work-folder.ts";

/** The day on which tests decide. */
export const DATE = "2026-03-02";

/** A plan of an invented county, and where the tests keep it. */
export const NEW_PLAN = "data/sources/jia-2025-plan.txt";
export const NEW_TEXT = `甲县2025年国民经济和社会发展计划

一、2024年国民经济和社会发展计划执行情况

2024年，全县地区生产总值完成220.50亿元，同比增长5.6%；境内公共预算总收入完成19.2亿元；新增城镇就业3150人。

二、2025年经济社会发展主要预期目标

地区生产总值增长5.5%左右，新增城镇就业3000人以上。
`;

/** Reading and accepting in a folder of a test. */
export function intakeIn(folder: WorkFolder) {
  const environment = () => testEnvironment({ cwd: folder.path() });
  return {
    read(options: Partial<ReadingOptions> = {}) {
      const asked = { file: NEW_PLAN, region: "jia", document: "jia-2025-plan", data: "data" };
      return readNumbers({ ...asked, ...options }, environment());
    },
    accept(options: Partial<AcceptOptions> = {}) {
      const intakes = ["data/intake/jia-2025-plan.yaml"];
      return acceptIntakes({ intakes, data: "data", date: DATE, ...options }, environment());
    },
  };
}
