/** What a program may ask of the service, as its OpenAPI document tells. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** The group in which it stands. */
  readonly tag: string;
  /** In English. */
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
}

/** A field of a request. */
interface Parameter {
  readonly name: string;
  readonly where: "path" | "query" | "body";
  readonly isRequired: boolean;
  /** In English. */
  readonly description: string;
  readonly values: readonly string[];
}

/** The parts of an OpenAPI document that are read here. Source: OpenAPI 3.1.0. */
interface OpenApi {
  readonly paths?: Readonly<Record<string, object | undefined>> | undefined;
}

interface Described {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: {
    readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  };
}

interface Schema {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const METHODS = ["get", "post"] as const;
type ByMethod = Readonly<Partial<Record<(typeof METHODS)[number], Described>>>;

/** Lists what programs may ask, in the order of the document. */
export function operationsOf({ paths = {} }: OpenApi): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, byMethod = {}]) =>
    METHODS.flatMap((method): readonly Operation[] => {
      const described = (byMethod as ByMethod)[method];
      if (!described) return [];
      const { tags = [], summary = "", description = "" } = described;
      const [tag = ""] = tags;
      const parameters = [...parametersOf(described, path), ...fieldsOf(described)];
      return [{ method: method.toUpperCase(), path, tag, summary, description, parameters }];
    }),
  );
}

/** Those of the address first, as it has them. */
function parametersOf({ parameters = [] }: Described, path: string): readonly Parameter[] {
  const listed = parameters.flatMap(
    ({ name, in: where, required = false, ...one }): Parameter[] => {
      const { description = "" } = one;
      // What is not described is told by the address.
      if (description === "" || (where !== "path" && where !== "query")) return [];
      return [{ name, where, isRequired: required, description, values: valuesOf(one.schema) }];
    },
  );
  const inPath = listed.filter(({ where }) => where === "path");
  const at = ({ name }: Parameter) => path.indexOf(`{${name}}`);
  return [
    ...inPath.sort((a, b) => at(a) - at(b)),
    ...listed.filter(({ where }) => where === "query"),
  ];
}

function fieldsOf({ requestBody }: Described): readonly Parameter[] {
  const { schema } = Object.values(requestBody?.content ?? {})[0] ?? {};
  return Object.entries(schema?.properties ?? {}).map(([name, one]) => ({
    name,
    where: "body",
    isRequired: schema?.required?.includes(name) ?? false,
    description: one.description ?? "",
    values: valuesOf(one),
  }));
}

function valuesOf(schema: Schema | undefined): readonly string[] {
  return (schema?.enum ?? []).map(String);
}
