import type { Finding } from "../model.ts";
import type { RawFile } from "../raw/file.ts";
import { isOf, type Keyed, keyedIn, nameOf, type Value } from "../raw/value.ts";
import { spaceFaults } from "./colour-spaces.ts";
import type { Listener } from "./content/follow.ts";
import { type Claimant, fault } from "./model.ts";

/** What pages draw that PDF/A forbids, noted while they are followed. */
interface DrawingNotes {
  readonly listener: Listener;
  /** Has to be called where a page begins; pages count from 1. */
  begin(page: number): void;
  findings(): readonly Finding[];
}

const MOST_SAVED = 28;

/**
 * Notes drawing that PDF/A forbids and, where it has to be tagged, content that is neither tagged nor an artifact.
 *
 * Source: ISO 19005-3, 6.2 and 6.7.
 */
export function noteDrawing(isTagged: boolean): DrawingNotes {
  const pages: { readonly page: number; readonly faults: Set<string>; loose: number }[] = [];
  const note = (what: string) => void pages.at(-1)?.faults.add(what);
  const listener: Listener = {
    elementOf: () => null,
    operator: (word, operands, saved) => {
      if (word === "q" && saved >= MOST_SAVED) note(`saves its state ${MOST_SAVED + 1} times over`);
      if (word === "k" || word === "K") note("has CMYK colours");
      if (/^(cs|CS|ID)$/.test(word) && namesCmyk(operands)) note("has CMYK colours");
      if (!OPERATORS.has(word)) note(`draws by ${word}, which no reader knows`);
      if (word === "ID" && isLzw(operands)) note("holds a picture packed with LZW");
    },
    drawn: (_, scope) => {
      const page = pages.at(-1);
      if (scope === null && page) page.loose += 1;
    },
  };
  return {
    listener,
    begin: (page) => void pages.push({ page, faults: new Set(), loose: 0 }),
    findings: () =>
      pages.flatMap(({ page, faults, loose }) => [
        ...(isTagged && loose > 0
          ? [
              fault(
                "content-untagged",
                `${loose} things drawn are neither tagged nor artifacts`,
                page,
              ),
            ]
          : []),
        ...[...faults].map((what) => fault("archive-drawing", `The page ${what}`, page)),
      ]),
  };
}

/** Source: ISO 32000-1, table A.1. */
const OPERATORS = new Set(
  `b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg
ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`.split(/\s+/),
);

function namesCmyk(operands: readonly Value[]): boolean {
  return operands.flat().some((value) => /^(DeviceCMYK|CMYK)$/.test(nameOf(value as Value)));
}

function isLzw(operands: readonly Value[]): boolean {
  return operands.flat().some((value) => /^LZW(Decode)?$/.test(nameOf(value as Value)));
}

/** Reports resources that PDF/A forbids (ISO 19005-3, 6.2). */
export function checkResources({ file, pageOf }: Claimant): readonly Finding[] {
  return file
    .objects()
    .flatMap(([number, value]) =>
      keyedIn(value).flatMap((each) =>
        faultsOf(file, each).map((what) =>
          fault("archive-drawing", `Object ${number} ${what}`, pageOf(number)),
        ),
      ),
    );
}

const BLENDS =
  /^(Normal|Compatible|Multiply|Screen|Overlay|Darken|Lighten|ColorDodge|ColorBurn|HardLight|SoftLight|Difference|Exclusion|Hue|Saturation|Color|Luminosity)$/;

function faultsOf(file: RawFile, value: Keyed): readonly string[] {
  const kind = nameOf(file.at(value, "Subtype"));
  const isPicture = kind === "Image" || kind === "Form";
  const blends = [file.at(value, "BM")].flat().filter((blend) => isOf(blend as Value, "name"));
  const foreign = blends
    .map((blend) => nameOf(blend as Value))
    .filter((name) => !BLENDS.test(name));
  const transfer = file.at(value, "TR");
  const later = nameOf(file.at(value, "TR2"));
  const has = (...keys: readonly string[]) => keys.some((key) => value.entries.has(key));
  return [
    ...foreign.map((name) => `blends by ${name}, which nobody knows`),
    ...(nameOf(file.at(value, "Type")) === "ExtGState" && transfer !== null
      ? ["has a transfer function"]
      : []),
    ...(later !== "" && later !== "Default" ? ["has a transfer function"] : []),
    ...(kind === "Image" && file.at(value, "Interpolate") === true
      ? ["is smoothed by the reader"]
      : []),
    ...(isPicture && has("OPI") ? ["stands for a picture elsewhere"] : []),
    ...(kind === "Image" && has("Alternates") ? ["has other pictures in its place"] : []),
    ...(kind === "Form" && has("Ref") ? ["stands for a page elsewhere"] : []),
    ...(kind === "PS" || has("PS") ? ["is drawn by PostScript"] : []),
    ...spaceFaults(file, value),
  ];
}
