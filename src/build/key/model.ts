/**
 * What an output is made of.
 *
 * Shape: name → hash or version, e.g. `words/findings`, `templates/partials/table.hbs`, `package/chart.js`.
 */
export type Ingredients = Readonly<Record<string, string>>;
