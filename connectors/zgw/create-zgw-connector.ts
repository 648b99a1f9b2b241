import DataLoader from 'dataloader';
import type { CallScope, Outcome, Wire } from '../call.ts';
import { ConnectorError } from '../errors.ts';
import { completeZaak, createReadOnce, type ReadOnce } from './complete-zaak.ts';
import { defaultSubjectRoles, hasRole, isAbout, type SubjectRoles } from './is-about.ts';
import { searchZaken } from './search-zaken.ts';
import { isOfType, type Zaak, type ZaakNeeds } from './zaak.ts';

/** What one operation asks of one register of cases. Never keep one beyond its operation: it remembers every answer. */
export interface ZgwSession {
  /**
   * The cases about the person with this BSN that are of the zaaktypen that are needed. What is asked for together takes one search a person, and what an
   * earlier search covers takes none. Throws `ConnectorError` EMPTY_SEARCH when the BSN is not nine digits: an empty value would find everybody.
   */
  zaken(bsn: string, needs: ZaakNeeds): Promise<Outcome<readonly Zaak[]>>;
}

/** A register of municipal cases, over the ZGW Zaken API 1.7. */
export interface ZgwConnector {
  session(scope: CallScope): ZgwSession;
}

/** How this municipality registers. */
export interface ZgwConnectorOptions {
  readonly subjectRoles?: SubjectRoles;
}

interface Ask {
  readonly bsn: string;
  readonly needs: ZaakNeeds;
}

interface Search {
  readonly needs: ZaakNeeds;
  readonly answer: Promise<Outcome<readonly Zaak[]>>;
}

const maxIncomplete = 50;

/** A connector over this wire, whose base address ends before `/zaken/_zoek`. */
export function createZgwConnector(wire: Wire, options: ZgwConnectorOptions = {}): ZgwConnector {
  const roles = options.subjectRoles ?? defaultSubjectRoles;
  return {
    session(scope) {
      const readOnce = createReadOnce(wire, scope);
      const searches = new Map<string, Search[]>();
      const answerOf = (bsn: string, needs: ZaakNeeds): Promise<Outcome<readonly Zaak[]>> => {
        const done = searches.get(bsn) ?? [];
        const covering = done.find((search) => covers(search.needs, needs));
        if (covering !== undefined) return covering.answer;
        const answer = findZaken(wire, bsn, needs, roles, readOnce, scope);
        searches.set(bsn, [...done, { needs, answer }]);
        return answer;
      };
      const loader = new DataLoader<Ask, Outcome<readonly Zaak[]>>(
        (asks) => {
          const together = Map.groupBy(asks, ({ bsn }) => bsn);
          const joined = new Map([...together].map(([bsn, group]) => [bsn, join(group.map(({ needs }) => needs))]));
          return Promise.all(asks.map(({ bsn, needs }) => answerOf(bsn, joined.get(bsn) ?? needs)));
        },
        { cache: false },
      );
      return {
        async zaken(bsn, needs) {
          if (!/^[0-9]{9}$/.test(bsn)) throw new ConnectorError('EMPTY_SEARCH', 'A person is searched for by a BSN of nine digits');
          const outcome = await loader.load({ bsn, needs });
          if (outcome.state !== 'found') return outcome;
          return { state: 'found', value: outcome.value.filter((zaak) => isOfType(zaak, needs.zaaktypen)) };
        },
      };
    },
  };
}

async function findZaken(
  wire: Wire,
  bsn: string,
  needs: ZaakNeeds,
  roles: SubjectRoles,
  readOnce: ReadOnce,
  scope: CallScope,
): Promise<Outcome<readonly Zaak[]>> {
  const search = { bsn, expand: expansionsOf(needs), zaaktypeUrls: urlsOf(needs) };
  const outcome = await searchZaken(wire, search, scope);
  if (outcome.state !== 'found') return outcome;
  const incomplete = outcome.value.filter((zaak) => zaak._expand?.rollen === undefined);
  if (incomplete.length > maxIncomplete) return { state: 'unavailable', cause: 'TOO_MANY_PAGES' };
  const zaken: Zaak[] = [];
  for (const completed of await Promise.all(outcome.value.map((zaak) => completeZaak(zaak, needs, wire.baseUrl, readOnce)))) {
    if (completed.state !== 'found') return completed;
    if (!hasRole(completed.value.rollen, bsn)) return { state: 'unavailable', cause: 'CONTRACT' };
    if (isAbout(completed.value.rollen, bsn, roles)) zaken.push(completed.value);
  }
  return { state: 'found', value: zaken };
}

/** Where every kind is known by its address in the catalogue, the register can select on it, and need not tell what kind a case is. */
function urlsOf(needs: ZaakNeeds): readonly string[] {
  return needs.zaaktypen.every((each) => URL.canParse(each)) ? needs.zaaktypen : [];
}

function expansionsOf(needs: ZaakNeeds): readonly string[] {
  return [
    ...(urlsOf(needs).length > 0 ? [] : ['zaaktype']),
    'rollen',
    ...(needs.eigenschappen ? ['eigenschappen'] : []),
    ...(needs.status ? ['status', 'status.statustype'] : []),
  ];
}

function covers(done: ZaakNeeds, needs: ZaakNeeds): boolean {
  const kinds = urlsOf(done).length === 0 || needs.zaaktypen.every((each) => done.zaaktypen.includes(each));
  return kinds && (done.eigenschappen || !needs.eigenschappen) && (done.status || !needs.status);
}

function join(all: readonly ZaakNeeds[]): ZaakNeeds {
  return {
    zaaktypen: [...new Set(all.flatMap(({ zaaktypen }) => zaaktypen))],
    eigenschappen: all.some(({ eigenschappen }) => eigenschappen),
    status: all.some(({ status }) => status),
  };
}
