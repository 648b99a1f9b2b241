import DataLoader from 'dataloader';
import type { CallScope, Outcome, Wire } from '../call.ts';
import { ConnectorError } from '../errors.ts';
import { crisisPlanCategory } from './fhir-codes.ts';
import type { FhirEntry, FindReference } from './fhir-reference.ts';
import { findPatients, type PatientRecord, type Patients } from './find-patients.ts';
import { findResources } from './find-resources.ts';
import { mapRecords } from './map-records.ts';
import { planSearch, type PlannedSearch } from './plan-searches.ts';
import { createGgzChanges, type GgzChanges } from './read-changed-resource.ts';
import { createResourceReader } from './read-references.ts';
import type { GgzList, GgzRecords, GgzSelection } from './records.ts';
import { referencesToFollow } from './references-to-follow.ts';

/** What one operation asks of the GGZ. Never keep one beyond its operation: it remembers every answer. */
export interface GgzSession {
  /**
   * One list of the person with this BSN, with what the selected paths need and nothing more; missing when the GGZ does not know the person. People
   * asked together share their searches. Throws `ConnectorError` EMPTY_SEARCH when the BSN is not nine digits: an empty value would find everybody.
   */
  records<L extends GgzList>(bsn: string, list: L, selected: GgzSelection): Promise<Outcome<GgzRecords[L]>>;
}

/** A GGZ institution's file, over HL7 FHIR R4 in the nl-core profiles. */
export interface GgzConnector {
  session(scope: CallScope): GgzSession;
  /** What the server announced that changed. */
  readonly changes: GgzChanges;
}

/** What the connector needs from outside. */
export interface GgzConnectorOptions {
  /** The day it is, YYYY-MM-DD, Europe/Amsterdam. */
  readonly today: () => string;
  /** The category of a CarePlan that is a crisis plan, as system|code. */
  readonly crisisCategory?: string;
}

interface Ask {
  readonly bsn: string;
  readonly planned: PlannedSearch;
  readonly selected: GgzSelection;
  readonly key: string;
}

interface Found {
  readonly entries: readonly FhirEntry[];
  readonly find: (from: FhirEntry) => FindReference;
}

interface Known {
  readonly records: readonly PatientRecord[];
  readonly bases: readonly string[];
}

const missing = { state: 'missing' } as const;
const maxPersons = 50;

/** A connector over this wire, whose base address is the FHIR server's own. */
export function createGgzConnector(wire: Wire, options: GgzConnectorOptions): GgzConnector {
  return {
    changes: createGgzChanges(wire, options.crisisCategory ?? crisisPlanCategory),
    session(scope) {
      const today = options.today();
      const readResource = createResourceReader(wire, scope);
      const patients = new DataLoader<string, Outcome<Known>>((bsns) => loadPatients(wire, bsns, scope), { maxBatchSize: maxPersons });
      const load = async (group: readonly Ask[]): Promise<readonly Outcome<Found>[]> => {
        const [first] = group;
        const known = await Promise.all(group.map(({ bsn }) => patients.load(bsn)));
        const asked = joined(group, known);
        if (first === undefined || asked.byBsn.size === 0) return known.map((each) => (each.state === 'found' ? missing : each));
        const follow = referencesToFollow(first.selected, today);
        const outcome = await findResources(first.planned, asked, { wire, scope, readResource, follow });
        return group.map(({ bsn }, index) => one(bsn, known[index] ?? missing, outcome));
      };
      const resources = new DataLoader<Ask, Outcome<Found>, string>((asks) => loadGroups(asks, load), {
        cacheKeyFn: ({ bsn, key }) => `${bsn} ${key}`,
      });
      return {
        async records<L extends GgzList>(bsn: string, list: L, selected: GgzSelection): Promise<Outcome<GgzRecords[L]>> {
          if (!/^[0-9]{9}$/.test(bsn)) throw new ConnectorError('EMPTY_SEARCH', 'A person is searched for by a BSN of nine digits');
          const planned = planSearch(list, selected, options.crisisCategory ?? crisisPlanCategory);
          const outcome = await resources.load({ bsn, planned, selected, key: JSON.stringify(planned) });
          if (outcome.state !== 'found') return outcome;
          return { state: 'found', value: mapRecords(list, outcome.value, planned.names, today) };
        },
      };
    },
  };
}

async function loadPatients(wire: Wire, bsns: readonly string[], scope: CallScope): Promise<Outcome<Known>[]> {
  const outcome = await findPatients(wire, bsns, scope);
  if (outcome.state !== 'found') return bsns.map(() => outcome);
  const { byBsn, bases } = outcome.value;
  return bsns.map((bsn) => {
    const records = byBsn.get(bsn);
    return records === undefined ? missing : { state: 'found', value: { records, bases } };
  });
}

/** Groups by equal searches, so that nothing is fetched for a person because it is needed for another. */
async function loadGroups(
  asks: readonly Ask[],
  load: (group: readonly Ask[]) => Promise<readonly Outcome<Found>[]>,
): Promise<Outcome<Found>[]> {
  const answers = new Map<Ask, Outcome<Found>>();
  const groups = [...Map.groupBy(asks, ({ key }) => key).values()];
  await Promise.all(
    groups.map(async (group) => {
      const outcomes = await load(group);
      group.forEach((ask, index) => answers.set(ask, outcomes[index] ?? missing));
    }),
  );
  return asks.map((ask) => answers.get(ask) ?? missing);
}

function joined(group: readonly Ask[], known: readonly Outcome<Known>[]): Patients {
  const byBsn = new Map<string, readonly PatientRecord[]>();
  const bases = new Set<string>();
  known.forEach((outcome, index) => {
    const bsn = group[index]?.bsn;
    if (outcome.state !== 'found' || bsn === undefined) return;
    byBsn.set(bsn, outcome.value.records);
    for (const base of outcome.value.bases) bases.add(base);
  });
  return { byBsn, bases: [...bases] };
}

function one(bsn: string, known: Outcome<Known>, outcome: Awaited<ReturnType<typeof findResources>>): Outcome<Found> {
  if (known.state !== 'found') return known;
  if (outcome.state !== 'found') return outcome;
  return { state: 'found', value: { entries: outcome.value.byBsn.get(bsn) ?? [], find: outcome.value.find } };
}
