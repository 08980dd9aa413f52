import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listInputs, packageFile } from "../../src/cache/inputs.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { packageHome } from "../../src/package.ts";

const home = packageHome();
const data = join(home, "templates/starter");
const labels = listInputs({ data, home, code: join(home, "src") }).map(([label]) => label);

describe("listInputs(places)", () => {
  it("lists the data files that the dataset is read from, and no others", async () => {
    const read = (await readDataFolder(data)).map(({ path }) => `data/${path}`);
    expect(labels.filter((label) => label.startsWith("data/")).sort()).toEqual(read.sort());
  });
  it("lists templates, styles, fonts, code and packages", () => {
    for (const label of [
      "templates/layouts/page.hbs",
      "templates/styles/10-page.css",
      "templates/fonts/fonts.yaml",
      "code/charts/draw.ts",
      "package.json",
      "package/chart.js",
      "package/@sparticuz/chromium",
    ]) {
      expect(labels).toContain(label);
    }
  });
  it("names each input once", () => {
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe("packageFile(home, name)", () => {
  it("looks in the folders above as well, as Node does", () => {
    expect(packageFile(join(home, "src"), "handlebars")).toBe(
      join(home, "node_modules/handlebars/package.json"),
    );
  });
  it("gives null where the package is not installed", () => {
    expect(packageFile(home, "no-such-package")).toBeNull();
  });
});
