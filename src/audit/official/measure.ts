import type { Measure } from "./model.ts";

/** A number held against the number it should be. */
interface Quantity {
  readonly name: string;
  readonly page: number | null;
  readonly value: number;
  readonly required: number;
  readonly tolerance: number;
  readonly unit: string;
  readonly clause: string;
}

/** Holds a number against what it should be. */
export function measure({ name, page, clause, unit, ...numbers }: Quantity): Measure {
  const { value, required, tolerance } = numbers;
  return {
    name,
    page,
    value: `${show(value)} ${unit}`,
    required: `${show(required)} ${unit}`,
    tolerance: `${show(tolerance)} ${unit}`,
    clause,
    // Half a hundredth: what is shown as equal is equal.
    isMet: Math.abs(value - required) <= tolerance + 0.005,
  };
}

/** Holds the one of several numbers that is furthest off against what all should be. */
export function measureWorst(
  about: Omit<Quantity, "value" | "page">,
  found: readonly { readonly page: number; readonly value: number }[],
): readonly Measure[] {
  const off = ({ value }: { value: number }) => Math.abs(value - about.required);
  const [worst] = found.toSorted((a, b) => off(b) - off(a));
  return worst ? [measure({ ...about, ...worst })] : [];
}

/** Holds words against what they should be. */
export function compare(
  about: Pick<Measure, "name" | "page" | "value" | "required" | "clause">,
  isMet = about.value === about.required,
): Measure {
  return { ...about, tolerance: "", isMet };
}

function show(value: number): string {
  return String(Math.round(value * 100) / 100);
}
