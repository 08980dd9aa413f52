/** Where pg-boss keeps its tables, apart from those of any other program that uses it in the same database. */
export const SCHEMA = "briefings_queue";
/** Its table of jobs. */
export const JOBS = `${SCHEMA}.job`;

/** Tries before a job is parked. */
export const TRIES = 3;

/** After so many seconds without a sign of life a job is given to another. */
export const EXPIRY_SECONDS = 10;
