import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Names so long fit on no page. */
const TIMES = 1_500;

/** A place whose every briefing fails, as long as it is not mended. */
export interface Poison {
  /** Names of the outputs that show it. */
  readonly outputs: readonly string[];
  mend(): void;
}

/** Gives the first place of a data folder a short name that fits on no page. */
export function poison(data: string, briefings: readonly string[]): Poison {
  const path = join(data, "regions.yaml");
  const sound = readFileSync(path, "utf8");
  const place = /^(\w+):$/m.exec(sound)?.[1] ?? "";
  const ill = sound.replace(/(short: \{ zh: )([^,]+)/, (_, key, name) => key + name.repeat(TIMES));
  writeFileSync(path, ill);
  const shows = (name: string) =>
    readFileSync(join(data, "briefings", `${name}.yaml`), "utf8").includes(`- ${place}\n`);
  return {
    outputs: briefings.filter(shows).map((name) => `${name}.zh`),
    mend: () => writeFileSync(path, sound),
  };
}
