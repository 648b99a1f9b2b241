import type { DeskRequest } from '#audit/desk-request.ts';
import type { TombstoneRegister } from '#schema/generated/register.ts';
import { isIdentifier } from '../open-case.ts';
import { problem } from '../problem.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { readTombstones } from './store.ts';

/** Which tombstones the privacy officer asks for. */
export interface AskedTombstones {
  readonly caseId?: string | null;
  readonly open?: boolean | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const [usual, most] = [50, 200];

/** Who was told to drop what, and who confirmed it, for the privacy officer: ids and classes, never content. The newest first, a page at a time. */
export async function showTombstones(deps: RegisterDeps, request: DeskRequest, asked: AskedTombstones): Promise<TombstoneRegister> {
  const { caseId = null, open = null, after = null } = asked;
  const limit = asked.first ?? usual;
  const readable = limit >= 1 && limit <= most && [caseId, after].every((id) => id === null || isIdentifier(id));
  const rows = readable ? await readTombstones(deps.database.sql, { caseId, open, after, limit: limit + 1 }) : null;
  if (rows === null) return { tombstones: null, more: null, problems: [problem('PAGE_WRONG')] };
  const page = rows.slice(0, limit);
  for (const row of page) request.touch(row.caseId, [row.memberId]);
  const tombstones = page.map(({ oin, role, ...row }) => ({ ...row, recipient: { oin, role } }));
  return { tombstones, more: rows.length > limit, problems: [] };
}
