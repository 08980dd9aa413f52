import type { Migration } from "./migration.ts";

/**
 * What has bytes is a content, by the hash of these; all else refers to it.
 *
 * Payloads are `json`, not `jsonb`: they come back as they were given, with their keys in order.
 */
export const resultsAndNights: Migration = {
  version: 1,
  name: "results and nights",
  sql: `
CREATE TABLE briefings.contents (
  sha256 text COLLATE "C" PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint NOT NULL,
  kept_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE briefings.content_chunks (
  sha256 text COLLATE "C" NOT NULL REFERENCES briefings.contents ON DELETE CASCADE,
  number integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (sha256, number)
);

CREATE TABLE briefings.results (
  fingerprint text COLLATE "C" PRIMARY KEY,
  record json NOT NULL,
  worker text NOT NULL,
  attempt text NOT NULL,
  seconds double precision NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE briefings.result_files (
  fingerprint text COLLATE "C" NOT NULL REFERENCES briefings.results ON DELETE CASCADE,
  path text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C" NOT NULL REFERENCES briefings.contents,
  PRIMARY KEY (fingerprint, path)
);
CREATE INDEX result_files_sha256 ON briefings.result_files (sha256);
CREATE TABLE briefings.input_keys (
  key text COLLATE "C" PRIMARY KEY,
  fingerprint text COLLATE "C" NOT NULL REFERENCES briefings.results ON DELETE CASCADE,
  known_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX input_keys_fingerprint ON briefings.input_keys (fingerprint);

CREATE TABLE briefings.nights (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  plan json NOT NULL,
  jobs integer NOT NULL,
  sha256 text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz
);
CREATE TABLE briefings.planned (
  night bigint NOT NULL REFERENCES briefings.nights ON DELETE CASCADE,
  number integer NOT NULL,
  key text COLLATE "C" NOT NULL,
  payload json NOT NULL,
  PRIMARY KEY (night, number),
  UNIQUE (night, key)
);
CREATE INDEX planned_key ON briefings.planned (key);
CREATE TABLE briefings.night_contents (
  night bigint NOT NULL REFERENCES briefings.nights ON DELETE CASCADE,
  sha256 text COLLATE "C" NOT NULL REFERENCES briefings.contents,
  PRIMARY KEY (night, sha256)
);
CREATE INDEX night_contents_sha256 ON briefings.night_contents (sha256);
CREATE TABLE briefings.outcomes (
  night bigint NOT NULL,
  key text COLLATE "C" NOT NULL,
  state text NOT NULL CHECK (state IN ('made', 'unchanged', 'failed')),
  fingerprint text COLLATE "C",
  error json,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (night, key),
  FOREIGN KEY (night, key) REFERENCES briefings.planned (night, key) ON DELETE CASCADE,
  CHECK ((state = 'failed') = (fingerprint IS NULL))
);
CREATE INDEX outcomes_fingerprint ON briefings.outcomes (fingerprint);

CREATE TABLE briefings.attempts (
  job text COLLATE "C" NOT NULL,
  number integer NOT NULL,
  key text COLLATE "C" NOT NULL,
  worker text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  ending text CHECK (ending IN ('done', 'late', 'failed', 'returned')),
  fingerprint text COLLATE "C",
  is_double boolean NOT NULL DEFAULT false,
  error json,
  PRIMARY KEY (job, number)
);
CREATE INDEX attempts_key ON briefings.attempts (key, started_at);

CREATE TABLE briefings.workers (
  id text PRIMARY KEY,
  host text NOT NULL,
  pid integer NOT NULL,
  queue text NOT NULL,
  program json NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  signed_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);

-- Queues are tables, which only the owner may make: who plans may ask for one.
CREATE FUNCTION briefings.open_queue(queue text, options json) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM briefings_queue.create_queue(queue, options);
END $$;
-- After many jobs were put: else the server takes the queue for a short one, and sorts all of it for each job that is taken.
CREATE FUNCTION briefings.measure_queues() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  ANALYZE briefings_queue.job;
END $$;
REVOKE EXECUTE ON FUNCTION briefings.open_queue, briefings.measure_queues FROM PUBLIC;

CREATE FUNCTION briefings.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was planned never changes';
END $$;
CREATE TRIGGER planned_never_changes BEFORE UPDATE ON briefings.planned
  FOR EACH ROW EXECUTE FUNCTION briefings.refuse_change();
CREATE TRIGGER nights_never_change
  BEFORE UPDATE OF id, name, plan, jobs, sha256, created_at ON briefings.nights
  FOR EACH ROW EXECUTE FUNCTION briefings.refuse_change();
`,
};
