import type { WaiverRecipient } from '#schema/generated/register.ts';

/** A recipient `OIN/role` in its parts. */
export function recipientOf(recipient: string): WaiverRecipient {
  const [oin = '', role = ''] = recipient.split('/');
  return { oin, role };
}
