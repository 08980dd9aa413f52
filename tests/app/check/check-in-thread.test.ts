import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { checkFolder } from "../../../src/app/check/check-folder.ts";
import { checkInThread } from "../../../src/app/check/check-in-thread.ts";
import { packageHome } from "../../../src/package.ts";
import { testEnvironment } from "../environment.ts";

const thread = (name: string) => new URL(`./${name}-thread.mjs`, import.meta.url);
const compiled = pathToFileURL(join(packageHome(), "dist/check-thread.js"));
const starter = join(packageHome(), "templates/starter");

describe("checkInThread(host, { data: data })", () => {
  it("finds the same in a thread as without one, from source and compiled", async () => {
    expect(existsSync(compiled)).toBe(true);
    const alone = await checkFolder(testEnvironment(), starter, false);
    expect(alone.figures).toBeGreaterThan(0);
    expect(await checkInThread(testEnvironment(), { data: starter })).toEqual(alone);
    expect(await checkInThread(testEnvironment(), { data: starter }, compiled)).toEqual(alone);
  });

  it("tells that there is no data in the same words", async () => {
    const check = (program?: URL) =>
      checkInThread(testEnvironment(), { data: join(starter, "nothing") }, program);
    const told = await check().catch((error) => error);
    expect(told).toMatchObject({ code: "INPUT_UNREADABLE" });
    await expect(check(compiled)).rejects.toMatchObject({
      code: told.code,
      message: told.message,
      hint: told.hint,
    });
  });

  it("stops at once when it is no longer wanted, whatever the thread is busy with", async () => {
    const stop = new AbortController();
    const checked = checkInThread(
      testEnvironment({ signal: stop.signal }),
      { data: starter },
      thread("endless"),
    );
    setTimeout(() => stop.abort(), 200);
    await expect(checked).rejects.toMatchObject({ code: "CANCELLED", exitCode: 130 });
  });

  it("does not begin where it is not wanted any more", async () => {
    const signal = AbortSignal.abort();
    const checked = checkInThread(
      testEnvironment({ signal }),
      { data: starter },
      thread("endless"),
    );
    await expect(checked).rejects.toMatchObject({ code: "CANCELLED" });
  });

  it("tells a fault of the thread with its hint", async () => {
    await expect(
      checkInThread(testEnvironment(), { data: starter }, thread("faulty")),
    ).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: "No data",
      hint: "look",
    });
  });

  it("tells that the data is too much for the memory", async () => {
    await expect(
      checkInThread(testEnvironment(), { data: starter }, thread("greedy")),
    ).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: "The data takes more memory than there is",
    });
  });
});
