import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Prisma } from './generated/client.ts';
import { createTestDatabase, databaseKinds, type TestDatabase } from './testing/create-test-database.ts';
import { readPrismaSchema } from './testing/read-prisma-schema.ts';

const described = readPrismaSchema(readFileSync(join(import.meta.dirname, 'schema.prisma'), 'utf8'));

/** The list of migrations is the migrator's own. */
const migrator = 'schema_migration';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

describe.each(databaseKinds)('schema.prisma and the migrated database on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
  }, 60_000);
  afterAll(async () => tested.close());

  test('have the same tables, columns, types and nullability', async () => {
    const rows = await tested.database.sql<Column>(
      `select table_name as "table", column_name as "column", udt_name as "type", is_nullable = 'YES' as "nullable" from information_schema.columns
        where table_schema = 'public'`,
    );
    const migrated = rows
      .filter(({ table }) => table !== migrator)
      .map(({ table, column, type, nullable }) => `${table}.${column} ${type} ${nullable}`);
    const wanted = [...described.tables].flatMap(([table, columns]) =>
      [...columns].map(([column, { type, nullable }]) => `${table}.${column} ${type} ${nullable}`),
    );
    expect(wanted.length).toBeGreaterThan(100);
    expect(migrated.toSorted()).toEqual(wanted.toSorted());
  });

  test('have the same enums', async () => {
    const rows = await tested.database.sql<{ name: string; values: string[] }>(
      `select t.typname::text as name, array_agg(e.enumlabel::text order by e.enumsortorder) as values from pg_type t join pg_enum e on e.enumtypid = t.oid group by 1`,
    );
    expect(new Map(rows.map((row) => [row.name, row.values]))).toEqual(described.enums);
  });

  test('the client reads every table', async () => {
    const { prisma } = tested.database;
    const delegates = prisma as unknown as Record<string, { count: () => Promise<number> } | undefined>;
    const names = Object.values(Prisma.ModelName).map((model) => `${model.charAt(0).toLowerCase()}${model.slice(1)}`);
    const counts = await Promise.all(names.map(async (name) => [name, await delegates[name]?.count()]));
    expect(counts).toEqual(names.map((name) => [name, 0]));
    await expect(prisma.familyCase.findMany({ include: { members: true, planItems: true, matches: true } })).resolves.toEqual([]);
  });
});

test('a schema with an unknown type is refused, so that a new type is compared too', () => {
  expect(() => readPrismaSchema('model A {\n  id Bytes @id\n}\n')).toThrow('type Bytes is not known here');
});
