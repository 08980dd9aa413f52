/** A payload as pg-boss keeps it: as text within `jsonb`, which itself changes the order of keys and knows no U+0000. */
interface Wrapped {
  readonly json: string;
}

export function wrap(payload: unknown): Wrapped {
  return { json: JSON.stringify(payload) ?? "null" };
}

/** The payload; null where there is none, or some other program wrote it. */
export function unwrap(data: unknown): unknown {
  const { json } = (data ?? {}) as Partial<Wrapped>;
  return json === undefined ? null : JSON.parse(json);
}
