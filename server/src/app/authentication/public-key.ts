import { createPublicKey, type KeyObject } from "node:crypto";
import { type CryptoKey, errors, importJWK, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { Failure } from "../../platform/failure.ts";

const smallestModulusBits = 2048;
const jsonWebKey = z.looseObject({ kty: z.string() });

function refuse(message: string): never {
  throw new Failure("CONFIGURATION", `AUTH_PUBLIC_KEY ${message}`);
}

function readKey(text: string): KeyObject {
  // Node derives the public half of a private key without a word; a private key has no place in these settings.
  if (text.includes("PRIVATE KEY") || /"d"\s*:/.test(text)) refuse("holds a private key: give its public half only.");
  try {
    if (text.trimStart().startsWith("{")) return createPublicKey({ key: jsonWebKey.parse(JSON.parse(text)), format: "jwk" });
    // Settings files often keep a PEM on one line, with \n written out.
    return createPublicKey(text.replaceAll("\\n", "\n"));
  } catch {
    return refuse("cannot be read: expected a public key or certificate as PEM, or one public key as JWK.");
  }
}

/**
 * The one key that verifies all tokens, imported once for each algorithm allowed.
 * A key that cannot be read, is too short or does not fit an algorithm is a `CONFIGURATION` failure.
 */
export async function importPublicKey(text: string, algorithms: readonly string[]): Promise<JWTVerifyGetKey> {
  const key = readKey(text);
  const bits = key.asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined && bits < smallestModulusBits) refuse(`has ${bits} bits: at least ${smallestModulusBits} are needed.`);
  const jwk = key.export({ format: "jwk" });
  const imported = new Map<string | undefined, CryptoKey | Uint8Array>();
  for (const algorithm of algorithms) {
    imported.set(
      algorithm,
      await importJWK(jwk, algorithm).catch(() =>
        refuse(`does not fit AUTH_ALGORITHMS: its type is ${key.asymmetricKeyType}, not one for ${algorithm}.`),
      ),
    );
  }
  return ({ alg }) => {
    const found = imported.get(alg);
    if (!found) throw new errors.JOSEAlgNotAllowed();
    return found;
  };
}
