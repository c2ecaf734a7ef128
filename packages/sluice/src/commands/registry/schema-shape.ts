import type { RecordKind } from '@sluice/registry';

/** What a schema says of itself, as far as the command line needs it. */
export interface SchemaShape {
  readonly type: string;
  readonly about?: string;
  readonly optional: boolean;
  /** Members of an object, by name. */
  readonly members?: Readonly<Record<string, SchemaShape>>;
  /** What a list or an open mapping holds. */
  readonly item?: SchemaShape;
  /** Forms that the value may have. */
  readonly forms?: readonly SchemaShape[];
  /** Words that it may be. */
  readonly words?: readonly string[];
}

/** The part of a zod schema that is read: the `def` that zod 4 documents for tools. */
interface Node {
  readonly description?: string;
  readonly def: {
    readonly type: string;
    readonly innerType?: Node;
    readonly shape?: Readonly<Record<string, Node>>;
    readonly element?: Node;
    readonly valueType?: Node;
    readonly options?: readonly Node[];
    readonly entries?: Readonly<Record<string, string>>;
    readonly values?: readonly unknown[];
  };
}

/** Shape of the bodies of a kind. */
export function shapeOf(kind: RecordKind): SchemaShape {
  return read(kind.schema as unknown as Node);
}

function read(node: Node): SchemaShape {
  const { type, innerType, shape, element, valueType, options, entries, values } = node.def;
  if (innerType !== undefined) {
    const inner = read(innerType);
    const about = node.description ?? inner.about;
    return { ...inner, ...(about !== undefined && { about }), optional: inner.optional || type === 'optional' };
  }
  const words = entries ? Object.values(entries) : values?.map(String);
  const item = element ?? valueType;
  return {
    type,
    optional: false,
    ...(node.description !== undefined && { about: node.description }),
    ...(shape && { members: Object.fromEntries(Object.entries(shape).map(([name, member]) => [name, read(member)])) }),
    ...(item && { item: read(item) }),
    ...(options && { forms: options.map(read) }),
    ...(words && { words }),
  };
}
