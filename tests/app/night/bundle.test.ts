import { beforeAll, describe, expect, it } from "vitest";
import { bundleOf, treeOf } from "../../../src/app/night/bundle.ts";
import { type Design, designOf, loadDesign } from "../../../src/design.ts";
import { packageHome } from "../../../src/package.ts";

let design: Design;
beforeAll(async () => {
  design = await loadDesign(packageHome());
});

describe("bundleOf(tree), treeOf(bundle)", () => {
  it("give back every file, in the order that the design was read in", () => {
    const tree = treeOf(bundleOf(design.tree));
    expect([...tree.keys()]).toEqual([...design.tree.keys()]);
    for (const [path, bytes] of tree)
      expect(Buffer.compare(bytes, design.tree.get(path) ?? new Uint8Array()), path).toBe(0);
  });

  it("lead to the same design", () => {
    const made = designOf(treeOf(bundleOf(design.tree)));
    expect([...made.kindById]).toEqual([...design.kindById]);
    expect(made.fontFiles.map(({ path }) => path)).toEqual(
      design.fontFiles.map(({ path }) => path),
    );
    expect(made.localeByLanguage.zh.say("document.plan.many")).toBe(
      design.localeByLanguage.zh.say("document.plan.many"),
    );
  });

  it("has one key for the same files in any order, and another for any change", () => {
    const { key } = bundleOf(design.tree);
    expect(bundleOf(new Map([...design.tree].toReversed())).key).toBe(key);
    const [[path = "", bytes = new Uint8Array()] = []] = design.tree;
    expect(bundleOf(new Map([...design.tree, [path, bytes.slice(1)]])).key).not.toBe(key);
    expect(bundleOf(new Map([...design.tree, ["styles/more.css", bytes]])).key).not.toBe(key);
  });

  it("refuses bytes that are not those of the key", () => {
    const { key, bytes } = bundleOf(design.tree);
    expect(() => treeOf({ key, bytes: bytes.slice(0, -1) })).toThrow(/not what was put there/);
  });
});
