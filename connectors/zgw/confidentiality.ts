/** What each vertrouwelijkheidaanduiding of the ZGW standards means here, from the most open to the most closed. */
const meaning = {
  openbaar: 'OPEN',
  beperkt_openbaar: 'OPEN',
  intern: 'OPEN',
  zaakvertrouwelijk: 'OPEN',
  vertrouwelijk: 'RESTRICTED',
  confidentieel: 'RESTRICTED',
  geheim: 'SECRET',
  zeer_geheim: 'SECRET',
} as const;

/** The confidentiality of a case: RESTRICTED when it has no designation, null for one that is not in the table. */
export function confidentialityOf(designation: string | null | undefined): 'OPEN' | 'RESTRICTED' | 'SECRET' | null {
  if (designation === undefined || designation === null || designation === '') return 'RESTRICTED';
  return Object.hasOwn(meaning, designation) ? meaning[designation as keyof typeof meaning] : null;
}
