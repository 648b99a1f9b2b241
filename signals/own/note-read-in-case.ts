import type { Sql } from '#database/create-database.ts';
import { noteRead } from '../told-of-match.ts';
import { readContacts, type Party } from './store.ts';

/** That a party reads in a case of a match of its signals, at these members. */
export interface ReadInCase extends Party {
  readonly caseId: string;
  readonly memberIds: readonly string[];
}

/** Notes on a day (YYYY-MM-DD) that a party heard of the matches that show at these members of a case; of matches that it heard of before, and for who is no party, nothing is written. */
export async function noteReadInCase(sql: Sql, { caseId, memberIds, ...party }: ReadInCase, today: string): Promise<void> {
  const contacts = await readContacts(sql, party, today, caseId);
  await noteRead(
    sql,
    contacts.filter(({ heard, members }) => !heard && members.some((id) => memberIds.includes(id))),
  );
}
