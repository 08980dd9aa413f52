import type { Finding } from "../model.ts";
import { isKeyed, type Keyed, keyedIn, nameOf } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";

/** Reports what PDF/A forbids a file to do: scripts, other programs and files, XFA forms (ISO 19005-3, 6.4, 6.5). */
export function checkActions({ file }: Claimant): readonly Finding[] {
  const report = (message: string) => fault("archive-action", message);
  const has = (...keys: readonly string[]) => file.at(file.catalog, ...keys) !== null;
  const objects = file
    .objects()
    .flatMap(([number, value]) =>
      isKeyed(value) ? keyedIn(value).flatMap((each) => faultsOf(each, number)) : [],
    );
  return [
    ...(has("AA") ? ["The document acts on its own (AA)"] : []),
    ...(has("Names", "JavaScript") ? ["The document holds scripts"] : []),
    ...(has("AcroForm", "XFA") ? ["The document holds an XFA form"] : []),
    ...(has("Requirements") ? ["The document asks its reader for abilities"] : []),
    ...objects,
  ].map(report);
}

// Action types that PDF/A-3 forbids; moving within the document, opening an address and sending a form are allowed.
const FORBIDDEN =
  /^(Launch|Sound|Movie|ResetForm|ImportData|Hide|SetOCGState|Rendition|Trans|GoTo3DView|JavaScript)$/;
const NAMED = /^(NextPage|PrevPage|FirstPage|LastPage)$/;

function faultsOf({ entries }: Keyed, number: number): readonly string[] {
  const action = nameOf(entries.get("S"));
  const isPartOf = nameOf(entries.get("Type"));
  // Structure elements have the key S, too (their role); they are told from actions by P (their parent).
  const isAction = isPartOf === "Action" || (isPartOf === "" && !entries.has("P"));
  const isNamed = isAction && action === "Named";
  return [
    ...(isAction && FORBIDDEN.test(action) ? [`Object ${number} is an action ${action}`] : []),
    ...(isNamed && !NAMED.test(nameOf(entries.get("N")))
      ? [`Object ${number} is the action ${nameOf(entries.get("N"))}`]
      : []),
    ...(entries.has("AA") && /^(Page|Annot)$/.test(isPartOf)
      ? [`Object ${number} acts on its own (AA)`]
      : []),
  ];
}
