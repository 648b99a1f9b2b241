import kafkajs, { type AclEntry, type Admin } from 'kafkajs';

/** What a user may do: with one topic or group, or with all whose names begin so. */
export interface Right {
  readonly username: string;
  readonly may: 'READ' | 'WRITE';
  readonly on: 'TOPIC' | 'GROUP';
  readonly name: string;
  readonly prefixed?: boolean;
}

/** A right as the broker keeps it, which may be of a kind that we never grant. */
export interface HeldRight {
  /** A user, or `*` for everybody. */
  readonly username: string;
  /** In Kafka's words: READ, WRITE, ALL, DESCRIBE, … */
  readonly may: string;
  /** In Kafka's words: TOPIC, GROUP, CLUSTER, … */
  readonly on: string;
  readonly name: string;
  readonly prefixed: boolean;
  readonly isDenial: boolean;
  /** From where; `*` for everywhere. */
  readonly host: string;
}

const { AclResourceTypes, AclOperationTypes, AclPermissionTypes, ResourcePatternTypes } = kafkajs;

/** Every right that the broker keeps. */
export async function readRights(admin: Admin): Promise<readonly HeldRight[]> {
  const { resources } = await admin.describeAcls({
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  });
  return resources.flatMap(({ resourceType, resourceName, resourcePatternType, acls }) =>
    acls.map(({ principal, host, operation, permissionType }) => ({
      username: principal.replace(/^User:/, ''),
      may: nameIn(AclOperationTypes, operation),
      on: nameIn(AclResourceTypes, resourceType),
      name: resourceName,
      prefixed: resourcePatternType === ResourcePatternTypes.PREFIXED,
      isDenial: permissionType === AclPermissionTypes.DENY,
      host,
    })),
  );
}

/** A right that we grant, as it is held. */
export function asHeld({ username, may, on, name, prefixed = false }: Right): HeldRight {
  return { username, may, on, name, prefixed, isDenial: false, host: '*' };
}

/** A right in the client's terms, to grant it or to take it away. */
export function toAcl({ username, may, on, name, prefixed, isDenial, host }: HeldRight): AclEntry {
  return {
    resourceType: AclResourceTypes[on as keyof typeof AclResourceTypes],
    resourceName: name,
    resourcePatternType: prefixed ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
    principal: `User:${username}`,
    host,
    operation: AclOperationTypes[may as keyof typeof AclOperationTypes],
    permissionType: isDenial ? AclPermissionTypes.DENY : AclPermissionTypes.ALLOW,
  };
}

function nameIn(names: object, value: number): string {
  return Object.entries(names).find(([, each]) => each === value)?.[0] ?? String(value);
}
