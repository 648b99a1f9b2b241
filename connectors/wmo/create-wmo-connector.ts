import type { CallScope, Outcome, Wire } from '../call.ts';
import { createZgwConnector, type ZgwConnectorOptions } from '../zgw/create-zgw-connector.ts';
import { createZgwChanges, type ZgwChanges } from '../zgw/read-changed-zaak.ts';
import { isOfType, type Zaak } from '../zgw/zaak.ts';
import {
  mapWmoInformalCarers,
  mapWmoProvision,
  mapWmoReport,
  type WmoInformalCarer,
  type WmoProvision,
  type WmoReport,
} from './map-wmo.ts';
import { defaultWmoSettings, type WmoSettings } from './wmo-settings.ts';

/** The lists of a family member that the Wmo register fills, by the name of their field in the contract. */
export interface WmoRecords {
  readonly wmoProvisions: readonly WmoProvision[];
  readonly wmoReports: readonly WmoReport[];
  readonly wmoInformalCarers: readonly WmoInformalCarer[];
}

/** What one operation asks of the Wmo register. Never keep one beyond its operation: it remembers every answer. */
export interface WmoSession {
  /** One list of the person with this BSN; only what the selected paths (`wmoProvisions.kind`) need is asked for. Lists that are asked for together share one search. */
  records<L extends keyof WmoRecords>(bsn: string, list: L, selected: ReadonlySet<string>): Promise<Outcome<WmoRecords[L]>>;
}

/** The municipality's Wmo register. */
export interface WmoConnector {
  session(scope: CallScope): WmoSession;
  /** What the register announced that changed. */
  readonly changes: ZgwChanges;
}

/** What the connector needs from outside, and how this municipality registers. */
export interface WmoConnectorOptions extends ZgwConnectorOptions {
  /** The day it is, YYYY-MM-DD, Europe/Amsterdam. */
  readonly today: () => string;
  readonly settings?: WmoSettings;
}

/** The fields that stand in the case's properties. */
const inEigenschappen = [
  'wmoProvisions.category',
  'wmoProvisions.kind',
  'wmoProvisions.from',
  'wmoProvisions.until',
  'wmoReports.category',
  'wmoReports.text',
];

/** A connector over this wire to a ZGW Zaken API. */
export function createWmoConnector(wire: Wire, options: WmoConnectorOptions): WmoConnector {
  const settings = options.settings ?? defaultWmoSettings;
  const zgw = createZgwConnector(wire, options);
  const zaaktypen: { readonly [L in keyof WmoRecords]: readonly string[] } = {
    wmoProvisions: settings.zaaktypen.provision,
    wmoReports: settings.zaaktypen.report,
    wmoInformalCarers: [...settings.zaaktypen.provision, ...settings.zaaktypen.report],
  };
  return {
    changes: createZgwChanges(
      wire,
      { zaaktypen: zaaktypen.wmoInformalCarers, classesOf: (zaak, resource) => classesOf(zaak, resource, settings) },
      options.subjectRoles,
    ),
    session(scope) {
      const today = options.today();
      const session = zgw.session(scope);
      const mappers: { readonly [L in keyof WmoRecords]: (zaken: readonly Zaak[]) => WmoRecords[L] } = {
        wmoProvisions: (zaken) => zaken.map((zaak) => mapWmoProvision(zaak, settings, today)),
        wmoReports: (zaken) => zaken.map((zaak) => mapWmoReport(zaak, settings, today)),
        wmoInformalCarers: (zaken) => zaken.flatMap((zaak) => mapWmoInformalCarers(zaak, settings, today)),
      };
      return {
        async records(bsn, list, selected) {
          const eigenschappen = inEigenschappen.some((path) => path.startsWith(`${list}.`) && selected.has(path));
          const outcome = await session.zaken(bsn, { zaaktypen: zaaktypen[list], eigenschappen, status: false });
          return outcome.state === 'found' ? { state: 'found', value: mappers[list](outcome.value) } : outcome;
        },
      };
    },
  };
}

/** Who cares shows in the roles of a case; when a role has just gone nobody may be left to see. */
function classesOf(zaak: Zaak, resource: string, settings: WmoSettings): readonly string[] {
  const { provision, report } = settings.zaaktypen;
  const kinds = [...(isOfType(zaak, provision) ? ['WMO_PROVISION'] : []), ...(isOfType(zaak, report) ? ['WMO_REPORT'] : [])];
  const hasCarer = zaak.rollen.some((rol) => settings.carerRoles.includes(rol.omschrijving?.toLowerCase() ?? ''));
  return kinds.length > 0 && (hasCarer || resource === 'rol') ? [...kinds, 'WMO_INFORMAL_CARER'] : kinds;
}
