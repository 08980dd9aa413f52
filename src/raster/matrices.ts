import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";

/** Any context: all have the same methods. */
let context: SKRSContext2D | undefined;

/**
 * Has every canvas give matrices of the one class that the reading library makes its own of.
 *
 * The package of the canvas is there twice, once under the name that the charts' library asks for. Each copy has a class of
 * its own and makes the methods of all canvases give that: whichever was loaded last wins, and matrices of both do not mix.
 */
export function agreeOnMatrices(): void {
  context ??= createCanvas(1, 1).getContext("2d");
  const { DOMMatrix } = globalThis as { DOMMatrix?: new (values: number[]) => object };
  if (DOMMatrix === undefined || context.getTransform() instanceof DOMMatrix) return;
  const methods = Object.getPrototypeOf(context) as Pick<SKRSContext2D, "getTransform">;
  const { getTransform } = methods;
  methods.getTransform = function (this: SKRSContext2D) {
    const { a, b, c, d, e, f } = getTransform.call(this);
    return new DOMMatrix([a, b, c, d, e, f]) as ReturnType<typeof getTransform>;
  };
}
