import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { LANGUAGES, type Language } from "../../../dataset/model.ts";
import { nameOf } from "../../../results/manifest.ts";
import type { ChangesModel } from "../../../web/pages/changes.ts";
import { clientOf } from "../client.ts";
import { problemOf } from "../problem.ts";
import { acceptFiles, MOST_PDF_BYTES, readPdf } from "../routes/changes.ts";
import { named } from "../scope.ts";
import { PAGE, type PageKit } from "./kit.ts";

/** The reading of a PDF takes a moment; its answer is the page. */
const WAIT_MS = 20_000;

/** What changed: with the latest build, and since a PDF that a reader holds. */
export function addChangesPage(server: FastifyInstance, kit: PageKit, language: Language): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    about: Pick<ChangesModel, "since" | "faults">,
  ) => {
    const latest = await latestOf(kit, language);
    return kit.show({ request, reply }, language, "changed", { ...about, latest });
  };
  server.get(`/${language}/changes`, PAGE, async (request, reply) =>
    show(request, reply, { since: null, faults: [] }),
  );
  server.register(
    named("files", async (files) => {
      await acceptFiles(files);
      files.post(
        `/${language}/changes`,
        { ...PAGE, bodyLimit: MOST_PDF_BYTES },
        async (request, reply) => {
          try {
            const pdf = await readPdf(request);
            const client = clientOf(request, reply, WAIT_MS);
            const { edition, ...since } = await kit.service.changes.since(pdf, client);
            return show(request, reply, { since: { ...since, ...edition }, faults: [] });
          } catch (fault) {
            const { status, detail, hint } = problemOf(fault);
            if (status >= 500 && status !== 503) throw fault;
            reply.code(status);
            const message = hint === undefined ? detail : `${detail}; ${hint}`;
            return show(request, reply, { since: null, faults: [{ field: "file", message }] });
          }
        },
      );
    }),
  );
}

/** What changed with the latest build, in the words of the page's language. */
async function latestOf({ service }: PageKit, language: Language): Promise<ChangesModel["latest"]> {
  const { briefings } = service.edition().dataset;
  const titles = new Map(
    [...briefings.values()].flatMap(({ id, title }) =>
      LANGUAGES.map((one) => [nameOf({ id, language: one }), { title: title[one], language: one }]),
    ),
  ) as ReadonlyMap<string, { readonly title: string; readonly language: Language }>;
  const changes = await service.changes.latest();
  return changes.flatMap(({ output, isNew, figures }) => {
    const known = titles.get(output);
    if (!known) return [];
    const said = figures.map((one) => ({ id: one.id, ...one[language] }));
    return [{ ...known, href: `/briefings/${output}`, isNew, figures: said }];
  });
}
