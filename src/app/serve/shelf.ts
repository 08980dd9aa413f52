import type { Language } from "../../dataset/model.ts";
import { nameOf } from "../../results/manifest.ts";
import type { Service } from "./service.ts";

/** A briefing of the data, with what a build has made of it. */
interface ShelfEntry {
  readonly language: Language;
  readonly title: string;
  /** The places it is about, in words. */
  readonly places: string;
  /** ISO date. */
  readonly date: string;
  /** Addresses. */
  readonly see: string;
  readonly pdf: string;
  /** 0 where it is not known. */
  readonly pages: number;
  readonly bytes: number;
  readonly picture: null;
}

/** The briefings of the data in a language, the newest first. */
export async function listBriefings(
  { edition }: Pick<Service, "edition">,
  language: Language,
): Promise<readonly ShelfEntry[]> {
  const { briefings } = edition().dataset;
  const specs = [...briefings.values()].sort((a, b) =>
    a.date < b.date ? 1 : a.date > b.date ? -1 : 0,
  );
  return specs.map((spec) => {
    const address = `/briefings/${nameOf({ id: spec.id, language })}`;
    return {
      language,
      title: spec.title[language],
      places: "",
      date: spec.date,
      see: address,
      pdf: `${address}.pdf`,
      pages: 0,
      bytes: 0,
      picture: null,
    };
  });
}
