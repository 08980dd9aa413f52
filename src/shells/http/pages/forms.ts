import type { FastifyInstance, FastifyRequest } from "fastify";
import { HttpFault } from "../problem.ts";

const FORM = "application/x-www-form-urlencoded";

/** Lets the addresses of a scope take forms. */
export function acceptForms(scope: FastifyInstance): void {
  scope.addContentTypeParser(FORM, { parseAs: "string" }, (_, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
}

/** The form of a request. Errors: HttpFault where it is sent as something else. */
export function formIn({ body }: FastifyRequest): URLSearchParams {
  if (body instanceof URLSearchParams) return body;
  throw new HttpFault(415, "A form is sent in another way", `send it as ${FORM}`);
}
