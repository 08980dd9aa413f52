import type { Measure } from "./model.ts";

/** A measured number, and the number that the standard asks for. */
interface Quantity {
  readonly name: string;
  readonly page: number | null;
  readonly value: number;
  readonly required: number;
  readonly tolerance: number;
  readonly unit: string;
  readonly clause: string;
}

/** Compares a measured number with the required one. */
export function measure({ name, page, clause, unit, ...numbers }: Quantity): Measure {
  const { value, required, tolerance } = numbers;
  return {
    name,
    page,
    value: `${show(value)} ${unit}`,
    required: `${show(required)} ${unit}`,
    tolerance: `${show(tolerance)} ${unit}`,
    clause,
    // 0.005 more, as messages show two decimals: a number shown as within the tolerance is met.
    isMet: Math.abs(value - required) <= tolerance + 0.005,
  };
}

/** Compares the furthest off of several measured numbers with the required one; empty where none was measured. */
export function measureWorst(
  about: Omit<Quantity, "value" | "page">,
  found: readonly { readonly page: number; readonly value: number }[],
): readonly Measure[] {
  const off = ({ value }: { value: number }) => Math.abs(value - about.required);
  const [worst] = found.toSorted((a, b) => off(b) - off(a));
  return worst ? [measure({ ...about, ...worst })] : [];
}

/** Compares measured words with the required ones. */
export function compare(
  about: Pick<Measure, "name" | "page" | "value" | "required" | "clause">,
  isMet = about.value === about.required,
): Measure {
  return { ...about, tolerance: "", isMet };
}

function show(value: number): string {
  return String(Math.round(value * 100) / 100);
}
