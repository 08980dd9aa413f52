import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("shows the title of the table on one page", () => {
  const path = new URL("../../templates/briefings/one-page/style.css", import.meta.url);
  expect(readFileSync(path, "utf8")).not.toMatch(/^caption \{[^}]*display: none/m);
});
