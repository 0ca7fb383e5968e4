import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from "jose";

/** A signing key and what its provider publishes of it. */
export interface ProviderKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly published: JWK;
}

export async function createProviderKey(kid: string): Promise<ProviderKey> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  return { kid, privateKey, published: { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" } };
}

/** A real HTTP server that publishes keys, counts fetches, and can be down (status 500), silent or confused (no keys in its answer). */
export async function startKeyProvider(...keys: ProviderKey[]) {
  const state = { keys, fetches: 0, mode: "UP" as "UP" | "DOWN" | "SILENT" | "CONFUSED" };
  const server = createServer((_request, response) => {
    state.fetches += 1;
    if (state.mode === "SILENT") return;
    if (state.mode === "DOWN") response.statusCode = 500;
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify(state.mode === "CONFUSED" ? { key: "none" } : { keys: state.keys.map((key) => key.published) }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return Object.assign(state, { url, close });
}
