/** SNOMED CT. */
export const snomed = 'http://snomed.info/sct';

/** The category of a Condition that is a diagnosis (SNOMED CT 282291009). */
export const diagnosisCategory = '282291009';

/** The category of a Condition that is a functional finding (SNOMED CT 248536006). */
export const functionalCategory = '248536006';

/** What the statuses of the HL7 code systems condition-clinical and condition-ver-status are called. */
export const clinicalStatusSystem = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
export const verificationStatusSystem = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';

/** The naming system under which a BSN stands in a FHIR identifier, and its OID form. */
export const bsnSystem = 'http://fhir.nl/fhir/NamingSystem/bsn';
export const bsnOid = 'urn:oid:2.16.840.1.113883.2.4.6.3';

/** The category of a CarePlan that is a crisis plan, as system|code (SNOMED CT "Mental health crisis plan"). */
export const crisisPlanCategory = `${snomed}|736253002`;
