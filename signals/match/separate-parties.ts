/**
 * The roles in which one organisation is several parties to signals: what a municipality does under the Wmo and under the Participatiewet are two partners, each with its own law and register. Any other two roles of one organisation (OIN) are one
 * party, and a match is of two organisations.
 */
export const separateParties: readonly string[] = ['WMO', 'WI'];
