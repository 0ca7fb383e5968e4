import { GraphqlClient, type Operation } from "../src/data/graphql-client.ts";
import { type IssuedToken, type TokenProvider, TokenSource } from "../src/data/token-source.ts";

export const endpoint = "/graphql";
/** What the reader may choose from; the first is shown where the address names none. */
export const programs = ["FLEET_SERVICE_OPPORTUNITIES", "FIELD_SERVICE", "AFTER_SALES", "INTERNET_SALES"] as const;

export interface Viewer {
  readonly key: string;
  readonly name: string;
}

export interface DealerChoice {
  readonly internalID: string;
  readonly name: string;
  readonly country: string | null;
}

export interface ProgramText {
  readonly name: string;
  readonly explanation: string;
  readonly groups: readonly { readonly code: string }[];
}

interface Choices {
  readonly program: ProgramText;
  readonly viewer: { readonly roles: readonly string[]; readonly dealers: { readonly nodes: readonly DealerChoice[] } };
}

interface Months {
  readonly dealer: { readonly name: string; readonly scorecards: { readonly nodes: readonly { readonly month: string }[] } } | null;
}

export const choicesOperation: Operation<Choices, { readonly program: string }> = {
  text: `query Choices($program: ProgramCode!) {
  program(code: $program) { name explanation groups { code } }
  viewer { roles dealers(first: 100) { nodes { internalID name country } } }
}`,
};

export const monthsOperation: Operation<Months, { readonly program: string; readonly dealer: string; readonly asOf: string | null }> = {
  text: `query Months($asOf: DateTime, $program: ProgramCode!, $dealer: ID!) {
  dealer(id: $dealer, asOf: $asOf) { name scorecards(program: $program, first: 100) { nodes { month } } }
}`,
};

export async function readViewers(): Promise<readonly Viewer[]> {
  const response = await fetch("/demo/viewers");
  if (!response.ok) throw new Error("The demo has no viewers.");
  const { viewers } = (await response.json()) as { viewers: readonly Viewer[] };
  return viewers;
}

/** Tokens of a demo viewer, as a portal's own sign-in would give them. */
export function tokensOf(viewer: string): TokenProvider {
  return async ({ signal }) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch("/demo/token", { method: "POST", headers, body: JSON.stringify({ viewer }), signal });
    if (!response.ok) throw new Error("The demo gave no token.");
    return (await response.json()) as IssuedToken;
  };
}

export function clientOf(tokenProvider: TokenProvider, signal: AbortSignal): GraphqlClient {
  return new GraphqlClient({ endpoint, tokens: new TokenSource(tokenProvider, signal) });
}
