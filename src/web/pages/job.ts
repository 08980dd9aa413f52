import type { Language } from "../../dataset/model.ts";
import type { Words } from "../words.ts";
import { addressOf } from "./addresses.ts";
import { LANG_TAGS, type Shown } from "./frame.ts";

/** The steps of a print, in their order. */
const JOB_STEPS = ["data", "page", "print", "audit"] as const;
type JobStep = (typeof JOB_STEPS)[number];

/** How far a print has come. */
interface JobModel {
  /** Title of what is made. */
  readonly title: string;
  readonly state: "waiting" | "working" | "failed";
  /** How many are made before it, while it waits. */
  readonly before: number;
  /** The step under way; null where that is not known. */
  readonly step: JobStep | null;
  readonly seconds: number;
  /** Why it was not made. */
  readonly detail?: string;
  readonly detailLanguage?: Language;
  /** Where it is asked for again once it has failed. */
  readonly again?: string | null;
}

/** Seconds after which the page is shown anew. */
const REFRESH_S = 3;

/** What `site/job.hbs` is filled with. */
export function jobView(model: JobModel, { place, words }: Shown) {
  const { language, base, address } = place;
  const { title, state, before, step, seconds, detail = "", detailLanguage = "en", again } = model;
  const isFailed = state === "failed";
  const stateText = {
    waiting: before === 0 ? words.say("waitingNone") : words.count("waiting", before),
    working: words.say("working"),
    failed: words.say("failed"),
  }[state];
  return {
    words: words.all,
    heading: stateText,
    stateText,
    title,
    state,
    refresh: isFailed ? null : REFRESH_S,
    elapsed: seconds > 0 ? words.count("seconds", seconds) : "",
    steps: state === "working" && step !== null ? stepsAt(step, words) : [],
    detail,
    detailLang: detailLanguage === language ? null : LANG_TAGS[detailLanguage],
    about: words.all[`about-${state}`] ?? "",
    href: isFailed ? (again ?? addressOf(base, language, "choose")) : address,
    hrefText: words.say(isFailed ? "again" : "refresh"),
    home: addressOf(base, language, "start"),
  };
}

function stepsAt(current: JobStep, words: Words) {
  const now = JOB_STEPS.indexOf(current);
  return JOB_STEPS.map((step, index) => {
    const state = index < now ? "stepDone" : index === now ? "stepNow" : "stepLater";
    return {
      label: words.say(`step-${step}`),
      state,
      stateText: words.say(state),
      isCurrent: index === now,
    };
  });
}
