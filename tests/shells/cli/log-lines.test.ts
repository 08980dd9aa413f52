import { expect, it } from "vitest";
import { openLogLines } from "../../../src/shells/cli/log-lines.ts";

const ANSWERED = {
  level: 30,
  time: "2026-01-05T09:30:00.123Z",
  method: "GET",
  url: "/zh/",
  status: 200,
  ms: 12.3,
  msg: "answered",
};

function written(isTTY: boolean, line: object): string {
  let said = "";
  const stderr = { isTTY, write: (text: string) => (said += text) };
  openLogLines(stderr).write(`${JSON.stringify(line)}\n`);
  return said;
}

it("writes a line of JSON to a file, and words to a terminal", () => {
  expect(JSON.parse(written(false, ANSWERED))).toEqual(ANSWERED);
  expect(written(true, ANSWERED)).toBe("09:30:00 200 12.3 ms GET /zh/\n");
  const failed = {
    time: ANSWERED.time,
    msg: "failed",
    err: { message: "no ink", stack: "Error: no ink" },
  };
  expect(written(true, failed)).toBe("09:30:00 failed: Error: no ink\n");
  expect(written(true, { time: ANSWERED.time, msg: "listening" })).toBe("09:30:00 listening\n");
});
