import { describe, expect, test } from 'vitest';
import { brpForm, cloudEventForm, fhirForm, policeForm, zgwForm, type WebhookForm } from './webhook.ts';

const keep = (form: WebhookForm, value: unknown) => form.keep(value, JSON.stringify(value));
const zgw = {
  kanaal: 'zaken',
  hoofdObject: 'https://zaken.example/api/v1/zaken/1',
  resource: 'status',
  resourceUrl: 'https://zaken.example/api/v1/statussen/1',
  actie: 'create',
  aanmaakdatum: '2026-11-20T11:00:00Z',
};

describe('a message is the same message again', () => {
  test.each<[string, WebhookForm, unknown, unknown, boolean]>([
    ['with other kenmerken', zgwForm, zgw, { ...zgw, kenmerken: { zaaktype: 'x' } }, true],
    ['about another part', zgwForm, zgw, { ...zgw, resourceUrl: 'https://zaken.example/api/v1/statussen/2' }, false],
    ['for another act', zgwForm, zgw, { ...zgw, actie: 'destroy' }, false],
    ['of another moment', zgwForm, zgw, { ...zgw, aanmaakdatum: '2026-11-20T11:00:01Z' }, false],
    ['of another version', policeForm, { besluit: 'a', item: 'POL-1', versie: 1 }, { besluit: 'a', item: 'POL-1', versie: 2 }, false],
    ['of another item', policeForm, { besluit: 'a', item: 'POL-1', versie: 1 }, { besluit: 'a', item: 'POL-2', versie: 1 }, false],
    [
      'with more in it',
      policeForm,
      { besluit: 'a', item: 'POL-1', versie: 1 },
      { besluit: 'a', item: 'POL-1', versie: 1, soort: 'x' },
      true,
    ],
    ['with another id', cloudEventForm, { id: 'a' }, { id: 'b' }, false],
    ['with the same id', brpForm, { id: 'a', time: '1' }, { id: 'a', time: '2' }, true],
    [
      'of another version',
      fhirForm,
      { resourceType: 'Goal', id: '1', meta: { versionId: '1' } },
      { resourceType: 'Goal', id: '1', meta: { versionId: '2' } },
      false,
    ],
    ['that cannot be read', zgwForm, { a: 1 }, { a: 1 }, true],
    ['that cannot be read, and is another', zgwForm, { a: 1 }, { a: 2 }, false],
  ])('%s', (_what, form, one, other, isSame) => {
    expect(keep(form, one)?.messageId === keep(form, other)?.messageId).toBe(isSame);
  });
});

describe('what is kept', () => {
  test('nothing of the notification that tries an address', () => {
    expect(
      keep(zgwForm, { ...zgw, kanaal: 'test', hoofdObject: 'http://some.hoofdobject.nl/', resourceUrl: 'http://some.resource.nl/' }),
    ).toBeNull();
  });
  test('of a resource what it is called', () => {
    const kept = keep(fhirForm, {
      resourceType: 'Goal',
      id: '1',
      meta: { versionId: '3', tag: [{ code: 'x' }] },
      description: { text: 'Persoonlijk' },
    });
    expect(JSON.parse(kept?.body ?? '')).toEqual({ resourceType: 'Goal', id: '1', meta: { versionId: '3' } });
  });
  test('of a notification its status, whatever else is sent', () => {
    const status = { resourceType: 'Parameters', parameter: [{ name: 'type', valueCode: 'heartbeat', more: 'Persoonlijk' }] };
    const bundle = {
      resourceType: 'Bundle',
      type: 'history',
      entry: [{ resource: status }, { resource: { resourceType: 'Goal', id: 'Persoonlijk' } }],
    };
    expect(keep(fhirForm, bundle)?.body).not.toContain('Persoonlijk');
  });
  test.each([
    { resourceType: 'Patient', name: [{ text: 'Persoonlijk' }] },
    ['Persoonlijk'],
    'Persoonlijk',
    { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: { text: 'Persoonlijk' } }] },
  ])('nothing of what FHIR does not send here (%#)', (value) => expect(keep(fhirForm, value)?.body).not.toContain('Persoonlijk'));
});
