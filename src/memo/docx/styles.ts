import { BODY_SIZE, FACES, type Face, LINE, TITLE_SIZE } from "./measure.ts";

/**
 * Writes the styles of the document, which the library makes only in part: lines keep to their own height and
 * to no grid, and nothing is put between digits and characters.
 *
 * Source: ISO/IEC 29500-1, 17.7.
 */
export function writeStyles(): string {
  const headings = [
    styleOf("Title", "Title", "biaosong", TITLE_SIZE, 0),
    styleOf("Heading1", "heading 1", "hei", BODY_SIZE, 1),
    styleOf("Heading2", "heading 2", "kai", BODY_SIZE, 2),
    styleOf("Heading3", "heading 3", "fangsong", BODY_SIZE, 3),
    styleOf("Heading4", "heading 4", "fangsong", BODY_SIZE, 4),
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault>${runOf("fangsong", BODY_SIZE)}</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${LINE}" w:lineRule="exact"/></w:pPr></w:style>${headings.join("")}</w:styles>`;
}

function styleOf(id: string, name: string, face: Face, size: number, outlineLevel: number): string {
  const outline = `<w:pPr><w:keepNext/><w:outlineLvl w:val="${outlineLevel}"/></w:pPr>`;
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>${outline}${runOf(face, size)}</w:style>`;
}

function runOf(face: Face, size: number): string {
  const fonts = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${FACES[face]}" w:cs="Times New Roman"/>`;
  return `<w:rPr>${fonts}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>`;
}
