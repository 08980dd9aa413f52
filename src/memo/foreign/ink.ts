import type { PageLook } from "../../raster/view.ts";
import type { Area } from "./paper-side.ts";

/** How far the light of a pixel may be from that of its surroundings for a number to be read there, of 255. */
const CONTRAST = 40;
/** Darker than this, nothing black is read on it. */
const DARK = 160;
/** Lighter than this is paper: a scan of white paper is not quite white. */
const PAPER = 225;
/** So few pixels are dust. */
const DUST = 3;

/** True where a black number would not stand clear: on something drawn, or on a dark ground. */
export function isInTheWay(look: PageLook, area: Area): boolean {
  const { ground, isEven } = groundOf(look, area);
  return ground < DARK || !isEven;
}

/** True where something is drawn, on whatever ground. */
export function bearsInk(look: PageLook, area: Area): boolean {
  return !groundOf(look, area).isEven;
}

function groundOf(look: PageLook, area: Area) {
  const counts = new Map<number, number>();
  eachLight(look, area, (light) => counts.set(light, (counts.get(light) ?? 0) + 1));
  const [[ground] = [255]] = [...counts].toSorted(([, a], [, b]) => b - a);
  let off = 0;
  for (const [light, count] of counts) if (Math.abs(light - ground) > CONTRAST) off += count;
  return { ground, isEven: off <= DUST };
}

/** The part of a page that bears ink; null where none does. */
export function boundsOfInk(look: PageLook): Area | null {
  let [left, top, right, bottom] = [look.width, look.height, -1, -1];
  eachLight(look, { left: 0, top: 0, right: look.width, bottom: look.height }, (light, x, y) => {
    if (light >= PAPER) return;
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  });
  return right < 0 ? null : { left, top, right, bottom };
}

/** The same picture with nothing in some parts of it. */
export function blank(look: PageLook, areas: readonly Area[]): PageLook {
  if (areas.length === 0) return look;
  const pixels = look.pixels.slice();
  for (const area of areas)
    eachLight(look, area, (_, x, y) => {
      const at = (y * look.width + x) * 4;
      pixels.fill(255, at, at + 3);
    });
  return { ...look, pixels };
}

function eachLight(
  { width, height, pixels }: PageLook,
  area: Area,
  tell: (light: number, x: number, y: number) => void,
): void {
  const [left, right] = [Math.max(0, Math.floor(area.left)), Math.min(width, area.right)];
  const [top, bottom] = [Math.max(0, Math.floor(area.top)), Math.min(height, area.bottom)];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
      tell(Math.round(0.3 * red + 0.59 * green + 0.11 * blue), x, y);
    }
}
