/** The systems and codes of our FHIR R4 Consent; docs/consent-register.md tells what each is for. */
export const fhirSystems = {
  member: 'https://gezinsbeeld.nl/fhir/sid/gezinslid',
  outsidePerson: 'https://gezinsbeeld.nl/fhir/sid/gezagsdrager',
  evidence: 'https://gezinsbeeld.nl/fhir/sid/bewijs',
  oin: 'urn:osb:oin',
  role: 'https://gezinsbeeld.nl/fhir/CodeSystem/rol',
  purpose: 'https://gezinsbeeld.nl/fhir/CodeSystem/doel',
  dataClass: 'https://gezinsbeeld.nl/fhir/CodeSystem/gegevensklasse',
  regime: 'https://gezinsbeeld.nl/fhir/CodeSystem/geheimhoudingsregime',
  withdrawnAt: 'https://gezinsbeeld.nl/fhir/StructureDefinition/ingetrokken-op',
  scope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  act: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
} as const;

/** The codes of HL7's own systems: privacy consent, consent to disclosure of information, and opt-in for listed data only. */
export const fhirCodes = { privacy: 'patient-privacy', disclosure: 'IDSCL', listedOnly: 'OPTINR' } as const;
