import { readAccessLog, type Access } from '#audit/read.ts';
import type { ConnectedPartners } from '#connectors/connect-partners.ts';
import type { CaseSituation } from '#consent/situation.ts';
import type { Database } from '#database/create-database.ts';
import { createRegieReader } from '#regie/create-regie-reader.ts';
import { createReadParts } from '#regie/read-parts.ts';
import type { AccessLogEntry } from '#regie/reader.ts';
import type { OperationContext } from '#resolvers/context.ts';

const accessLogEntry = (access: Access): AccessLogEntry => ({
  who: `${access.oin} ${access.role}`,
  recipient: `${access.oin}/${access.role}`,
  at: access.at.toISOString(),
  kind: access.isMessage ? 'MESSAGE' : 'LOOK',
  purpose: access.purpose,
  article: [...new Set(access.articles.flatMap((article) => article.split('; ')))].toSorted().join('; ') || null,
});

/** What resolvers of the family view are given for one operation: sessions with the partners, and the hub's own rows. */
export const resolversFor =
  (database: Database, partners: ConnectedPartners) =>
  (scope: OperationContext['scope'], situation: CaseSituation): OperationContext => ({
    scope,
    recipient: situation.recipient,
    caseReference: situation.caseReference,
    partners: {
      brp: partners.brp.session(scope),
      ggz: partners.ggz.session(scope),
      wmo: partners.wmo.session(scope),
      wi: partners.wi.session(scope),
      police: partners.police.session(scope, situation),
    },
    regie: createRegieReader({
      familyCase: situation.familyCase,
      members: situation.members,
      recipient: situation.recipient,
      today: situation.today,
      readParts: createReadParts(database),
      accessLog: async (memberId) => (await readAccessLog(database, situation.caseId, memberId)).map(accessLogEntry),
    }),
  });
