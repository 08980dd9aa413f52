import { programKey } from "../../cache/program.ts";
import type { Environment } from "../../environment.ts";
import { codeFolder, generatorOf } from "../../package.ts";
import { identifyBrowser } from "../../pdf/browser/identity.ts";
import { sha256 } from "../../store/folder.ts";

/** The program that runs here, as far as it has a say in what is made. */
export interface NightProgram {
  /** Name and version. */
  readonly generator: string;
  /** Hash of all code and packages. */
  readonly code: string;
  readonly browser: string;
  readonly node: string;
  /** The queue of all that only such a program may make. */
  readonly queue: string;
}

const DIGITS = 16;

/** Finds out which program runs here. Errors: BROWSER_MISSING where none prints. */
export async function identifyProgram({ home }: Environment): Promise<NightProgram> {
  const { source, identity } = await identifyBrowser({});
  const code = programKey(codeFolder(), home);
  const browser = `${source} ${identity}`;
  const parts = { code, browser, node: process.version };
  const queue = `program-${sha256(JSON.stringify(parts)).slice(0, DIGITS)}`;
  return { generator: generatorOf(home), ...parts, queue };
}
