import { z } from 'zod';
import type { CallScope, Outcome, Wire, WireRequest } from '../call.ts';
import { sameOrigin } from '../same-origin.ts';
import { couldHoldBsn } from '../target-url.ts';
import { zgwHeaders } from './search-zaken.ts';
import {
  pageOf,
  wireEigenschap,
  wireRol,
  wireStatus,
  wireStatustype,
  wireZaaktype,
  type WireEigenschap,
  type WireRol,
  type WireStatus,
  type WireZaak,
  type WireZaaktype,
} from './wire-zaak.ts';
import type { Zaak, ZaakNeeds } from './zaak.ts';

/** Reads one thing once in an operation. */
export type ReadOnce = <T>(path: string, schema: z.ZodType<T>) => Promise<Outcome<T>>;

const contract = { state: 'unavailable', cause: 'CONTRACT' } as const;

/** A reader for one operation: two cases of one kind share the reading of it. What some statuses mean can be given with it. */
export function createReadOnce(wire: Wire, scope: CallScope, meaning: Pick<WireRequest<unknown>, 'statuses'> = {}): ReadOnce {
  const underWay = new Map<string, Promise<Outcome<unknown>>>();
  return <T>(path: string, schema: z.ZodType<T>): Promise<Outcome<T>> => {
    if (couldHoldBsn(path) || !sameOrigin(wire.baseUrl, path)) return Promise.resolve(contract);
    const request: WireRequest<T> = { method: 'GET', path, headers: { 'accept-crs': zgwHeaders['accept-crs'] }, schema, ...meaning };
    const known = underWay.get(path) ?? wire.call(request, scope);
    underWay.set(path, known);
    return known as Promise<Outcome<T>>;
  };
}

/**
 * A case with everything that is needed in place: what the register did not expand is read by its own address, if that lies at the register. Unavailable
 * when one part cannot be had, because a case without it would look like one that has none.
 */
export async function completeZaak(zaak: WireZaak, needs: ZaakNeeds, baseUrl: string, readOnce: ReadOnce): Promise<Outcome<Zaak>> {
  const [zaaktype, rollen, eigenschappen, status] = await Promise.all([
    selectedByUrl(needs) ? found<WireZaaktype>({}) : given(zaak._expand?.zaaktype, () => readOnce(zaak.zaaktype, wireZaaktype)),
    given(zaak._expand?.rollen, () => readRollen(zaak, baseUrl, readOnce)),
    needs.eigenschappen ? eigenschappenOf(zaak, readOnce) : found([]),
    needs.status ? statusOf(zaak, readOnce) : found(null),
  ]);
  if (zaaktype.state !== 'found') return lost(zaaktype);
  if (rollen.state !== 'found') return lost(rollen);
  if (eigenschappen.state !== 'found') return lost(eigenschappen);
  if (status.state !== 'found') return lost(status);
  return {
    state: 'found',
    value: compose(zaak, { zaaktype: zaaktype.value, rollen: rollen.value, eigenschappen: eigenschappen.value, status: status.value }),
  };
}

interface Parts {
  readonly zaaktype: WireZaaktype;
  readonly rollen: readonly WireRol[];
  readonly eigenschappen: readonly WireEigenschap[];
  readonly status: string | null;
}

function compose(zaak: WireZaak, { zaaktype, rollen, eigenschappen, status }: Parts): Zaak {
  return {
    url: zaak.url,
    zaaktype: zaak.zaaktype,
    zaaktypeIdentificatie: zaaktype.identificatie ?? null,
    registered: zaak.registratiedatum ?? null,
    started: zaak.startdatum,
    ended: zaak.einddatum ?? null,
    retentionStarts: zaak.startdatumBewaartermijn ?? null,
    designation: zaak.vertrouwelijkheidaanduiding,
    eigenschappen: new Map(eigenschappen.map(({ naam, waarde }) => [naam, waarde])),
    status,
    rollen,
  };
}

/** What a register names and then does not have breaks the contract. */
function lost(outcome: Exclude<Outcome<unknown>, { state: 'found' }>): Outcome<never> {
  return outcome.state === 'missing' ? contract : outcome;
}

function selectedByUrl(needs: ZaakNeeds): boolean {
  return needs.zaaktypen.every((each) => URL.canParse(each));
}

function found<T>(value: T): Promise<Outcome<T>> {
  return Promise.resolve({ state: 'found', value });
}

function given<T>(value: T | undefined, read: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  return value === undefined ? read() : found(value);
}

function eigenschappenOf(zaak: WireZaak, readOnce: ReadOnce): Promise<Outcome<WireEigenschap[]>> {
  return given(zaak._expand?.eigenschappen, () => readOnce(`${zaak.url}/zaakeigenschappen`, z.array(wireEigenschap)));
}

async function readRollen(zaak: WireZaak, baseUrl: string, readOnce: ReadOnce): Promise<Outcome<WireRol[]>> {
  const url = new URL('rollen', baseUrl);
  url.searchParams.set('zaak', zaak.url);
  const page = await readOnce(url.href, pageOf(wireRol));
  if (page.state !== 'found') return page;
  // A case with more than a page of roles cannot be judged on the first of them.
  return typeof page.value.next === 'string'
    ? { state: 'unavailable', cause: 'TOO_MANY_PAGES' }
    : { state: 'found', value: page.value.results };
}

/** An expanded status without a statustype stands for no status at all. */
async function statusOf(zaak: WireZaak, readOnce: ReadOnce): Promise<Outcome<string | null>> {
  const expanded = zaak._expand?.status ?? undefined;
  const address = zaak.status ?? undefined;
  if (expanded === undefined && address === undefined) return found(null);
  const status = await given<WireStatus>(expanded, () => readOnce(address ?? '', wireStatus));
  return status.state === 'found' ? nameOf(status.value, readOnce) : status;
}

async function nameOf({ statustype, statustoelichting, _expand }: WireStatus, readOnce: ReadOnce): Promise<Outcome<string | null>> {
  if (statustype === undefined) return found(null);
  const type = await given(_expand?.statustype, () => readOnce(statustype, wireStatustype));
  return type.state === 'found' ? found(filled(type.value.omschrijving) ?? filled(statustoelichting)) : type;
}

function filled(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
