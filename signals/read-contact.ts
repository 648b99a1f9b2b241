import { holdsBsn } from '#database/holds-bsn.ts';

/** A name of a person or an organisation as others will read it: 2 to 80 letters with the usual marks, spaces made single; null when it is anything else. Digits are refused, for a name must hold no number of anybody. */
export function readName(text: string): string | null {
  const name = text.trim().replaceAll(/\s+/g, ' ');
  return /^[\p{L}][\p{L}\p{M}&.,'’()/ -]{1,79}$/u.test(name) ? name : null;
}

/**
 * A telephone number in E.164: `+`, the code of the country and the number. A Dutch one may be written with its 0 and has nine digits, of which the first is no 9: those numbers cost money, and a BSN does not pass for one so easily.
 * Null when it is anything else.
 */
export function readPhone(text: string): string | null {
  const phone = text
    .replaceAll(/[ ()-]/g, '')
    .replace(/^00(?=[1-9])/, '+')
    .replace(/^(?:\+31)?0(?=[1-9])/, '+31');
  return (phone.startsWith('+31') ? /^\+31[1-8][0-9]{8}$/ : /^\+[1-9][0-9]{7,14}$/).test(phone) ? phone : null;
}

/** An address for mail in plain letters and digits, as a functional mailbox has, or a telephone number; null when it is neither or may hold a BSN. */
export function readAddress(text: string): string | null {
  const mail = text.trim();
  if (!mail.includes('@')) return readPhone(mail);
  const isMail =
    /^[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/.test(mail);
  return isMail && mail.length <= 254 && !holdsBsn(mail) ? mail : null;
}
