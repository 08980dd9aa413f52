/** This minute, once a year; the next one where this is about to end. */
export async function thisMinute(): Promise<string> {
  const left = 60 - new Date().getUTCSeconds();
  if (left < 15) await new Promise((resolve) => setTimeout(resolve, (left + 1) * 1_000));
  const now = new Date();
  return [
    ...[now.getUTCMinutes(), now.getUTCHours(), now.getUTCDate(), now.getUTCMonth() + 1, "*"],
  ].join(" ");
}
