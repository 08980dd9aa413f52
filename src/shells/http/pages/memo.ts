import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { QueryFault } from "../../../app/query/fault.ts";
import { readChoice } from "../../../app/serve/choice.ts";
import { MemoFaults } from "../../../app/serve/memo-faults.ts";
import type { ServedMemo } from "../../../app/serve/memos.ts";
import type { Client } from "../../../app/serve/waiting.ts";
import type { Language } from "../../../dataset/model.ts";
import { addressOf } from "../../../web/pages/addresses.ts";
import { type MemoFault, WHOLE_FORM } from "../../../web/pages/memo/faults.ts";
import {
  attachmentAt,
  choiceFields,
  type FormAttachment,
  fieldsOf,
  formOf,
  type MemoForm,
  NOTHING_ADDED,
  readAct,
  readForm,
  rearranged,
} from "../../../web/pages/memo/form.ts";
import { clientOf } from "../client.ts";
import { HttpFault, problemOf, RETRY_AFTER_S } from "../problem.ts";
import { named } from "../scope.ts";
import { acceptForms, formIn } from "./forms.ts";
import { PAGE, type PageKit } from "./kit.ts";
import { sendMakingPage } from "./making.ts";
import { todayAt } from "./today.ts";

/** How long the answer of a form may take before it tells how far the memo is. */
const WAIT_MS = 2_000;

