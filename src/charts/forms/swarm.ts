import { checkSwarm, labelsOfSwarm, tabulateSwarm } from "../position/check.ts";
import { frameOf } from "../position/frame.ts";
import type { SwarmSpec } from "../position/model.ts";
import { stackRows } from "../position/rows.ts";
import { swarmContent } from "../position/swarm.ts";
import type { DrawnForm } from "./model.ts";

/** Where a place stands among very many: a row an indicator, a point a place. */
export const swarm: DrawnForm<SwarmSpec> = {
  check: checkSwarm,
  labelsOf: labelsOfSwarm,
  tabulate: tabulateSwarm,
  layOut: ({ rows, widthMm, isParted }, measure) => {
    const frame = frameOf(rows, widthMm, measure);
    if (!frame) return [];
    return stackRows(
      rows.map((row, axis) => [row, swarmContent(row, axis, frame)]),
      frame,
      isParted,
    );
  },
};
