/** How the hub is known to a partner's token server. */
export interface PartnerClient {
  readonly partner: string;
  readonly clientId: string;
  readonly method: 'client_secret_basic' | 'private_key_jwt';
  /** Everything that the hub may ask for there, in the form of OAuth's `scope`. */
  readonly scope: string;
}

const fhirTypes = [
  'Patient',
  'CareTeam',
  'Condition',
  'EpisodeOfCare',
  'CarePlan',
  'Goal',
  'MedicationRequest',
  'Consent',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Subscription',
];

/** The hub's own clients, one for each partner that uses OAuth (ZGW has its own kind of token). */
export const partnerClients: readonly PartnerClient[] = [
  { partner: 'brp', clientId: 'gezinsbeeld-brp', method: 'client_secret_basic', scope: 'brp:personen' },
  { partner: 'ggz', clientId: 'gezinsbeeld-ggz', method: 'private_key_jwt', scope: fhirTypes.map((type) => `system/${type}.rs`).join(' ') },
  { partner: 'cjg', clientId: 'gezinsbeeld-cjg', method: 'client_secret_basic', scope: 'cjg:read' },
  { partner: 'police', clientId: 'gezinsbeeld-police', method: 'private_key_jwt', scope: 'verstrekkingen:lezen' },
];
