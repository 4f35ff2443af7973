import { generateKeyPairSync, sign } from 'node:crypto';

const der = (tag: number, ...parts: (Buffer | string)[]): Buffer => {
  const content = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'hex') : part)));
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: (Buffer | string)[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, hex);
const bits = (content: Buffer) => der(0x03, '00', content);
const time = (date: string) => der(0x17, Buffer.from(date));

/** A key and a certificate for 127.0.0.1 that it signed itself (X.509, https://www.rfc-editor.org/rfc/rfc5280), made for one test run. */
export function selfSigned() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
  const localhost = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('localhost')))));
  const addresses = sequence(der(0x87, '7f000001'));
  const certificate = sequence(
    der(0xa0, der(0x02, '02')),
    der(0x02, '01'),
    ecdsaWithSha256,
    localhost,
    sequence(time('200101000000Z'), time('491231000000Z')),
    localhost,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(oid('551d11'), der(0x04, addresses)))),
  );
  const whole = sequence(certificate, ecdsaWithSha256, bits(sign('sha256', certificate, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}
