import { describe, expect, it } from "vitest";
import { isConflict, isOutage, orDatabaseFault } from "../../src/database/faults.ts";
import { ReportError } from "../../src/error.ts";

const withCode = (code: string) => Object.assign(new Error(`refused with ${code}`), { code });

describe("isOutage(error), isConflict(error)", () => {
  it.each([
    ["nobody listens there", "ECONNREFUSED", "outage"],
    ["the connection was reset", "ECONNRESET", "outage"],
    ["the name is not known just now", "EAI_AGAIN", "outage"],
    ["the server is shutting down", "57P01", "outage"],
    ["the server is starting", "57P03", "outage"],
    ["the connection failed", "08006", "outage"],
    ["its disk is full", "53100", "outage"],
    ["it has too many connections", "53300", "outage"],
    ["it became the standby", "25006", "outage"],
    ["two wait for each other", "40P01", "conflict"],
    ["what was referred to is gone", "23503", "conflict"],
    ["it took too long", "57014", "conflict"],
    ["a value is there twice", "23505", "neither"],
    ["the statement makes no sense", "42601", "neither"],
    ["the password is wrong", "28P01", "neither"],
  ])("tell where %s (%s)", (_, code, kind) => {
    const error = withCode(code);
    const told = isOutage(error) ? "outage" : isConflict(error) ? "conflict" : "neither";
    expect(told).toBe(kind);
  });

  it.each([
    "Connection terminated unexpectedly",
    "timeout exceeded when trying to connect",
    "Query read timeout",
    "Client has encountered a connection error and is not queryable",
  ])("know what the client says without a code: %s", (message) => {
    expect(isOutage(new Error(message))).toBe(true);
  });
});

describe("orDatabaseFault(error, server)", () => {
  it("tells what to do about what the server refuses, and leaves anything else", () => {
    expect(orDatabaseFault(withCode("42501"), "db/briefings")).toMatchObject({
      code: "DATABASE_FAULT",
      message: "The database at db/briefings refuses: refused with 42501",
      hint: "connect as a role that may do this; docs/database.md lists the roles and their rights",
    });
    const bug = withCode("42601");
    expect(orDatabaseFault(bug, "db/briefings")).toBe(bug);
    const known = new ReportError("BUSY", "busy");
    expect(orDatabaseFault(known, "db/briefings")).toBe(known);
  });
});
