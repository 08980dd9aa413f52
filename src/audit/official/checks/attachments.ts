import { AREA, AREA_HEIGHT, AREA_WIDTH, middleOf, PITCH } from "../grid.ts";
import { compare, measureWorst } from "../measure.ts";
import type { Measure } from "../model.ts";
import { NOTE_LEFT, readNote } from "../note.ts";
import { type AttachmentPart, LABEL, type Parts, shiftOf } from "../parts.ts";

/** Checks attachments: label on the first line, title centred on the third, both as in the attachment note. */
export function checkAttachments(parts: Parts): readonly Measure[] {
  const { attachments, form } = parts;
  const about = { unit: "mm", clause: "7.3.7", tolerance: 1.5 };
  const found = (valueAt: (attachment: AttachmentPart) => number) =>
    attachments.map((attachment) => ({ page: attachment.page.number, value: valueAt(attachment) }));
  return [
    ...measureWorst(
      { ...about, name: "attachment-label-line", required: PITCH / 2 },
      found(({ label, ...at }) => middleOf(label) - areaOf(parts, at).top),
    ),
    ...measureWorst(
      { ...about, name: "attachment-label-left", required: 0, tolerance: 1 },
      found(({ label, ...at }) => label.left - areaOf(parts, at).left),
    ),
    ...measureWorst(
      { ...about, name: "attachment-title-line", required: 2.5 * PITCH },
      found(({ title: [first], ...at }) => (first ? middleOf(first) : 0) - areaOf(parts, at).top),
    ),
    ...measureWorst(
      { ...about, name: "attachment-title-centred", required: 0, tolerance: 2 },
      found(({ title: [first], ...at }) => {
        const { left, width } = areaOf(parts, at);
        return first ? (first.left + first.right) / 2 - left - width / 2 : width;
      }),
    ),
    ...(form === "attachment" ? checkSeparate(attachments) : checkNote(parts)),
  ];
}

/** Type area in mm of the page as it is read; on a turned page, its top is at the left edge of the paper. */
function areaOf(parts: Parts, { isTurned, page }: Pick<AttachmentPart, "isTurned" | "page">) {
  const left = AREA.left - shiftOf(parts, page);
  return isTurned
    ? { top: left, left: PAPER_HEIGHT - AREA.bottom, width: AREA_HEIGHT }
    : { top: AREA.top, left, width: AREA_WIDTH };
}

const PAPER_HEIGHT = 297;

/** Checks the label of an attachment bound apart from its memo: it begins with the document number. */
function checkSeparate(attachments: readonly AttachmentPart[]): readonly Measure[] {
  return attachments.map(({ page, label }) => {
    const about = { name: "attachment-number", page: page.number, clause: "7.3.7" };
    const isMet = /〔.+〕.*号附件\d*$/u.test(label.text);
    return compare({ ...about, value: label.text, required: "document number, 附件" }, isMet);
  });
}

function checkNote(parts: Parts): readonly Measure[] {
  const note = readNote(parts);
  const { attachments } = parts;
  if (note.length === 0 && attachments.length === 0) return [];
  const count = {
    name: "attachment-note",
    page: note[0]?.first.page.number ?? null,
    value: `${note.length} titles`,
    required: `${attachments.length} titles`,
    clause: "7.3.4",
  };
  return [
    // Without attachments in this PDF, they are files of their own: their number cannot be compared with the note.
    ...(attachments.length > 0 ? [compare(count)] : []),
    ...note.flatMap(({ first }, index) =>
      index === 0
        ? measureWorst(
            {
              name: "attachment-note-left",
              required: NOTE_LEFT,
              tolerance: 1,
              unit: "mm",
              clause: "7.3.4",
            },
            [
              {
                page: first.page.number,
                value: first.line.left - AREA.left + shiftOf(parts, first.page),
              },
            ],
          )
        : [],
    ),
    ...attachments.flatMap((attachment, index) =>
      compareTitle(attachment, note[index], note.length),
    ),
  ];
}

function compareTitle(
  { page, label, title }: AttachmentPart,
  item: ReturnType<typeof readNote>[number] | undefined,
  count: number,
): readonly Measure[] {
  if (!item) return [];
  const about = { page: page.number, clause: "7.3.7" };
  const printed = title.map(({ text }) => text.replaceAll("\t", "")).join("");
  const number = LABEL.exec(label.text)?.[2] ?? "";
  return [
    compare({
      ...about,
      name: "attachment-title-as-in-note",
      value: printed,
      required: item.title.replaceAll("\t", ""),
    }),
    compare(
      {
        ...about,
        name: "attachment-number-as-in-note",
        value: label.text,
        required: count > 1 ? `附件${item.number.replace(".", "")}` : "附件",
      },
      count > 1 ? `${number}.` === item.number : number === "",
    ),
  ];
}
