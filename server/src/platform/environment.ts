import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { Failure } from "./failure.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const list = z.string().transform((value) =>
  value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);

const variables = z.object({
  NODE_ENV: z.string().default("development"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  // Commands run in different folders of the project, and must all mean the same one.
  DATA_FOLDER: z
    .string()
    .default(".data")
    .transform((folder) => resolve(import.meta.dirname, "../../..", folder)),
  DEMO: flag.optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !/[?#@]/.test(url), "Expected an address without a user, a query and a fragment")
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  TRUSTED_PROXIES: list.pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))).default([]),
  CORS_ORIGINS: list.default([]),
  AUTH_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  AUTH_PUBLIC_KEY: z.string().optional(),
  AUTH_ALGORITHMS: list
    .pipe(z.array(z.enum(["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"])))
    .default(["RS256"]),
  AUTH_ISSUER: z.string().optional(),
  AUTH_AUDIENCE: z.string().optional(),
  AUTH_ROLES_CLAIM: z.string().default("roles"),
  AUTH_DEALERS_CLAIM: z.string().default("dealer_ids"),
});

/** How bearer tokens are verified: exactly one of the two key sources is given. */
export interface AuthenticationSettings {
  readonly keys: { readonly jwksUrl: string } | { readonly publicKey: string };
  readonly algorithms: readonly string[];
  readonly issuer: string;
  readonly audience: string;
  readonly rolesClaim: string;
  readonly dealersClaim: string;
}

/** Everything the process is told from outside, checked once at start. */
export interface Environment {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** Absent: an embedded PostgreSQL runs in `dataFolder`. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly corsOrigins: readonly string[];
  /** Where people reach this server from outside, without a slash at the end; absent: where it listens. */
  readonly publicUrl: string | undefined;
  /** Addresses of the proxies that say truly whom they ask for. */
  readonly trustedProxies: readonly string[];
}

/** Who may ask: holders of verified tokens, or the demo's own viewers. */
export type Access = AuthenticationSettings | "DEMO";

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

function refuse(message: string): never {
  throw new Failure("CONFIGURATION", message);
}

type Variables = z.infer<typeof variables>;
type Given = Readonly<Record<string, string | undefined>>;

function authentication(given: Variables): AuthenticationSettings | undefined {
  const { AUTH_JWKS_URL: jwksUrl, AUTH_PUBLIC_KEY: publicKey, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = given;
  if (!jwksUrl && !publicKey) {
    if (issuer || audience) refuse("AUTH_ISSUER and AUTH_AUDIENCE need AUTH_JWKS_URL or AUTH_PUBLIC_KEY beside them.");
    return undefined;
  }
  if (jwksUrl && publicKey) refuse("Set AUTH_JWKS_URL or AUTH_PUBLIC_KEY, not both.");
  if (!issuer || !audience) refuse("AUTH_ISSUER and AUTH_AUDIENCE are needed to verify tokens.");
  return {
    keys: jwksUrl ? { jwksUrl } : { publicKey: publicKey as string },
    algorithms: given.AUTH_ALGORITHMS,
    issuer,
    audience,
    rolesClaim: given.AUTH_ROLES_CLAIM,
    dealersClaim: given.AUTH_DEALERS_CLAIM,
  };
}

function parse(given: Given): Variables {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = variables.safeParse(filled);
  if (!parsed.success) {
    refuse(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}.`).join(" "));
  }
  return parsed.data;
}

/** Reads and checks what the process was given; all faults are named at once. Blank counts as not set. */
export function readEnvironment(given: Given = process.env): Environment {
  const data = parse(given);
  return {
    production: data.NODE_ENV === "production",
    host: data.HOST,
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
    databaseUrl: data.DATABASE_URL,
    dataFolder: data.DATA_FOLDER,
    corsOrigins: data.CORS_ORIGINS,
    publicUrl: data.PUBLIC_URL,
    trustedProxies: data.TRUSTED_PROXIES,
  };
}

/** Only the server needs it: commands reach the database without a token. */
export function readAccess(variablesGiven: Given = process.env): Access {
  const given = parse(variablesGiven);
  const settings = authentication(given);
  const demoObstacles = [
    ...(settings ? ["AUTH_* settings are given"] : []),
    ...(given.DATABASE_URL ? ["DATABASE_URL is set"] : []),
    ...(given.NODE_ENV === "production" ? ["NODE_ENV is production"] : []),
    ...(isLoopback(given.HOST) ? [] : [`HOST ${given.HOST} is not a loopback address`]),
  ];
  if (given.DEMO && demoObstacles.length > 0) refuse(`Demo mode is refused: ${demoObstacles.join("; ")}.`);
  if (settings) return settings;
  if (given.DEMO === false || demoObstacles.length > 0) {
    refuse("Set AUTH_JWKS_URL or AUTH_PUBLIC_KEY, with AUTH_ISSUER and AUTH_AUDIENCE, so that tokens can be verified.");
  }
  return "DEMO";
}

/** Where a command was given: a package manager starts it in another folder. */
export function readCallerFolder(given: Given = process.env): string {
  return given["INIT_CWD"] ?? process.cwd();
}
