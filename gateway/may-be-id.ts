/** Whether a text can be the id of a case or a member: printable ASCII, and never a number that could be a BSN, for what is asked is also written down. */
export const mayBeId = (id: string): boolean => /^[\x21-\x7e]{1,100}$/.test(id) && !/^\d{8,9}$/.test(id);
