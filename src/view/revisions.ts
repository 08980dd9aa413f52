import type { Comparison } from "../analysis/model.ts";
import { replacedBy } from "../analysis/revisions.ts";
import type { Figure } from "../dataset/model.ts";
import { type Context, placeName } from "./context.ts";
import { showWords } from "./figure.ts";
import { sayCalled } from "./findings/revision.ts";
import type { Sentence } from "./model.ts";
import { joinAsList } from "./phrase.ts";
import { listPlaces } from "./places.ts";
import { say } from "./sentence.ts";

/** Says of a line of a table what its figures replaced, e.g. 修订：甲县此前预计增长2.5%。 None where they replaced nothing. */
export function sayRevisions(context: Context, { cells }: Comparison): readonly Sentence[] {
  const { locale, dataset } = context;
  const revised = cells.flatMap(({ region, figures }) =>
    figures.flatMap((figure) => {
      const before = replacedBy(dataset, figure);
      return before.length > 0 ? [{ region, before }] : [];
    }),
  );
  if (revised.length === 0) return [];
  const clauses = listPlaces(context, revised, {
    regionOf: ({ region }) => region,
    word: ({ region, before }) =>
      say(locale.say("note.revised"), {
        place: placeName(context, region),
        before: joinAsList(
          context,
          before.map((figure) => sayBefore(context, figure)),
        ),
      }),
  });
  return [say(locale.say("note.revision"), { clauses })];
}

/** e.g. 此前预计增长2.5%. */
function sayBefore(context: Context, figure: Figure): Sentence {
  const wording = context.locale.say(`note.before.${figure.status}`);
  if (figure.value !== null) return say(wording, { value: sayCalled(context, figure) });
  return say(wording, { value: showWords(context, figure) });
}
