import { resultsAndNights } from "./1-results-and-nights.ts";
import type { Migration } from "./migration.ts";

/** All migrations, in the order of their versions. */
export const MIGRATIONS: readonly Migration[] = [resultsAndNights];
