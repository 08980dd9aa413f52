import fc from "fast-check";

/** Generated data is the same in every run, unless a seed is asked for: `PROPERTY_SEED=$RANDOM npx vitest run`. */
export const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_129);

fc.configureGlobal({ seed: SEED });
