/** One column as schema.prisma describes it, in PostgreSQL's terms. */
export interface SchemaColumn {
  readonly type: string;
  readonly nullable: boolean;
}

/** What schema.prisma describes: enums with their values, and tables with their columns. */
export interface PrismaSchema {
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, SchemaColumn>>;
}

const scalars: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'int4',
  Boolean: 'bool',
  BigInt: 'int8',
  Json: 'jsonb',
  DateTime: 'timestamp',
};
const nativeTypes: readonly (readonly [RegExp, string])[] = [
  [/@db\.Date\b/, 'date'],
  [/@db\.Timestamptz\b/, 'timestamptz'],
];

/** Reads the part of Prisma's schema language that our schema uses: for comparing it with a migrated database. Throws on a type that it does not know. */
export function readPrismaSchema(text: string): PrismaSchema {
  const blocks = [...text.matchAll(/^(enum|model) (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, kind, name, body]) => ({
    kind,
    name: name ?? '',
    table: /@@map\("(\w+)"\)/.exec(body ?? '')?.[1] ?? name ?? '',
    lines: (body ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('//') && !line.startsWith('@@')),
  }));
  const enums = blocks.filter((block) => block.kind === 'enum');
  const models = blocks.filter((block) => block.kind === 'model');
  const enumTypes = new Map(enums.map((block) => [block.name, block.table]));
  const isRelation = (type: string): boolean => models.some((model) => model.name === type);
  const baseOf = (type: string, rest: string): string => {
    const base = nativeTypes.find(([pattern]) => pattern.test(rest))?.[1] ?? enumTypes.get(type) ?? scalars[type];
    if (base === undefined) throw new Error(`schema.prisma: type ${type} is not known here`);
    return base;
  };
  const columnOf = (line: string): readonly (readonly [string, SchemaColumn])[] => {
    const {
      name = '',
      type = '',
      list,
      optional,
      rest = '',
    } = /^(?<name>\w+)\s+(?<type>\w+)(?<list>\[\])?(?<optional>\?)?(?<rest>.*)$/.exec(line)?.groups ?? {};
    if (isRelation(type)) return [];
    const base = baseOf(type, rest);
    return [
      [/@map\("(\w+)"\)/.exec(rest)?.[1] ?? name, { type: list === undefined ? base : `_${base}`, nullable: optional !== undefined }],
    ];
  };
  const columnsOf = (lines: readonly string[]): ReadonlyMap<string, SchemaColumn> => new Map(lines.flatMap(columnOf));
  return {
    enums: new Map(enums.map((block) => [block.table, block.lines])),
    tables: new Map(models.map((model) => [model.table, columnsOf(model.lines)])),
  };
}
