import { holdsBsn } from '#database/holds-bsn.ts';

/** A name of an organisation or a person as others will read it: 2 to 80 letters with the usual marks, spaces made single; null when it is anything else. Digits are refused, for a name must hold no number of anybody. */
export function readName(text: string): string | null {
  const name = text.trim().replaceAll(/\s+/g, ' ');
  return /^[\p{L}][\p{L}\p{M}&.,'’()/ -]{1,79}$/u.test(name) ? name : null;
}

/** A telephone number as it can be dialled: `+` or `0` and 9 to 14 digits, without spaces and marks; null when it is anything else. */
export function readPhone(text: string): string | null {
  const phone = text.replaceAll(/[ ()-]/g, '');
  return /^(?:\+[1-9][0-9]{8,13}|0[0-9]{9})$/.test(phone) ? phone : null;
}

/** An address for mail, or a telephone number; null when it is neither or may hold a BSN. */
export function readAddress(text: string): string | null {
  const mail = text.trim();
  if (/^[^\s@]{1,64}@[A-Za-z0-9.-]{3,100}$/.test(mail)) return holdsBsn(mail) ? null : mail;
  return readPhone(text);
}
