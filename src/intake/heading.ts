import { type Period, readAskedPeriod } from "../dataset/time/period.ts";

/** 2030年, 2030年1—9月, 2030年9月, 2030年上半年, 2030年前三季度, 2030年三季度. */
const STRETCH =
  /(20\d\d)年(?:(\d{1,2})(?:[-—–~〜至](\d{1,2}))?月|(上半年|下半年|前三季度)|第?([一二三四])季度)?/g;
const HALVES: Readonly<Record<string, string>> = { 上半年: "H1", 下半年: "H2", 前三季度: "01/09" };

/** The period that the heading of a part names, as a flow; null where it names none or several. */
export function periodIn(heading: string): Period | null {
  const named = [...heading.matchAll(STRETCH)].map(([, year, first, last, half, quarter]) => {
    const months = [first, last].flatMap((month) => month?.padStart(2, "0") ?? []).join("/");
    const part = half ? HALVES[half] : quarter ? `Q${"一二三四".indexOf(quarter) + 1}` : months;
    return part ? `${year}-${part}` : `${year}`;
  });
  const [written, ...others] = new Set(named);
  return written === undefined || others.length > 0 ? null : readAskedPeriod(written);
}
