import fc from "fast-check";

/** Generated data is the same in every run, unless a seed is asked for: `PROPERTY_SEED=$RANDOM npx vitest run`. */
export const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_129);

/** How many cases a long property is held against; `PROPERTY_TIMES=10 npx vitest run` holds it against ten times as many. */
export const casesOf = (usual: number): number =>
  Math.ceil(usual * Number(process.env.PROPERTY_TIMES ?? 1));

fc.configureGlobal({ seed: SEED });
