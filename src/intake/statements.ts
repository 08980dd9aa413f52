import type { Quantity } from "../dataset/printed/quantity.ts";

/** A number in running text with the words that say what it counts. */
export interface Statement {
  readonly quantity: Quantity;
  /** The words of its clause before it: 新增高新技术企业 in 新增高新技术企业49家. */
  readonly before: string;
  /** The words right after its unit that belong to it: 市重点项目 in 19个市重点项目. */
  readonly after: string;
  /** The clauses before its own in the sentence, back to the number before, the nearest last. */
  readonly led: readonly string[];
  /** The statement before it in the sentence, whose subject may carry on; null for the first. */
  readonly previous: Statement | null;
  /** Whether only `、` or 和 part it from the number before. */
  readonly isListed: boolean;
  /** The words after the next number, where only `、` or 和 part the two: 9条…改造 says what 6个小区 are for. */
  readonly listedAfter: string;
  /** Whether it is one side of a ratio: 12.8:37.3:49.9. */
  readonly isRatio: boolean;
  /** Its place among several that 分别 shares out; null where it is none of these. */
  readonly shared: Shared | null;
}

/** What parts things that are named together. */
export const THINGS = /、|以及|和|与|及(?!以)/;

export interface Shared {
  readonly place: number;
  readonly of: number;
  /** Before 分别, e.g. 城镇、农村居民人均可支配收入; empty where the statements before it are meant. */
  readonly subjects: string;
}

/** Words further away say nothing of a number. */
const LONGEST = 60;
const CLAUSE_END = /[,。;:!?]/;
/** The mark at the beginning of a section: (一), 一是. */
const MARK = /^(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+是)/;
const SENTENCE_END = /[。;!?]/;
const PREDICATE = /完成|实现|到位|达到|总投资|$/;
const AFTER_END = /[,。;:!?、]/;

/**
 * Finds what stands around each number that states something.
 *
 * Shape: one statement for each of `stated`, in order; numbers that state nothing are words like others.
 */
export function statementsIn(text: string, stated: readonly Quantity[]): readonly Statement[] {
  const statements: Statement[] = [];
  for (const [index, quantity] of stated.entries()) {
    const floor = Math.max(stated[index - 1]?.unitEnd ?? 0, quantity.start - LONGEST);
    const back = text.slice(floor, quantity.start).replace(floor === 0 ? MARK : "", "");
    const clauses = back.split(CLAUSE_END);
    const before = clauses.at(-1) ?? "";
    const sentence = lastIndexOf(back, SENTENCE_END);
    const led = back.slice(sentence + 1, back.length - before.length).split(CLAUSE_END);
    statements.push({
      quantity,
      before,
      after: afterOf(text, quantity, stated[index + 1]),
      led: led.filter((clause) => clause !== ""),
      previous: (sentence < 0 && statements.at(-1)) || null,
      isListed: clauses.length === 1 && /^(?:[、和与及]|以及)/.test(back),
      listedAfter: "",
      isRatio: false,
      shared: null,
    });
  }
  return shareOut(statements.map(withListed));
}

function withListed(one: Statement, index: number, all: readonly Statement[]): Statement {
  const next = all[index + 1];
  const isBefore = one.after !== "" && next?.before === "、";
  return isBefore ? { ...one, listedAfter: next.after } : one;
}

function lastIndexOf(text: string, pattern: RegExp): number {
  for (let at = text.length - 1; at >= 0; at--) if (pattern.test(text.charAt(at))) return at;
  return -1;
}

function afterOf(text: string, { unitEnd }: Quantity, next: Quantity | undefined): string {
  const most = Math.min(next?.start ?? text.length, unitEnd + LONGEST);
  const rest = text.slice(unitEnd, most);
  const end = rest.search(AFTER_END);
  if (end >= 0) return rest.slice(0, end);
  // Up to the next number: what was done there is said of that one.
  return rest.slice(0, Math.max(0, rest.search(PREDICATE)) || rest.length);
}

/** Numbers joined as a list after 分别, or as a ratio, are told apart by their places in it. */
function shareOut(statements: readonly Statement[]): readonly Statement[] {
  const done: Statement[] = [];
  for (let at = 0; at < statements.length; at++) {
    const first = statements[at] as Statement;
    const joined = statements[at + 1]?.quantity.joined ?? null;
    let of = 1;
    while (joined !== null && statements[at + of]?.quantity.joined === joined) of += 1;
    const subjects = joined === "ratio" ? ratioSubjects(of) : subjectsOfList(first.before, of);
    for (let place = 0; place < of; place++) {
      const own = statements[at + place] as Statement;
      const previous = own.previous && (done.at(-1) ?? null);
      const isRatio = joined === "ratio";
      done.push({
        ...own,
        previous,
        isRatio,
        shared: subjects === null ? null : { place, of, subjects },
      });
    }
    at += of - 1;
  }
  return done;
}

/** A ratio of three is that of the three sectors of an economy; what any other is of, its words do not say. */
function ratioSubjects(of: number): string | null {
  return of === 3 ? "第一产业、第二产业、第三产业占比" : null;
}

/** The things that several numbers are shared out to: those before 分别, or as many as there are numbers. */
function subjectsOfList(before: string, of: number): string | null {
  if (of < 2) return null;
  const said = /^(.*)分别/.exec(before)?.[1];
  return said ?? (before.split(THINGS).length === of ? before : null);
}
