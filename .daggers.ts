import { readDataFolder } from "./src/dataset/folder.ts";
import { readDataset } from "./src/dataset/read.ts";
import { MEASURES } from "./src/dataset/model.ts";
import { comparisonsOf } from "./src/analysis/compare.ts";
import { compareBeside } from "./src/analysis/beside.ts";
import { figuresOn } from "./src/analysis/figure-index.ts";
const { value: d } = readDataset(await readDataFolder("data"));
const FIVE = ["pingyin", "zhangdian", "yicheng", "boshan", "gaoqing"];
const seen = new Set();
for (const ind of d!.indicatorById.keys()) for (const c of comparisonsOf(d!, ind, FIVE)) {
  if (!c.target) continue;
  const b = compareBeside(d!, c, FIVE);
  c.cells.forEach((cell, i) => {
    const aim = cell.figures[0]; if (!aim || b.cells[i]!.figures.length) return;
    const o = (figuresOn(d!, { indicator: ind, measure: c.measure, target: false }).get(cell.region) ?? []).filter(f => f.year === aim.year - 1);
    if (o.length === 0 || seen.has(aim.id)) return; seen.add(aim.id);
    console.log(`${ind} ${c.measure} ${cell.region}: target ${aim.scope} ${aim.value ?? aim.text} 「${aim.printed}」 <- ${o.map(f => `${f.scope} ${f.value ?? f.text} 「${f.printed}」`).join(" ; ")}`);
  });
}
