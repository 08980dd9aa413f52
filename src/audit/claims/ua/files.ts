import type { Finding } from "../../model.ts";
import { isKeyed, isOf, type Keyed, keyedIn, nameOf, textOf } from "../../raw/value.ts";
import type { Accessible } from "./model.ts";
import { broken } from "./rules.ts";

/** Reports attached files without names, clips without type or description, pages of other files (7.11, 7.18.6, 7.20). */
export function checkFiles({ file }: Accessible): readonly Finding[] {
  return file.objects().flatMap(([number, value]) => {
    if (!isKeyed(value)) return [];
    return keyedIn(value).flatMap((each) => faultsOf(file, each, number));
  });
}

function faultsOf(file: Accessible["file"], dict: Keyed, number: number): readonly Finding[] {
  const { entries } = dict;
  const text = (key: string) => textOf(file.at(dict, key)) ?? "";
  const isReference = isOf(dict, "stream") && nameOf(entries.get("Subtype")) === "Form";
  const isClip = nameOf(entries.get("S")) === "MCD" && entries.has("D");
  const isNamed = text("F") !== "" && text("UF") !== "";
  return [
    ...(entries.has("EF") && !isNamed
      ? [broken("7.11-1", text("UF") || text("F") || `of object ${number}`)]
      : []),
    ...(isReference && entries.has("Ref")
      ? [broken("7.20-1", `The form of object ${number}`)]
      : []),
    ...(isClip ? clipFaults(file, dict, number) : []),
  ];
}

/** Source: RFC 2045, 5.1. */
const MEDIA_TYPE = /^[-\w+.]+\/[-\w+.]+$/;

function clipFaults(file: Accessible["file"], clip: Keyed, number: number): readonly Finding[] {
  const what = `The clip of object ${number}`;
  const texts = [file.at(clip, "Alt")].flat() as readonly Parameters<typeof file.follow>[0][];
  // Pairs of a language and a text: one text at least has to say something.
  const isTold = texts.some((each, index) => index % 2 === 1 && textOf(file.follow(each)));
  return [
    ...(MEDIA_TYPE.test(textOf(file.at(clip, "CT")) ?? "") ? [] : [broken("7.18.6.2-1", what)]),
    ...(isTold ? [] : [broken("7.18.6.2-2", what)]),
  ];
}
