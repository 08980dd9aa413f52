/** Where forms are filled in, whatever the place of the service. */
const ZONE = "Asia/Shanghai";

/** The ISO date of a moment. */
export function todayAt(ms: number): string {
  return new Intl.DateTimeFormat("sv", { timeZone: ZONE }).format(new Date(ms));
}
