import { z } from 'zod';

/** Schemas that have a name in GraphQL. */
export type Named = Readonly<Record<string, z.ZodObject>>;

type Wrapper = z.ZodOptional<z.ZodType> | z.ZodNullable<z.ZodType> | z.ZodDefault<z.ZodType>;

const NAME = /^[_A-Za-z]\w*$/;
/** What has no shape that GraphQL could tell. */
const OPEN = new Set(['unknown', 'any', 'record', 'union']);

/**
 * The schemas of answers as GraphQL types, in its schema definition language, so that there is one
 * source for REST and GraphQL. Schemas are told apart by identity: one that stands in several places is
 * one type. What is not named is called after where it stands: `reasons` of `Decision` is
 * `DecisionReasons`. Members beyond the declared ones are not shown, and what has no declared shape is
 * of the scalar `JSON`.
 *
 * @throws Error for a kind of schema that answers do not have
 */
export function sdlOf(named: Named): string {
  const types = new Types(named);
  return types.print();
}

class Types {
  private readonly names: Map<z.ZodType, string>;
  private readonly texts = new Map<string, string>();

  constructor(private readonly named: Named) {
    this.names = new Map(Object.entries(named).map(([name, schema]) => [schema, name]));
  }

  print(): string {
    for (const [name, schema] of Object.entries(this.named)) this.define(name, schema);
    return [...this.texts.values()].join('\n\n');
  }

  private define(name: string, schema: z.ZodObject): void {
    if (this.texts.has(name)) return;
    this.texts.set(name, '');
    const fields = Object.entries(schema.shape).map(([field, of]) =>
      this.field(name, field, of as z.ZodType),
    );
    this.texts.set(name, `type ${name} {\n${fields.join('\n')}\n}`);
  }

  private field(parent: string, field: string, schema: z.ZodType): string {
    const { inner, optional } = unwrapped(schema);
    const type = field === 'id' ? 'ID' : this.typeOf(inner, `${parent}${capital(field)}`);
    const description = schema.description ?? inner.description;
    const doc = description === undefined ? '' : `  ${JSON.stringify(description)}\n`;
    return `${doc}  ${field}: ${type}${optional ? '' : '!'}`;
  }

  private typeOf(schema: z.ZodType, name: string): string {
    if (schema instanceof z.ZodArray) return this.listOf(schema.element as z.ZodType, name);
    if (schema instanceof z.ZodObject) return this.objectOf(schema, name);
    if (schema instanceof z.ZodEnum) return this.enumOf(schema, name);
    if (schema instanceof z.ZodNumber) return schema.isInt ? 'Int' : 'Float';
    if (schema instanceof z.ZodBoolean) return 'Boolean';
    if (schema instanceof z.ZodString) return 'String';
    if (OPEN.has(schema.def.type)) return 'JSON';
    throw new Error(`${name}: GraphQL has no type for ${schema.def.type}.`);
  }

  private listOf(schema: z.ZodType, name: string): string {
    const { inner, optional } = unwrapped(schema);
    return `[${this.typeOf(inner, name)}${optional ? '' : '!'}]`;
  }

  private objectOf(schema: z.ZodObject, otherwise: string): string {
    const name = this.names.get(schema) ?? otherwise;
    this.names.set(schema, name);
    this.define(name, schema);
    return name;
  }

  /** Text where a value is no name in GraphQL. */
  private enumOf(schema: z.ZodEnum, otherwise: string): string {
    const values = schema.options.map(String);
    if (!values.every((value) => NAME.test(value))) return 'String';
    const name = this.names.get(schema) ?? otherwise;
    this.names.set(schema, name);
    this.texts.set(name, `enum ${name} {\n${values.map((value) => `  ${value}`).join('\n')}\n}`);
    return name;
  }
}

/** `unknown` may be absent, whether it says so or not. */
function unwrapped(schema: z.ZodType): { inner: z.ZodType; optional: boolean } {
  if (!isWrapper(schema)) return { inner: schema, optional: schema.def.type === 'unknown' };
  return { inner: unwrapped(schema.unwrap()).inner, optional: true };
}

const isWrapper = (schema: z.ZodType): schema is Wrapper =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodNullable ||
  schema instanceof z.ZodDefault;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
