import { type Command, Option } from "commander";
import { CHART_FORMS } from "../../dataset/chart-forms.ts";
import { MEASURES } from "../../dataset/model.ts";
import type { Host } from "./host.ts";
import {
  asOfOption,
  dataOption,
  example,
  groupOption,
  jsonOption,
  periodOption,
  withinOption,
} from "./options.ts";
import { limitOf, periodChoiceOf, placesOf } from "./values.ts";

export function addCompare(program: Command, host: Host): void {
  program
    .command("compare")
    .description("show what places report of an indicator and what may be compared")
    .argument("<indicator>", "indicator id, e.g. gross_regional_product")
    .addOption(
      new Option("--measure <measure>", "measure; the indicator's own by default").choices([
        ...MEASURES,
      ]),
    )
    .option("--target", "targets instead of outcomes")
    .option("--regions <list>", "only these places, in this order", placesOf)
    .addOption(groupOption())
    .addOption(withinOption())
    .option(
      "--period <period>",
      "the period of the figures, e.g. 2023, 2024-Q3, or latest common; the latest of each place by default",
      periodChoiceOf,
    )
    .addOption(asOfOption())
    .option(
      "--limit <n>",
      "most places in the table, or all (default: all, on a terminal 40); JSON has all",
      limitOf,
    )
    .addOption(
      new Option("--lang <lang>", "language of the names").choices(["zh", "en"]).default("zh"),
    )
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example([
        "briefings compare gross_regional_product",
        "briefings compare retail_sales --measure growth --target --json",
        "briefings compare gross_regional_product --period 2022",
        "briefings compare gross_regional_product --data mydata --as-of 2024-01-31",
        "briefings compare gross_regional_product --limit all | less",
      ]),
    )
    .action(async (indicator: string, options) => {
      const { showComparison } = await import("./compare.ts");
      await showComparison(host, { indicator, ...options });
    });
}

export function addChart(program: Command, host: Host): void {
  program
    .command("chart")
    .description("draw what places report of an indicator as a chart for slides, with its sources")
    .argument("<indicator>", "indicator id, e.g. gross_regional_product")
    .addOption(
      new Option("--form <form>", "how it is drawn").choices(CHART_FORMS).default(CHART_FORMS[0]),
    )
    .addOption(
      new Option("--measure <measure>", "measure; the indicator's own by default").choices([
        ...MEASURES,
      ]),
    )
    .option("--out <file>", "where to write it, as .svg or .png (default: SVG to stdout)")
    .option("--regions <list>", "only these places", placesOf)
    .addOption(groupOption())
    .addOption(withinOption())
    .addOption(periodOption())
    .addOption(asOfOption())
    .addOption(
      new Option("--lang <lang>", "language of the chart").choices(["zh", "en"]).default("zh"),
    )
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example([
        "briefings chart gross_regional_product --out grp.svg",
        "briefings chart retail_sales --form dumbbell --measure growth --lang en --out retail.png",
        "briefings chart gross_regional_product --data mydata --regions jia,yi > grp.svg",
      ]),
    )
    .action(async (indicator: string, options) => {
      const { showChart } = await import("./chart.ts");
      await showChart(host, { indicator, ...options });
    });
}
