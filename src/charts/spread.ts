/** Something along an axis: where it would begin, and how long it is. */
interface Block {
  readonly atPt: number;
  readonly lengthPt: number;
}

/** Blocks that touch, as one: where they begin, given where each would have it begin. */
interface Cluster {
  readonly blocks: readonly number[];
  readonly lengthPt: number;
  readonly wishesPt: readonly number[];
}

/**
 * Pushes blocks apart that would overlap, as little as can be, in the order of where they would begin.
 *
 * Shape: where each begins, in the order given. Units: points. Where they are longer than the room, they run over its end.
 */
export function spread(blocks: readonly Block[], fromPt: number, toPt: number): readonly number[] {
  const startOf = ({ wishesPt, lengthPt }: Cluster) => {
    const wishPt = wishesPt.reduce((sum, wish) => sum + wish, 0) / wishesPt.length;
    return Math.max(fromPt, Math.min(wishPt, toPt - lengthPt));
  };
  const order = blocks
    .map((block, index) => ({ ...block, index }))
    .toSorted((a, b) => a.atPt - b.atPt);
  const clusters: Cluster[] = [];
  for (const { atPt, lengthPt, index } of order) {
    let cluster: Cluster = { blocks: [index], lengthPt, wishesPt: [atPt] };
    for (let before = clusters.at(-1); before; before = clusters.at(-1)) {
      if (startOf(before) + before.lengthPt <= startOf(cluster)) break;
      clusters.pop();
      cluster = joined(before, cluster);
    }
    clusters.push(cluster);
  }
  const starts = blocks.map(() => 0);
  for (const cluster of clusters) {
    let atPt = startOf(cluster);
    for (const index of cluster.blocks) {
      starts[index] = atPt;
      atPt += blocks[index]?.lengthPt ?? 0;
    }
  }
  return starts;
}

function joined(before: Cluster, after: Cluster): Cluster {
  return {
    blocks: [...before.blocks, ...after.blocks],
    lengthPt: before.lengthPt + after.lengthPt,
    wishesPt: [...before.wishesPt, ...after.wishesPt.map((wish) => wish - before.lengthPt)],
  };
}
