import type { RoomDeps } from '#audit/room-deps.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { Database } from '#database/create-database.ts';
import type { FetchedCivilFacts } from '#regie/civil-facts-of.ts';
import type { AskResidents } from './match/household-of.ts';

/** What the register of persons (BRP) is asked; null when it does not answer. */
export interface CivilRegister {
  readonly residents: AskResidents;
  readonly civilFacts: (bsns: readonly string[]) => Promise<readonly FetchedCivilFacts[] | null>;
}

/** What signals work with. */
export interface SignalDeps extends Omit<RoomDeps<CompiledPolicy>, 'database'> {
  readonly database: Pick<Database, 'sql' | 'transaction'>;
  /** The organisation that runs this hub: its regisseurs are offered a triage. */
  readonly hubOin: string;
  /** The codes of the municipalities for which it works: a triage is offered for who lives there, by the register of persons, and for nobody else. */
  readonly municipalities: ReadonlySet<string>;
  /** The official names of organisations, by OIN: who is not among them gives no signal, for nobody would know whom to call. */
  readonly organisations: ReadonlyMap<string, string>;
  readonly civilRegister: CivilRegister;
  /** Called when there is a signal to match, after the change is durable; it returns at once. */
  readonly wake: () => void;
}
