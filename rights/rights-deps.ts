import type { RoomDeps } from '#audit/room-deps.ts';
import type { CompiledPolicy } from '#consent/decide.ts';

/** What the desk of rights works with. */
export interface RightsDeps extends RoomDeps<CompiledPolicy> {
  /** Whose system each partner source is, as `OIN/role`. */
  readonly owners: ReadonlyMap<string, string>;
}
