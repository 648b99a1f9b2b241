import DataLoader from 'dataloader';
import type { CallScope, Outcome, Wire } from '../call.ts';
import { mapItem, type PoliceItem } from './map-item.ts';
import { policeFields, type PoliceKind } from './police-fields.ts';
import { pageAnswer, type WireItem } from './wire-item.ts';

/** For whom and for which case the register is asked: what was released is released to one recipient (`OIN/role`) for one case. */
export interface ReleaseRequest {
  readonly recipient: string;
  /** The case reference that came with the request for release, or null when there is none: then only the police find their own items. */
  readonly caseReference: string | null;
}

/** What one operation asks of the police. Never keep one beyond its operation: it remembers every answer. */
export interface PoliceSession {
  /**
   * The items of one kind about this person, released or the police's own, with the fields that the selected paths (`provenance.recordedAt`) need and
   * nothing more; empty when there are none. A decision that has ended is answered too, with its end.
   */
  items(bsn: string, kind: PoliceKind, selected: ReadonlySet<string>): Promise<Outcome<readonly PoliceItem[]>>;
}

/** The police's release register, a fictional interface (`release-register.openapi.yaml` in the sandbox). */
export interface PoliceConnector {
  session(scope: CallScope, request: ReleaseRequest): PoliceSession;
}

interface Ask {
  readonly bsn: string;
  readonly kind: PoliceKind;
  readonly fields: readonly string[];
}

interface Question {
  readonly bsns: readonly string[];
  readonly kinds: readonly PoliceKind[];
  readonly fields: readonly string[];
}

const maxPersons = 20;

/** A connector over this wire, whose base address ends before `/verstrekkingen`. */
export function createPoliceConnector(wire: Wire): PoliceConnector {
  return {
    session(scope, request) {
      const loader = new DataLoader<Ask, Outcome<readonly PoliceItem[]>, string>((asks) => loadItems(wire, asks, request, scope), {
        cacheKeyFn: slot,
      });
      return { items: (bsn, kind, selected) => loader.load({ bsn, kind, fields: policeFields(kind, selected) }) };
    },
  };
}

async function loadItems(
  wire: Wire,
  asks: readonly Ask[],
  request: ReleaseRequest,
  scope: CallScope,
): Promise<Outcome<readonly PoliceItem[]>[]> {
  const answers = new Map<string, Outcome<readonly WireItem[]>>();
  const load = async (question: Question): Promise<void> => {
    const outcome = await askRegister(wire, question, request, scope);
    for (const bsn of question.bsns) for (const kind of question.kinds) answers.set(slot({ bsn, kind, fields: question.fields }), outcome);
  };
  await Promise.all(questionsOf(asks).map(load));
  return asks.map((ask) => pick(answers.get(slot(ask)), ask));
}

/**
 * The fewest questions in which nobody is asked about for a kind or a field that is not needed of them: per set of fields the kinds that one person needs
 * with it, and of the people who need the same, up to twenty together.
 */
function questionsOf(asks: readonly Ask[]): readonly Question[] {
  const perPerson = Map.groupBy(asks, ({ bsn, fields }) => `${bsn} ${fields.join(' ')}`);
  const needs = [...perPerson.values()].map((group) => ({
    bsn: group[0]?.bsn ?? '',
    fields: group[0]?.fields ?? [],
    kinds: group.map(({ kind }) => kind).toSorted(),
  }));
  const alike = Map.groupBy(needs, ({ kinds, fields }) => `${kinds.join(' ')} | ${fields.join(' ')}`);
  return [...alike.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / maxPersons) }, (_, index) => ({
      bsns: group.slice(index * maxPersons, (index + 1) * maxPersons).map(({ bsn }) => bsn),
      kinds: group[0]?.kinds ?? [],
      fields: group[0]?.fields ?? [],
    })),
  );
}

async function askRegister(
  wire: Wire,
  question: Question,
  request: ReleaseRequest,
  scope: CallScope,
): Promise<Outcome<readonly WireItem[]>> {
  const items: WireItem[] = [];
  let page: number | null = 1;
  for (let read = 0; page !== null; read += 1) {
    if (read === wire.maxPages) return { state: 'unavailable', cause: 'TOO_MANY_PAGES' };
    const asked: Question & { readonly page: number } = { ...question, page };
    const outcome = await wire.call(
      { method: 'POST', path: 'verstrekkingen/_zoek', body: bodyOf(asked, request), schema: pageAnswer(asked) },
      scope,
    );
    if (outcome.state !== 'found') return outcome;
    items.push(...outcome.value.items);
    page = outcome.value.volgendePagina;
  }
  return { state: 'found', value: items };
}

function bodyOf(question: Question & { readonly page: number }, request: ReleaseRequest): string {
  return JSON.stringify({
    burgerservicenummers: question.bsns,
    ontvanger: request.recipient,
    ...(request.caseReference === null ? {} : { zaakkenmerk: request.caseReference }),
    soorten: question.kinds,
    velden: question.fields,
    ...(question.page === 1 ? {} : { pagina: question.page }),
  });
}

function pick(outcome: Outcome<readonly WireItem[]> | undefined, ask: Ask): Outcome<readonly PoliceItem[]> {
  if (outcome?.state !== 'found') return outcome ?? { state: 'missing' };
  const own = outcome.value.filter(({ burgerservicenummer, soort }) => burgerservicenummer === ask.bsn && soort === ask.kind);
  return { state: 'found', value: own.map(mapItem) };
}

function slot({ bsn, kind, fields }: Ask): string {
  return [bsn, kind, ...fields].join(' ');
}
