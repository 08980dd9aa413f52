import type { Flow, FlowMap } from "./flow.ts";
import type { LineSpec } from "./schema.ts";

/** What a person has written in the fields of a line, by their names; those of a new indicator have names of their own. */
export type LineFields = Readonly<Record<string, string>>;

/** What is the default is not written. */
const OPTIONAL: Readonly<Record<string, string>> = {
  on: "year_earlier",
  bound: "exact",
  status: "actual",
  basis: "",
  scope: "",
};

/** The line with what a person has written, as it would be written by hand. */
export function withFields(line: FlowMap, fields: LineFields): FlowMap {
  const { period = "", value = "", measure = "", section = "", printed = "" } = fields;
  const optional = Object.entries(OPTIONAL).map(([key, usual]) => [
    key,
    fields[key] ?? usual,
    usual,
  ]);
  const kept = Object.entries(line).filter(([key]) => !(key in OPTIONAL) && !PERIODS.has(key));
  const proposed = proposedIn(fields);
  return {
    ...Object.fromEntries(kept.filter(([key]) => key !== "proposed")),
    ...textIn({ indicator: fields.indicator ?? "", measure, unit: fields.unit ?? "" }),
    ...periodIn(period),
    value: numberIn(value),
    ...Object.fromEntries(
      optional.flatMap(([key = "", is = "", usual]) =>
        is === usual || is === "" ? [] : [[key, is]],
      ),
    ),
    ...textIn({ section, printed }),
    ...(proposed ? { proposed } : {}),
  };
}

/** Nothing, as YAML writes it. */
const NOTHING = { plain: "" };
const PERIODS = new Set(["year", "period"]);

function textIn(fields: Readonly<Record<string, string>>): FlowMap {
  return Object.fromEntries(
    Object.entries(fields).map(([key, text]) => [key, text === "" ? NOTHING : text]),
  );
}

function periodIn(period: string): FlowMap {
  if (/^\d{4}$/.test(period)) return { year: { plain: period } };
  return period === "" ? {} : { period };
}

/** A number keeps its digits; anything else stays text, and is told as such. */
function numberIn(text: string): Flow {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? { plain: text } : text;
}

/** A new indicator, where its name is given. */
function proposedIn(fields: LineFields): FlowMap | null {
  const of = (key: string): Flow => (fields[key] ? fields[key] : NOTHING);
  if (!fields["name.zh"]) return null;
  const { "new.decimals": decimals = "", "new.direction": direction = "" } = fields;
  return {
    name: { zh: of("name.zh"), en: of("name.en") },
    unit: of("new.unit"),
    theme: of("theme"),
    measure: of("new.measure"),
    ...(decimals === "" ? {} : { decimals: numberIn(decimals) }),
    ...(direction === "" ? {} : { direction }),
    ...definitionIn(fields),
  };
}

function definitionIn(fields: LineFields): FlowMap {
  const [zh = "", en = ""] = [fields["definition.zh"], fields["definition.en"]];
  const [sourceZh = "", sourceEn = ""] = [fields["source.zh"], fields["source.en"]];
  if (zh === "" && en === "" && sourceZh === "" && sourceEn === "") return {};
  return { definition: { zh, en, source: { zh: sourceZh, en: sourceEn } } };
}

/** What a form begins with: the fields of a line as a person would write them; `value` is the number as written. */
export function fieldsOf(line: LineSpec, value: string): LineFields {
  const { year, period = year, proposed, indicator, measure, unit, section, printed } = line;
  const { on = "year_earlier", bound = "exact", status = "actual", basis = "", scope = "" } = line;
  return {
    ...{ indicator: indicator ?? "", period: `${period ?? ""}`, measure, on, value, unit },
    ...{ bound, status, basis, scope, section, printed },
    ...(proposed ? fieldsOfProposed(proposed) : {}),
  };
}

function fieldsOfProposed(proposed: NonNullable<LineSpec["proposed"]>): LineFields {
  const { name, unit, theme, measure, decimals, direction, definition } = proposed;
  return {
    "name.zh": name.zh,
    "name.en": name.en ?? "",
    "new.unit": unit,
    theme: theme ?? "",
    "new.measure": measure,
    "new.decimals": decimals === undefined ? "" : String(decimals),
    "new.direction": direction ?? "",
    "definition.zh": definition?.zh ?? "",
    "definition.en": definition?.en ?? "",
    "source.zh": definition?.source.zh ?? "",
    "source.en": definition?.source.en ?? "",
  };
}
