import type { CallScope, Outcome, Wire } from '../call.ts';
import { createZgwConnector, type ZgwConnectorOptions } from '../zgw/create-zgw-connector.ts';
import { createZgwChanges, type ZgwChanges } from '../zgw/read-changed-zaak.ts';
import { isOfType, type Zaak } from '../zgw/zaak.ts';
import {
  mapBenefit,
  mapCreditors,
  mapDebtTrajectory,
  mapEviction,
  type Benefit,
  type Creditor,
  type DebtTrajectory,
  type Eviction,
} from './map-wi.ts';
import { defaultWiSettings, type WiSettings } from './wi-settings.ts';

/** The lists of a family member that the register of work and income fills, by the name of their field in the contract. */
export interface WiRecords {
  readonly benefits: readonly Benefit[];
  readonly debts: readonly DebtTrajectory[];
  readonly creditors: readonly Creditor[];
  readonly evictions: readonly Eviction[];
}

/** What one operation asks of the register of work and income. Never keep one beyond its operation: it remembers every answer. */
export interface WiSession {
  /** One list of the person with this BSN; only what the selected paths (`debts.debtBand`) need is asked for. Lists that are asked for together share one search. */
  records<L extends keyof WiRecords>(bsn: string, list: L, selected: ReadonlySet<string>): Promise<Outcome<WiRecords[L]>>;
}

/** The municipality's register of work and income. */
export interface WiConnector {
  session(scope: CallScope): WiSession;
  /** What the register announced that changed. */
  readonly changes: ZgwChanges;
}

/** What the connector needs from outside, and how this municipality registers. */
export interface WiConnectorOptions extends ZgwConnectorOptions {
  /** The day it is, YYYY-MM-DD, Europe/Amsterdam. */
  readonly today: () => string;
  readonly settings?: WiSettings;
}

/** The fields that stand in the case's properties. Which creditors there are stands there too. */
const inEigenschappen = new Set(['kind', 'amountPerMonth', 'from', 'until', 'debtBand', 'amount', 'month', 'date']);

/** A connector over this wire to a ZGW Zaken API. */
export function createWiConnector(wire: Wire, options: WiConnectorOptions): WiConnector {
  const settings = options.settings ?? defaultWiSettings;
  const zgw = createZgwConnector(wire, options);
  const { benefit, debt, eviction } = settings.zaaktypen;
  const zaaktypen: { readonly [L in keyof WiRecords]: readonly string[] } = {
    benefits: benefit,
    debts: debt,
    creditors: debt,
    evictions: eviction,
  };
  const classesOf = (zaak: Zaak): readonly string[] => [
    ...(isOfType(zaak, benefit) ? ['WI_BENEFIT'] : []),
    ...(isOfType(zaak, debt) ? ['WI_DEBT', 'WI_CREDITORS'] : []),
    ...(isOfType(zaak, eviction) ? ['WI_EVICTION'] : []),
  ];
  return {
    changes: createZgwChanges(wire, { zaaktypen: [...benefit, ...debt, ...eviction], classesOf }, options.subjectRoles),
    session(scope) {
      const today = options.today();
      const session = zgw.session(scope);
      const mappers: { readonly [L in keyof WiRecords]: (zaken: readonly Zaak[]) => WiRecords[L] } = {
        benefits: (zaken) => zaken.map((zaak) => mapBenefit(zaak, settings, today)),
        debts: (zaken) => zaken.map((zaak) => mapDebtTrajectory(zaak, settings, today)),
        creditors: (zaken) => zaken.flatMap((zaak) => mapCreditors(zaak, settings, today)),
        evictions: (zaken) => zaken.map((zaak) => mapEviction(zaak, settings, today)),
      };
      return {
        async records(bsn, list, selected) {
          const eigenschappen = list === 'creditors' || [...inEigenschappen].some((field) => selected.has(`${list}.${field}`));
          const outcome = await session.zaken(bsn, { zaaktypen: zaaktypen[list], eigenschappen, status: selected.has(`${list}.status`) });
          return outcome.state === 'found' ? { state: 'found', value: mappers[list](outcome.value) } : outcome;
        },
      };
    },
  };
}
