import type { RawFile } from "../raw/file.ts";
import { unpack } from "../raw/filters.ts";
import { parseValue } from "../raw/parse.ts";
import { isKeyed, isOf, type Keyed, nameOf, type Value } from "../raw/value.ts";

/** What following a page's operators shows. */
export interface Drawn {
  /** How many things are drawn outside of any marked content. */
  readonly unmarked: number;
  /** Without doubles. */
  readonly faults: readonly string[];
}

// Painting of paths, text, shadings; pictures and forms are looked into.
const PAINTING = new Set("f F f* B B* b b* S s sh Tj TJ ' \" EI".split(" "));
const MOST_SAVED = 28;

/** Goes through what is drawn, into forms, too. */
export function followOperators(file: RawFile, content: string, owner: Keyed): Drawn {
  const faults = new Set<string>();
  const seen = new Set<Keyed>();
  let unmarked = 0;
  const run = (text: string, resources: Value, isMarked: boolean) => {
    const state = { saved: 0, marks: 0, operands: [] as Value[] };
    const isLoose = () => !isMarked && state.marks === 0;
    for (let at = 0, parsed = parseValue(text, at); parsed; parsed = parseValue(text, at)) {
      at = parsed.next;
      const { value } = parsed;
      if (!isOf(value, "word")) {
        state.operands.push(value);
        continue;
      }
      const { word } = value;
      if (word === "ID") at = endOfPicture(text, at);
      if (word === "q") state.saved += 1;
      if (word === "Q") state.saved -= 1;
      if (state.saved > MOST_SAVED) faults.add(`saves its state ${MOST_SAVED + 1} times over`);
      if (word === "BMC" || word === "BDC") state.marks += 1;
      if (word === "EMC") state.marks = Math.max(0, state.marks - 1);
      if (word === "k" || word === "K") faults.add("has CMYK colours");
      if (word === "ID" && isLzw(state.operands)) faults.add("holds a picture packed with LZW");
      if (PAINTING.has(word) && isLoose()) unmarked += 1;
      if (word === "Do") draw(nameOf(state.operands.at(-1)), resources, !isLoose());
      state.operands = [];
    }
  };
  const draw = (name: string, resources: Value, isMarked: boolean) => {
    const drawn = file.at(resources, "XObject", name);
    if (!isOf(drawn, "stream")) return;
    if (nameOf(file.at(drawn, "Subtype")) === "Image") unmarked += isMarked ? 0 : 1;
    else if (!seen.has(drawn)) {
      seen.add(drawn);
      const own = file.at(drawn, "Resources");
      run(unpack(drawn) ?? "", isKeyed(own) ? own : resources, isMarked);
    }
  };
  run(content, file.at(owner, "Resources"), false);
  return { unmarked, faults: [...faults] };
}

/** The bytes of a picture within the text are no operators. */
function endOfPicture(text: string, at: number): number {
  const end = text.slice(at).search(/\sEI(?=\s|$)/);
  return end < 0 ? text.length : at + end;
}

function isLzw(operands: readonly Value[]): boolean {
  return operands.flat().some((value) => /^LZW(Decode)?$/.test(nameOf(value as Value)));
}
