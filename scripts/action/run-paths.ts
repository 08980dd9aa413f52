import { appendFileSync } from "node:fs";
import { checkPaths } from "./paths.ts";

/** Hands the folders that the action was given on to its steps, or ends the job with what is wrong about them. */
const { GITHUB_WORKSPACE = ".", GITHUB_OUTPUT = "", DATA = "", OUT = "" } = process.env;
try {
  const { data, out } = checkPaths(GITHUB_WORKSPACE, { data: DATA, out: OUT });
  appendFileSync(GITHUB_OUTPUT, `data=${data}\nout=${out}\n`);
} catch (error) {
  console.log(`::error::${(error as Error).message}`);
  process.exitCode = 1;
}
