import { PDFArray, PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from "@cantoo/pdf-lib";
import { copierInto } from "./graft.ts";

/** Makes a document of what its catalog leads to and nothing else, numbered without gaps. */
export function compact(context: PDFContext): PDFContext {
  const { Root, Info } = context.trailerInfo;
  const reached = reach([Root, Info], context);
  const target = PDFContext.create();
  const renumbered = new Map(
    context
      .enumerateIndirectObjects()
      .flatMap(([ref]) => (reached.has(ref) ? [[ref, target.nextRef()] as const] : [])),
  );
  const copy = copierInto(target, renumbered, []);
  for (const [ref, number] of renumbered) {
    const object = context.lookup(ref);
    if (object) target.assign(number, copy(object));
  }
  target.trailerInfo = {
    ...(Root ? { Root: copy(Root) } : {}),
    ...(Info ? { Info: copy(Info) } : {}),
  };
  return target;
}

function reach(
  roots: readonly (PDFObject | undefined)[],
  context: PDFContext,
): ReadonlySet<PDFRef> {
  const reached = new Set<PDFRef>();
  const pending = [...roots];
  while (pending.length > 0) {
    const object = pending.pop();
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue;
      reached.add(object);
      pending.push(context.lookup(object));
    } else if (object instanceof PDFArray) pending.push(...object.asArray());
    else if (object instanceof PDFDict) pending.push(...object.values());
    else if (object instanceof PDFStream) pending.push(...object.dict.values());
  }
  return reached;
}
