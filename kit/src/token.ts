import { randomUUID } from 'node:crypto';
import { createRemoteJWKSet, exportJWK, generateKeyPair, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose';
import { unauthenticated } from './errors.ts';
import type { Caller } from './viewer.ts';

/** The key of one process and the public half that others fetch. */
export type Signer = {
  /** A token that lets exactly one subgraph know the caller, for a minute. */
  sign(caller: Caller, audience: string): Promise<string>;
  jwks: { keys: object[] };
};

const LIFETIME_SECONDS = 60;

/** Makes a key for as long as the process lives. `issuer` is the name of the part that signs. */
export async function createSigner(issuer: string): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const kid = randomUUID();
  return {
    sign: (caller, audience) =>
      new SignJWT({ caller })
        .setProtectedHeader({ alg: 'EdDSA', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${LIFETIME_SECONDS}s`)
        .sign(privateKey),
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' }] },
  };
}

/** Reads the caller from an Authorization header. Anything but a fresh token of a known issuer is UNAUTHENTICATED. */
export type Verify = (authorization: string | undefined) => Promise<Caller>;

/**
 * Verifies what is sent to `audience`. The gateway may speak for anybody; another subgraph only for itself, as a service.
 * `issuers` leads from the name of an issuer to the address of its public keys.
 */
export function createVerify(audience: string, issuers: Record<string, string>): Verify {
  const keys = new Map<string, JWTVerifyGetKey>(
    Object.entries(issuers).map(([issuer, url]) => [
      issuer,
      createRemoteJWKSet(new URL(url), { cooldownDuration: 1_000 }),
    ]),
  );
  const verifyAs = (issuer: string, token: string) =>
    jwtVerify<{ caller: Caller }>(token, keys.get(issuer)!, {
      issuer,
      audience,
      algorithms: ['EdDSA'],
      maxTokenAge: LIFETIME_SECONDS,
    });

  return async (authorization) => {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw unauthenticated();
    for (const issuer of keys.keys()) {
      const verified = await verifyAs(issuer, token).catch(() => null);
      if (!verified) continue;
      const { caller } = verified.payload;
      return issuer === 'gateway' ? { ...caller, service: null } : { ...caller, viewer: null, service: issuer };
    }
    throw unauthenticated();
  };
}
