import './reflect-metadata.ts';

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as x509 from '@peculiar/x509';

import type { StandInTls } from './stand-in.ts';

/** A test certificate authority with the files that it wrote; nothing of it is fit for anything but loopback. */
export interface TestCertificates {
  /** The authority's certificate, which signs servers and clients (PEM file). */
  readonly caFile: string;
  /** A server certificate for 127.0.0.1 and localhost that demands client certificates of this authority. */
  serverTls(name: string): Promise<StandInTls>;
  /** A client certificate and its key as PEM files; the key file has mode 0600. */
  client(name: string): Promise<{ readonly certFile: string; readonly keyFile: string }>;
  /** Puts the client certificates issued under this name on the revocation list, from now on refused by every server. */
  revoke(name: string): Promise<void>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const year = 365 * 86_400_000;

/** Makes a new test authority and writes its certificate to `directory` (created when it is not there); its own key never touches the disk. */
export async function createCertificates(directory: string, clock: () => Date = () => new Date()): Promise<TestCertificates> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const now = clock();
  const validity = { notBefore: new Date(now.getTime() - 86_400_000), notAfter: new Date(now.getTime() + year) };
  const keys = await newKeys();
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: 'CN=Gezinsbeeld sandbox authority',
    ...validity,
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const ca = authority.toString('pem');
  const caFile = join(directory, 'ca.pem');
  await writeFile(caFile, ca);

  const issue = async (
    name: string,
    usage: x509.ExtendedKeyUsage,
    alternatives: x509.JsonGeneralNames,
  ): Promise<{ serial: string; key: string; cert: string }> => {
    const subject = await newKeys();
    const serial = newSerial();
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serial,
      subject: `CN=${name}`,
      issuer: authority.subject,
      ...validity,
      signingAlgorithm: algorithm,
      publicKey: subject.publicKey,
      signingKey: keys.privateKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([usage]),
        ...(alternatives.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(alternatives)]),
      ],
    });
    return { serial, key: await privateKeyPem(subject.privateKey), cert: certificate.toString('pem') };
  };

  const issued = new Map<string, string[]>();
  const revoked: string[] = [];
  const listeners: (() => void)[] = [];
  const newList = async (): Promise<string> => {
    const entries = revoked.map((serialNumber) => ({ serialNumber, revocationDate: clock() }));
    const list = await x509.X509CrlGenerator.create({
      issuer: authority.subject,
      thisUpdate: validity.notBefore,
      nextUpdate: validity.notAfter,
      signingAlgorithm: algorithm,
      signingKey: keys.privateKey,
      entries,
    });
    return x509.PemConverter.encode(list.rawData, 'X509 CRL');
  };
  let list = await newList();

  return {
    caFile,
    async serverTls(name) {
      const { key, cert } = await issue(name, x509.ExtendedKeyUsage.serverAuth, [
        { type: 'ip', value: '127.0.0.1' },
        { type: 'dns', value: 'localhost' },
      ]);
      return { key, cert, clientCa: ca, revocationList: () => list, onRevocation: (listener) => void listeners.push(listener) };
    },
    async client(name) {
      const { serial, key, cert } = await issue(name, x509.ExtendedKeyUsage.clientAuth, []);
      issued.set(name, [...(issued.get(name) ?? []), serial]);
      const files = { certFile: join(directory, `${name}.cert.pem`), keyFile: join(directory, `${name}.key.pem`) };
      await writeFile(files.certFile, cert);
      await writeFile(files.keyFile, key, { mode: 0o600 });
      return files;
    },
    async revoke(name) {
      revoked.push(...(issued.get(name) ?? []));
      issued.delete(name);
      list = await newList();
      for (const listener of listeners) listener();
    },
  };
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** A positive serial number of 16 random bytes, in hexadecimal. */
function newSerial(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return Buffer.from(bytes).toString('hex');
}

async function privateKeyPem(key: CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}