interface To {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The form of a memo, and the way from it to the memo. */
export function addMemo(server: FastifyInstance, kit: PageKit, language: Language): void {
  const { memos } = kit.service;
  server.get(`/${language}/memo`, PAGE, async (request, reply) => {
    const form = await emptyForm({ request, reply }, kit);
    return showForm({ request, reply }, kit, language, { form, faults: [] });
  });
  server.get<{ Params: { key: string }; Querystring: { as?: unknown } }>(
    `/${language}/memo/:key`,
    PAGE,
    async (request, reply) => {
      const asked = memos.askedBy(request.params.key);
      if (!asked)
        throw new HttpFault(404, "This memo is not kept here any more", "fill in the form anew");
      const to = { request, reply };
      const form = formOf(asked.fields);
      return orForm(to, kit, language, form, async () => {
        const memo = await asked.make(clientOf(request, reply, 0));
        if (memo.kind === "making") return sendMakingPage(to, kit, { ...memo, language });
        if (request.query.as === "pdf") return reply.redirect(memo.files.pdf, 303);
        return kit.show(to, language, "memo-made", { ...madeOf(memo), form });
      });
    },
  );
  server.register(
    named("forms", async (forms) => {
      acceptForms(forms);
      forms.post<{ Body: unknown }>(`/${language}/memo`, PAGE, async (request, reply) => {
        return answerForm({ request, reply }, kit, language, formIn(request));
      });
    }),
  );
}

async function answerForm(
  to: To,
  kit: PageKit,
  language: Language,
  sent: URLSearchParams,
): Promise<FastifyReply> {
  const act = readAct(sent);
  const { form, faults } = withAdded(readForm(sent), act.kind);
  if (faults.length > 0) {
    to.reply.code(400);
    return showForm(to, kit, language, { form, faults });
  }
  if ("index" in act) {
    const attachments = rearranged(form.attachments, act);
    return showForm(to, kit, language, { form: { ...form, attachments }, faults });
  }
  if (act.kind === "add" || act.kind === "edit")
    return showForm(to, kit, language, { form, faults });
  return orForm(to, kit, language, form, async () => {
    const client = clientOf(to.request, to.reply, WAIT_MS);
    const memo = await kit.service.memos.make(fieldsOf(form), client);
    const key = memo.kind === "making" ? memo.job.key : memo.key;
    const as = act.kind === "preview" ? "?as=pdf" : "";
    return to.reply.redirect(addressOf("", language, `memo/${key}`) + as, 303);
  });
}

/** Does what may find faults in the form, and shows it with them and all that was filled in. */
async function orForm(
  to: To,
  kit: PageKit,
  language: Language,
  form: MemoForm,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (fault) {
    const { status, detail, hint } = problemOf(fault);
    if (!(fault instanceof MemoFaults) && status !== 503) throw fault;
    to.reply.code(status);
    if (status === 503) to.reply.header("Retry-After", RETRY_AFTER_S);
    const message = hint === undefined ? detail : `${detail}; ${hint}`;
    const faults = fault instanceof MemoFaults ? fault.faults : [wholeFault("busy", message)];
    return showForm(to, kit, language, { form, faults });
  }
}

function wholeFault(code: string, message: string): MemoFault {
  return { field: WHOLE_FORM, code, message, choices: [], line: null };
}

async function showForm(
  to: To,
  kit: PageKit,
  language: Language,
  { form, faults }: { readonly form: MemoForm; readonly faults: readonly MemoFault[] },
): Promise<FastifyReply> {
  const { dataset } = kit.service.edition();
  const client = clientOf(to.request, to.reply, WAIT_MS);
  const titles = await Promise.all(form.attachments.map((one) => titleOf(one, kit, client)));
  const briefings = [...dataset.briefings.values()].map(({ id, title }) => ({
    id,
    title: title[language],
  }));
  return kit.show(to, language, "memo", { form, faults, titles, briefings });
}

/** The title of an attached briefing; null where there is none. */
async function titleOf(
  { briefing: id, language, choice }: FormAttachment,
  { service }: PageKit,
  client: Client,
): Promise<string | null> {
  try {
    const job = service.jobOf({ id, language, choice: readChoice(choiceFields(choice)) });
    const own = job.job.spec.title[language];
    if (choice === "" && service.edition().dataset.briefings.has(id)) return own;
    // Which places a title names is known once the page is set.
    const page = await service.page(job, client).catch(() => null);
    return page?.kind === "page" ? page.made.title : own;
  } catch (fault) {
    if (fault instanceof QueryFault) return null;
    throw fault;
  }
}

/** Puts what is to be attached to the rest. */
function withAdded(
  form: MemoForm,
  act: string,
): { readonly form: MemoForm; readonly faults: readonly MemoFault[] } {
  const { briefing, address } = form.add;
  const added: FormAttachment[] =
    briefing === "" ? [] : [{ briefing, language: "zh", choice: "", title: "" }];
  const pasted = address.trim() === "" ? null : attachmentAt(address);
  if (address.trim() !== "" && pasted === null)
    return { form, faults: [addFault("no-address", `"${address}" is no address of a briefing.`)] };
  if (act === "add" && added.length === 0 && pasted === null)
    return { form, faults: [addFault("nothing-added", "")] };
  const attachments = [...form.attachments, ...added, ...(pasted ? [pasted] : [])];
  return { form: { ...form, attachments, add: NOTHING_ADDED }, faults: [] };
}

function addFault(code: string, message: string): MemoFault {
  return { field: "add.address", code, message, choices: [], line: null };
}

function madeOf({ title, pages, warnings, files }: ServedMemo) {
  const { pdf, docx, "facts.json": facts } = files;
  return { title, pages, warnings, pdf, docx, facts };
}

/** The form as it is first seen: a notice of today with the briefing of the query attached. */
async function emptyForm({ request, reply }: To, kit: PageKit): Promise<MemoForm> {
  const query = new URL(request.url, "http://service").searchParams;
  const briefing = query.get("briefing") ?? "";
  const language = query.get("language") === "en" ? "en" : "zh";
  query.delete("briefing");
  query.delete("language");
  const choice = query.toString().replaceAll("%2C", ",");
  const attached = { briefing, language, choice, title: "" } as const;
  const attachments = briefing === "" ? [] : [attached];
  const client = clientOf(request, reply, WAIT_MS);
  const title =
    briefing === "" ? null : await titleOf({ ...attached, language: "zh" }, kit, client);
  const today = todayAt(kit.nowMs());
  const about: MemoForm["values"] =
    title === null
      ? {}
      : { title: `关于印送《${title}》的通知`, body: `现将《${title}》印送给你们，供工作参考。` };
  return {
    values: { kind: "notice", date: today, "printing.date": today, ...about },
    attachments,
    add: NOTHING_ADDED,
  };
}
