/** Loaded before a program, sets its clock so many minutes off; how long something takes stays as it is. */
const Clock = Date;
const offMs = Number(process.env.CLOCK_OFF_MINUTES) * 60_000;
const now = () => Clock.now() + offMs;

globalThis.Date = new Proxy(Clock, {
  construct: (_, given) => new Clock(...(given.length === 0 ? [now()] : given)),
  get: (_, name) => (name === "now" ? now : Clock[name]),
});
