import type { FastifyReply, FastifyRequest } from "fastify";
import { describe, expect, it } from "vitest";
import { whoIn, whoOf } from "../../../src/shells/http/pages/intake/who.ts";
import type { PageKit } from "../../../src/shells/http/pages/kit.ts";

const kitOf = (name: string | null) => ({ nameIn: () => name }) as unknown as PageKit;
const requestWith = (cookie?: string) => ({ headers: { cookie } }) as unknown as FastifyRequest;

/** Who decides with a form, and the cookie that is set. */
function sent(name: string | null, form: Record<string, string>, cookie?: string) {
  const headers: Record<string, string> = {};
  const reply = {
    header: (key: string, value: string) => Object.assign(headers, { [key]: value }),
  } as unknown as FastifyReply;
  const to = { request: requestWith(cookie), reply };
  const who = whoOf(kitOf(name), to, new URLSearchParams(form));
  return { ...who, cookie: headers["Set-Cookie"]?.split(";")[0] };
}

describe("who decides", () => {
  it("is whose token it is, whatever the form says", () => {
    const named = { by: "zhang.wei", isNamed: true };
    expect(whoIn(kitOf("zhang.wei"), requestWith("intake-by=Li"))).toEqual(named);
    expect(sent("zhang.wei", { by: "Li" })).toEqual({ ...named, cookie: undefined });
  });

  it("is else whom the form names, which the browser remembers", () => {
    const { by, cookie = "" } = sent(null, { by: " 李 伟\n\u202e" });
    expect(by).toBe("李 伟");
    expect(whoIn(kitOf(null), requestWith(`a=1; ${cookie}; b=2`)).by).toBe("李 伟");
    expect(sent(null, {}, cookie)).toEqual({ by: "李 伟", isNamed: false, cookie: undefined });
  });

  it.each([undefined, "", "intake-by=%", "intake-by", "x-intake-by=Li"])(
    "is nobody where the browser remembers nothing: %j",
    (cookie) => {
      expect(whoIn(kitOf(null), requestWith(cookie)).by).toBe("");
    },
  );

  it("has a name of a length that fits a line", () => {
    expect(sent(null, { by: "x".repeat(500) }).by).toHaveLength(60);
  });
});
