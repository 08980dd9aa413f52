/** What names of queues begin with in which the clock puts nights, not outputs. */
const PREFIX = "nights-";

/** The queue of a schedule by what tells it from any other. */
export function queueOfSchedule(id: string): string {
  return `${PREFIX}${id}`;
}

/** True for a queue of nights. */
export function isOfSchedule(queue: string): boolean {
  return queue.startsWith(PREFIX);
}
