/** A column that holds encrypted values, with the column of keyed hashes to look its value up by, if there is one. */
export interface EncryptedColumn {
  readonly table: 'family_member' | 'outside_person' | 'rights_request' | 'inbox' | 'signal';
  readonly column: 'bsn' | 'civil_facts' | 'statement' | 'answer_nl' | 'body';
  readonly lookup: 'bsn_lookup' | 'person_lookup' | null;
}

/** Every encrypted column: what the re-encryption goes through. */
export const encryptedColumns: readonly EncryptedColumn[] = [
  { table: 'family_member', column: 'bsn', lookup: 'bsn_lookup' },
  { table: 'family_member', column: 'civil_facts', lookup: null },
  { table: 'outside_person', column: 'bsn', lookup: 'bsn_lookup' },
  { table: 'rights_request', column: 'statement', lookup: null },
  { table: 'rights_request', column: 'answer_nl', lookup: null },
  { table: 'inbox', column: 'body', lookup: null },
  { table: 'signal', column: 'bsn', lookup: 'person_lookup' },
];

/** The additional data of an encrypted value: its column and the id of its row, so that it decrypts nowhere else. */
export function placeOf(table: EncryptedColumn['table'], column: EncryptedColumn['column'], rowId: string): string {
  return `${table}.${column}:${rowId}`;
}
