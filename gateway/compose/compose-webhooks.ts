import type { FastifyInstance } from 'fastify';
import type { Door } from '../authzen/routes.ts';
import type { Settings } from '../settings.ts';
import { addWebhooks, type Webhook, type WebhookDeps } from '../webhooks/routes.ts';
import { brpForm, cloudEventForm, fhirForm, policeForm, zgwForm } from '../webhooks/webhook.ts';

/** What the webhooks are composed of. */
export interface WebhookParts extends Omit<WebhookDeps, 'webhooks'> {
  readonly partners: NonNullable<Settings['partners']>;
}

const webhooksOf = ({ BRP, GGZ, WMO, WI, CJG, POLICE }: WebhookParts['partners']): readonly Webhook[] => {
  const secrets = (partner: { readonly WEBHOOK_SECRET?: readonly string[] | undefined }): readonly string[] => partner.WEBHOOK_SECRET ?? [];
  return [
    { name: 'wmo', form: zgwForm, source: 'wmo', secrets: secrets(WMO) },
    { name: 'wi', form: zgwForm, source: 'wi', secrets: secrets(WI) },
    { name: 'ggz', form: fhirForm, source: 'ggz', secrets: secrets(GGZ) },
    { name: 'police', form: policeForm, source: 'police', secrets: secrets(POLICE) },
    // By the same name as on its Kafka topic, so that one message through both doors is one.
    { name: 'cjg', form: cloudEventForm, source: CJG.OWNER ?? 'cjg', secrets: CJG.OWNER === undefined ? [] : secrets(CJG) },
    { name: 'brp', form: brpForm, source: 'brp', secrets: secrets(BRP) },
  ];
};

/** Composes the webhooks of the partners that are configured; they are added to the front door with what that lends. */
export const composeWebhooks =
  ({ partners, ...deps }: WebhookParts) =>
  (app: FastifyInstance, door: Door): void =>
    addWebhooks(app, door, { ...deps, webhooks: webhooksOf(partners) });
