import type { Sql } from "./connect.ts";
import { putOutcomes } from "./outcomes.ts";
import { type KnownKey, type NewResult, putKeys, putResult } from "./results.ts";

/** What was made for a key, as it went into the database. */
interface Committed {
  readonly fingerprint: string;
  /** True where another had made the same. */
  readonly isDouble: boolean;
  /** What of it is not as it was made before; none unless the program or the machine is at fault. */
  readonly disagreements: readonly string[];
}

/** Keeps a result, notes that its key leads to it, and what became of it in all nights that plan the key. In a transaction. */
export async function commitResult(sql: Sql, key: string, result: NewResult): Promise<Committed> {
  const { isNew, differing } = await putResult(sql, result);
  const { disagreements, fingerprint } = await commitKey(sql, {
    key,
    fingerprint: result.fingerprint,
  });
  return { fingerprint, isDouble: !isNew, disagreements: [...differing, ...disagreements] };
}

/** As `commitResult`, for a result that is kept already. */
export async function commitKey(sql: Sql, known: KnownKey): Promise<Committed> {
  const elsewhere = await putKeys(sql, [known]);
  await putOutcomes(sql, [known]);
  return {
    fingerprint: known.fingerprint,
    isDouble: false,
    disagreements: elsewhere.map(
      ({ key, fingerprint }) => `the key ${key} led to the result ${fingerprint} before`,
    ),
  };
}
