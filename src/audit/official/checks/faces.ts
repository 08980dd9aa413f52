import { type Face, faceOf, isFace } from "../face.ts";
import type { Line } from "../line.ts";
import { compare } from "../measure.ts";
import type { Measure } from "../model.ts";
import { HEADINGS, type Parts, type Placed } from "../parts.ts";

/** The face and size that the standard asks of a part. */
interface Setting {
  readonly role: string;
  readonly face: Face;
  readonly sizePt: number;
  readonly clause: string;
}

/** How far a size may be off, in pt: word processors offer sizes in steps of half a point. */
const SIZE_TOLERANCE = 0.3;

/** Checks faces and sizes by role; of several lines of a role, the first wrong one is reported. */
export function checkFaces(parts: Parts): readonly Measure[] {
  const { title, number, imprint, attachments, pageNumbers, pages } = parts;
  const first = pages[0];
  const onFirst = (line: Line): Placed[] => (first ? [{ page: first, line }] : []);
  return [
    ...hold({ role: "title", face: "小标宋", sizePt: 22, clause: "7.3.1" }, title.flatMap(onFirst)),
    ...hold(
      { role: "document-number", face: "仿宋", sizePt: 16, clause: "5.2.2" },
      number ? onFirst(number) : [],
    ),
    ...holdText(parts),
    ...hold(
      { role: "attachment-label", face: "黑体", sizePt: 16, clause: "7.3.7" },
      attachments.map(({ page, label }) => ({ page, line: label })),
    ),
    ...hold(
      { role: "attachment-title", face: "小标宋", sizePt: 22, clause: "7.3.7" },
      attachments.flatMap(({ page, title: lines }) => lines.map((line) => ({ page, line }))),
    ),
    ...hold(
      { role: "imprint", face: "仿宋", sizePt: 14, clause: "7.4" },
      imprint ? imprint.lines.map((line) => ({ page: imprint.page, line })) : [],
    ),
    ...hold({ role: "page-number", face: "宋体", sizePt: 14, clause: "7.5" }, pageNumbers),
  ];
}

function holdText({ text }: Parts): readonly Measure[] {
  const levels = HEADINGS.map((heading) => ({
    ...heading,
    lines: text.filter(({ line }) => heading.begins.test(line.text) && line.text.length < 29),
  }));
  const taken = new Set(levels.flatMap(({ lines }) => lines));
  const others = text.filter((placed) => !taken.has(placed) && !ROLE.test(placed.line.text));
  return [
    ...hold({ role: "text", face: "仿宋", sizePt: 16, clause: "5.2.2" }, others),
    ...levels.flatMap(({ level, face, lines }) =>
      hold({ role: `heading-${level}`, face, sizePt: 16, clause: "7.3.3" }, lines),
    ),
  ];
}

/** Lines of attendance on minutes are skipped: they begin in 黑体 and go on in 仿宋. */
const ROLE = /^(出席|请假|列席)：/u;

/** A line in foreign words alone, e.g. the title of an English attachment, has no Chinese face. */
function isForeign(text: string): boolean {
  return /\p{Script=Latin}/u.test(text) && !/\p{Script=Han}/u.test(text);
}

function hold(
  { role, face, sizePt, clause }: Setting,
  lines: readonly Placed[],
): readonly Measure[] {
  const isRight = ({ line }: Placed) =>
    (isFace(line.font, face) || isForeign(line.text)) &&
    Math.abs(line.sizePt - sizePt) <= SIZE_TOLERANCE;
  const told = lines.find((placed) => !isRight(placed)) ?? lines[0];
  if (!told) return [];
  const about = {
    name: `face-${role}`,
    page: told.page.number,
    value: `${faceOf(told.line.font)} ${told.line.sizePt} pt`,
    required: `${face} ${sizePt} pt`,
    clause,
  };
  return [{ ...compare(about, isRight(told)), tolerance: `${SIZE_TOLERANCE} pt` }];
}
