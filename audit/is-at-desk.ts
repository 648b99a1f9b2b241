/** Says whether what stands on record under an action is a visit to the hub's own desk: its subjects are whom was read about, without classes of data. */
export function isAtDesk(action: string): boolean {
  return action.startsWith('desk.');
}
