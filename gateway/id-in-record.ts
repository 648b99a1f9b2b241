const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An id that a caller made up as it may be written down: a random id (UUID) as it is, another one without its long numbers, which may be a BSN. */
export const idInRecord = (id: string): string => (uuid.test(id) ? id : id.replaceAll(/\d{8,}/g, '*********'));
