/** Says whether what stands on record under an action is that the hub told somebody, by itself, of a change: nobody looked. */
export function isMessage(action: string): boolean {
  return action === 'event.deliver';
}
