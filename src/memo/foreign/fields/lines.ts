/** How wide a text is. */
export type Measure = (text: string) => number;

/** What a line may end after: spaces, and any character of scripts that write none. */
const PIECES =
  /[^\S\n]+|[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+/gu;

/** Breaks a text into lines no wider than their room; a word that is wider breaks anywhere. */
export function breakLines(text: string, room: number, measure: Measure): readonly string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    const add = (piece: string) => {
      if (line !== "" && measure((line + piece).trimEnd()) > room) {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      } else line += piece;
    };
    for (const [piece] of paragraph.matchAll(PIECES)) {
      if (measure(piece.trim()) > room) for (const character of piece) add(character);
      else add(piece);
    }
    return [...lines, line.trimEnd()];
  });
}
