import { z } from 'zod';

/** What a schema asks for, in words that fit after "must be": registered where the structure alone says too little. */
export const shapes = z.registry<{ shape: string }>();

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes['_zod']['def'];

const defOf = (schema: Schema): Def => (schema as z.core.$ZodTypes)._zod.def;

/** Names the shape of a schema for a message, e.g. `one of: pass, regressed` or `an object with id`. */
export function shapeOf(schema: Schema): string {
  return shapes.get(schema)?.shape ?? structureOf(schema);
}

function structureOf(schema: Schema): string {
  const def = defOf(schema);
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return shapeOf(def.innerType);
    case 'object':
      return objectShape(def.shape);
    case 'array':
      return `a list, each entry ${shapeOf(def.element)}`;
    case 'tuple':
      return `a list of exactly ${def.items.length}: ${def.items.map(shapeOf).join('; ')}`;
    case 'union':
      return [...new Set(def.options.map(shapeOf))].join(', or ');
    case 'enum':
      return oneOf(Object.values(def.entries));
    case 'literal':
      return oneOf(def.values);
    default:
      return SIMPLE[def.type] ?? 'present';
  }
}

const SIMPLE: Partial<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  record: 'an object',
};

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? JSON.stringify(values[0]) : `one of: ${values.map(String).join(', ')}`;

function objectShape(shape: Readonly<Record<string, Schema>>): string {
  const required = Object.keys(shape).filter(
    (key) => defOf(shape[key] as Schema).type !== 'optional',
  );
  return required.length === 0 ? 'an object' : `an object with ${required.join(', ')}`;
}

/** The schema that checks what stands at `path`; undefined where the schema leaves it open. */
export function schemaAt(root: Schema, path: readonly PropertyKey[]): Schema | undefined {
  let schema: Schema | undefined = root;
  for (const segment of path) {
    if (schema === undefined) return undefined;
    schema = childOf(schema, segment);
  }
  return schema;
}

function childOf(schema: Schema, segment: PropertyKey): Schema | undefined {
  const def = defOf(schema);
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return childOf(def.innerType, segment);
    case 'object':
      return Object.hasOwn(def.shape, segment) ? def.shape[String(segment)] : undefined;
    case 'array':
      return def.element;
    case 'tuple':
      return def.items[Number(segment)];
    case 'record':
      return def.valueType;
    case 'union':
      return def.options.map((option) => childOf(option, segment)).find((found) => found);
    default:
      return undefined;
  }
}
