import type { CapabilityStatement } from 'fhir/r4.js';

import { resourceTypes } from './fhir-store.ts';
import { searchParameters } from './search-resources.ts';

/** What this server can do, as FHIR's CapabilityStatement; the sandbox's set day is its date. */
export function capabilityStatement(base: string, day: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: day,
    kind: 'instance',
    implementation: { description: 'Fictitious GGZ institution of the Gezinsbeeld sandbox', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          service: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' }] }],
        },
        resource: resourceTypes.map((type) => ({
          type,
          interaction: [{ code: 'read' as const }, { code: 'search-type' as const }],
          searchParam: searchParameters(type)
            .filter((name) => !name.includes('.') && !name.includes(':'))
            .map((name) => ({ name, type: name === 'patient' || name === 'subject' ? ('reference' as const) : ('token' as const) })),
        })),
      },
    ],
  };
}
