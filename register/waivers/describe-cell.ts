import type { ConsentSubject } from '#consent/consent-records.ts';
import { giversFor, resolveWaiver } from '#consent/resolve-waiver.ts';
import type { Policy } from '#consent/policy.ts';
import { purposes } from '#consent/vocabulary.ts';
import { waiverStateOf, type WaiverQuestion } from '#consent/waiver-state.ts';
import type { GiverRelation, RequiredGiver, WaiverCell } from '#schema/generated/register.ts';
import { unresolvedNl } from '../unresolved-nl.ts';
import { recipientOf } from './recipient-of.ts';
import type { WaiverScope } from './waiver.ts';

/** One thing that can be waived: a regime as a whole or one class, for one recipient and purpose. */
export interface Cell {
  readonly regime: string;
  /** Null for the regime as a whole. */
  readonly dataClass: string | null;
  /** As `OIN/role`. */
  readonly recipient: string;
  readonly purpose: string;
}

type CellRules = Pick<Policy, 'ageRules' | 'regimes' | 'classes'>;

/** The cells that waivers are about, each once: what they list by name, and the regimes that they name as a whole. */
export function cellsOf(waivers: readonly WaiverScope[], { classes }: Pick<Policy, 'classes'>): readonly Cell[] {
  const cells = waivers.flatMap((waiver) => {
    const named = waiver.classes.flatMap((dataClass) => {
      const regime = classes.find(({ name }) => name === dataClass)?.regime;
      return regime === undefined ? [] : [{ regime, dataClass }];
    });
    const what = waiver.regime === null ? named : [{ regime: waiver.regime, dataClass: null }, ...named];
    return what.flatMap((one) =>
      waiver.recipients.flatMap((recipient) => waiver.purposes.map((purpose): Cell => ({ ...one, recipient, purpose }))),
    );
  });
  return [...new Map(cells.map((cell) => [JSON.stringify(cell), cell])).values()];
}

/** How a cell stands at `now`, who must agree and what they decided, and in plain Dutch what is still needed. `isKnown` says who stands in the case. */
export function describeCell(
  cell: Cell,
  subject: ConsentSubject,
  now: Date,
  rules: CellRules,
  isKnown: (person: string) => boolean,
): WaiverCell {
  const question = questionOf(cell);
  const standing = question === null ? 'NONE' : resolveWaiver(question, subject, now, rules);
  const givers = requiredGiversOf(cell, subject, now, rules);
  const described = {
    regime: cell.regime,
    dataClass: cell.dataClass,
    recipient: recipientOf(cell.recipient),
    purpose: cell.purpose,
    requiredGivers: givers.map((giver) => ({ ...giver, personId: isKnown(giver.personId) ? giver.personId : null })),
  };
  if (standing === 'NONE') return { ...described, standing, stillNeeded: null };
  const lacking = standing.unresolved === null ? lackingNl(described.requiredGivers) : unresolvedNl[standing.unresolved];
  return { ...described, standing: standing.waiver, stillNeeded: lacking === null ? null : `${whatNl(cell, rules)}: ${lacking}` };
}

function questionOf({ regime, dataClass, recipient, purpose }: Cell): WaiverQuestion | null {
  const known = purposes.find((one) => one === purpose);
  return known === undefined ? null : { recipient, purpose: known, dataClass: { name: dataClass ?? '', regime } };
}

type KnownGiver = RequiredGiver & { readonly personId: string };

function requiredGiversOf(cell: Cell, subject: ConsentSubject, now: Date, rules: CellRules): readonly KnownGiver[] {
  const question = questionOf(cell);
  const ruleId = rules.regimes.find(({ id }) => id === cell.regime)?.ageRule ?? null;
  const givers = giversFor(subject, ruleId, now, rules);
  if ('unresolved' in givers || question === null) return [];
  return givers.known.map((personId) => ({
    personId,
    relation: relationOf(personId, subject),
    standing: waiverStateOf(personId, question, subject, now, rules.ageRules).state,
  }));
}

function relationOf(person: string, { person: self, capacity }: ConsentSubject): GiverRelation {
  if (person === self) return 'SELF';
  return capacity.state === 'REPRESENTED' && capacity.representatives.includes(person) ? 'REPRESENTATIVE' : 'AUTHORITY';
}

function whatNl({ regime, dataClass }: Cell, { regimes, classes }: CellRules): string {
  const name = dataClass === null ? regimes.find(({ id }) => id === regime)?.nl : classes.find((one) => one.name === dataClass)?.nl;
  return `Voor ‘${name ?? regime}’`;
}

function personNl({ personId, relation }: RequiredGiver): string {
  if (relation === 'SELF') return 'het gezinslid zelf';
  const who = relation === 'AUTHORITY' ? 'een ouder of voogd met gezag' : 'de vertegenwoordiger';
  return personId === null ? `${who} die niet in dit dossier staat` : `${who} (${personId})`;
}

function lackingNl(givers: readonly RequiredGiver[]): string | null {
  const who = (standing: RequiredGiver['standing']): string => listNl(givers.filter((giver) => giver.standing === standing).map(personNl));
  const parts = [
    [who('NONE'), 'is nog toestemming nodig van'],
    [who('EXPIRED'), 'is opnieuw toestemming nodig van'],
    [who('WITHDRAWN'), 'is de toestemming ingetrokken door'],
    [who('REFUSED'), 'is toestemming geweigerd door'],
  ].flatMap(([people, words]) => (people === '' ? [] : [`${words} ${people}`]));
  return parts.length === 0 ? null : `${parts.join('; ')}.`;
}

function listNl(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} en ${names.at(-1)}`;
}
