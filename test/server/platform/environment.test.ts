import { Failure } from "server/platform/failure.ts";
import { readAccess, readEnvironment } from "server/platform/environment.ts";
import { describe, expect, test } from "vitest";

const tokens = { AUTH_JWKS_URL: "https://id.example.com/keys", AUTH_ISSUER: "https://id.example.com", AUTH_AUDIENCE: "scorecards" };

function refusal(read: () => unknown): Failure {
  try {
    read();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

describe("the environment", () => {
  test("asks for nothing to be set", () => {
    expect(readEnvironment({})).toMatchObject({
      production: false,
      host: "127.0.0.1",
      port: 4000,
      databaseUrl: undefined,
      corsOrigins: [],
    });
  });

  test("takes a blank variable for one that is not set", () => {
    expect(readEnvironment({ PORT: " ", DATABASE_URL: "" })).toEqual(readEnvironment({}));
  });

  test.each(["0", "65535"])("takes the port %s", (port) => {
    expect(readEnvironment({ PORT: port }).port).toBe(Number(port));
  });

  test.each([
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PORT", "80.5"],
    ["PORT", "http"],
    ["LOG_LEVEL", "loud"],
    ["DATABASE_URL", "mysql://localhost/scorecards"],
    ["DATABASE_URL", "localhost"],
    ["PUBLIC_URL", "scorecards.example"],
    ["PUBLIC_URL", "ftp://scorecards.example"],
    ["PUBLIC_URL", "https://scorecards.example/?page=1"],
    ["PUBLIC_URL", "https://user@scorecards.example"],
    ["TRUSTED_PROXIES", "10.0.0.1,proxy"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["DEMO", "yes"],
    ["AUTH_JWKS_URL", "file:///etc/keys"],
    ["AUTH_ALGORITHMS", "HS256"],
    ["AUTH_ALGORITHMS", "none"],
  ])("refuses %s=%s by its name", (name, value) => {
    expect(refusal(() => readEnvironment({ [name]: value }))).toMatchObject({
      code: "CONFIGURATION",
      message: expect.stringContaining(name),
    });
  });

  test("takes the address that people reach the server by, without a slash at its end", () => {
    expect(readEnvironment({ PUBLIC_URL: "https://scorecards.example/fleet/" }).publicUrl).toBe("https://scorecards.example/fleet");
    expect(readEnvironment({}).publicUrl).toBeUndefined();
  });

  test("takes addresses and networks of proxies", () => {
    expect(readEnvironment({ TRUSTED_PROXIES: "10.0.0.1, fd00::/8" }).trustedProxies).toEqual(["10.0.0.1", "fd00::/8"]);
    expect(readEnvironment({}).trustedProxies).toEqual([]);
  });

  test("names all faults at once", () => {
    const { message } = refusal(() => readEnvironment({ PORT: "x", LOG_LEVEL: "y" }));
    expect(message).toContain("PORT");
    expect(message).toContain("LOG_LEVEL");
  });

  test("does not repeat a refused value, which may hold a password", () => {
    expect(refusal(() => readEnvironment({ DATABASE_URL: "mysql://root:secret@localhost" })).message).not.toContain("secret");
  });

  test("parts origins at commas and drops blanks", () => {
    expect(readEnvironment({ CORS_ORIGINS: "https://a.example.com, https://b.example.com,," }).corsOrigins).toEqual([
      "https://a.example.com",
      "https://b.example.com",
    ]);
  });
});

describe("demo mode", () => {
  test.each(["127.0.0.1", "127.8.9.10", "localhost", "::1"])("is on where nothing is set and the host is %s", (host) => {
    expect(readAccess({ HOST: host })).toBe("DEMO");
  });

  test.each([
    ["a database of the operator's", { DATABASE_URL: "postgres://localhost/scorecards" }, "DATABASE_URL is set"],
    ["production", { NODE_ENV: "production" }, "NODE_ENV is production"],
    ["a host that others reach", { HOST: "0.0.0.0" }, "HOST 0.0.0.0 is not a loopback address"],
    ["a host by name", { HOST: "127.example.com" }, "HOST 127.example.com is not a loopback address"],
    ["all IPv6 addresses", { HOST: "::" }, "HOST :: is not a loopback address"],
    ["token settings", tokens, "AUTH_* settings are given"],
  ])("is refused beside %s", (_, given, reason) => {
    expect(refusal(() => readAccess({ ...given, DEMO: "true" })).message).toContain(reason);
  });

  test.each([
    ["with a database of the operator's", { DATABASE_URL: "postgres://localhost/scorecards" }],
    ["in production", { NODE_ENV: "production" }],
    ["on a host that others reach", { HOST: "0.0.0.0" }],
    ["with the demo turned off", { DEMO: "false" }],
  ])("does not stand in for missing token settings %s", (_, given) => {
    expect(refusal(() => readAccess(given))).toMatchObject({ code: "CONFIGURATION", message: expect.stringContaining("AUTH_JWKS_URL") });
  });
});

describe("token settings", () => {
  test("name the provider's keys, issuer and audience", () => {
    expect(readAccess(tokens)).toMatchObject({
      keys: { jwksUrl: "https://id.example.com/keys" },
      algorithms: ["RS256"],
      issuer: "https://id.example.com",
      audience: "scorecards",
    });
  });

  test.each([
    ["without an issuer", { ...tokens, AUTH_ISSUER: "" }],
    ["without an audience", { ...tokens, AUTH_AUDIENCE: "" }],
    ["with two sources of keys", { ...tokens, AUTH_PUBLIC_KEY: "key" }],
    ["with an issuer alone", { AUTH_ISSUER: "https://id.example.com" }],
  ])("are refused %s", (_, given) => {
    expect(refusal(() => readAccess(given)).code).toBe("CONFIGURATION");
  });
});
