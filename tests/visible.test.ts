import { describe, expect, it } from "vitest";
import { formatDiagnostic } from "../src/diagnostic.ts";
import { ReportError } from "../src/error.ts";
import { log, showError } from "../src/shells/cli/terminal.ts";
import { visible, visibleJson, visibleLines } from "../src/visible.ts";
import { testHost } from "./shells/cli/host.ts";

const CLEAR = "\u001b[2J";

describe("visible(text)", () => {
  it.each([
    [CLEAR, "\\x1b[2J"],
    ["a\u0007b\u0000", "a\\x07b\\x00"],
    ["\u009b31m", "\\x9b31m"],
    ["a\nb\tc\r", "a\\nb\\tc\\r"],
    ["甲\u200b县\u202e\u00ad", "甲\\u{200b}县\\u{202e}\\xad"],
    ["\u2028\ud800", "\\u{2028}\\u{d800}"],
    ["张店：增长5.5% — “x”", "张店：增长5.5% — “x”"],
  ])("shows %j as %s", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("keeps lines apart where there are several", () => {
    expect(visibleLines(`a\n\tb${CLEAR}`)).toBe("a\n\tb\\x1b[2J");
  });
});

describe("visibleJson(json)", () => {
  it("gives its reader the characters back", () => {
    const value = { name: `甲\u200b\u202e\u009b\u2028\u{e0001}${CLEAR}\n` };
    const json = visibleJson(JSON.stringify(value, null, 2));
    expect(JSON.parse(json)).toEqual(value);
    expect(json).toMatch(/^(?:\P{C}|\n)*$/u);
  });
});

describe("what is told on a terminal", () => {
  it("shows escapes in file names, messages and hints of faults", () => {
    const at = { file: `d/${CLEAR}\n::error::x.yaml`, line: 1, col: 2 };
    const fault = { severity: "error", code: "syntax", message: CLEAR, at, hint: CLEAR } as const;
    expect(formatDiagnostic(fault)).toBe(
      "d/\\x1b[2J\\n::error::x.yaml:1:2 error syntax \\x1b[2J (\\x1b[2J)",
    );
  });

  it("lets its own colours pass, and none of a message", () => {
    const host = testHost({ stderr: { isTTY: true, write: (text) => (written += text) } });
    let written = "";
    showError(host, new ReportError("USAGE", `No ${CLEAR}\u001b[31m`, { hint: CLEAR }), {
      debug: false,
    });
    log(host, `\u001b[32mdone\u001b[39m ${CLEAR}`);
    expect(written).toBe(
      "\u001b[31merror\u001b[39m USAGE No \\x1b[2J\\x1b[31m\n  \\x1b[2J\n\u001b[32mdone\u001b[39m \\x1b[2J\n",
    );
  });
});
