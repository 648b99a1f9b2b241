import type { RoomDeps } from '#audit/room-deps.ts';
import type { CompiledPolicy } from '#consent/decide.ts';

/** What the register of consent works with. */
export interface RegisterDeps extends RoomDeps<CompiledPolicy> {
  /** Whose system each partner source is, as `OIN/role`. */
  readonly owners: ReadonlyMap<string, string>;
}
