import { fastify, type FastifyInstance } from "fastify";
import { createDemoAccess, type DemoAccess } from "server/app/demo/demo-access.ts";
import { demoRoutes } from "server/app/demo/demo.routes.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

const log = { info: () => undefined, warn: () => undefined };
let access: DemoAccess;
let server: FastifyInstance;

beforeAll(async () => {
  access = await createDemoAccess({ now: () => new Date("2026-03-02T12:00:00Z") }, log);
  server = fastify();
  await server.register(demoRoutes, { access });
});

afterAll(() => server.close());

const list = (host: string, headers: Record<string, string> = {}) =>
  server.inject({ method: "GET", url: "/demo/viewers", headers: { host, ...headers } });
const token = (payload: object | string, host = "localhost:4000") =>
  server.inject({ method: "POST", url: "/demo/token", headers: { host, "content-type": "application/json" }, payload });

test("the list says who the demo can be seen as, and nothing of their rights", async () => {
  const { viewers } = (await list("localhost:4000")).json<{ viewers: object[] }>();
  expect(viewers).toHaveLength(6);
  expect(viewers[0]).toEqual({ key: "staff", name: "Program staff", description: "Sees every dealer in all programs." });
});

test("a demo token lets its viewer in", async () => {
  const response = await token({ viewer: "good-dealer" });
  const answer = response.json<{ token: string; expiresAt: string }>();
  expect(answer.expiresAt).toBe("2026-03-02T12:15:00.000Z");
  expect((await access.verifier.viewer(`Bearer ${answer.token}`, log)).scope).toEqual({ kind: "DEALERS", dealerIds: ["D1001"] });
});

test("a token is not kept by any cache", async () => {
  expect((await token({ viewer: "staff" })).headers["cache-control"]).toBe("no-store");
});

test.each(["localhost", "LOCALHOST:4000", "127.0.0.1:4000", "127.8.9.1", "[::1]:4000"])("the demo answers at the host %s", async (host) => {
  expect((await list(host)).statusCode).toBe(200);
});

test.each([
  "demo.example",
  "demo.example:4000",
  "localhost.demo.example",
  "127.0.0.1.demo.example",
  "192.168.0.7:4000",
  "0.0.0.0:4000",
  "[::]:4000",
  "localhost@demo.example",
  "demo.example#localhost",
])("the demo refuses the host %s", async (host) => {
  const response = await list(host);
  expect(response.statusCode).toBe(403);
  expect(response.json()).toEqual({ code: "FORBIDDEN", message: "The demo answers requests to localhost only." });
});

test("a token is not given at a foreign host", async () => {
  const response = await token({ viewer: "staff" }, "demo.example");
  expect(response.statusCode).toBe(403);
  expect(response.body).not.toContain("token");
});

test("a forwarded host does not stand in for the true one", async () => {
  expect((await list("demo.example", { "x-forwarded-host": "localhost" })).statusCode).toBe(403);
});

test("pages of other origins are not let in", async () => {
  const response = await list("localhost:4000", { origin: "https://demo.example" });
  expect(response.headers).not.toHaveProperty("access-control-allow-origin");
});

test.each([
  ["no viewer", {}, "Expected a JSON body"],
  ["a viewer that is no text", { viewer: ["staff"] }, "Expected a JSON body"],
  ["an unknown viewer", { viewer: "owner" }, "There is no demo viewer of this key"],
  ["a viewer from the object's prototype", { viewer: "constructor" }, "There is no demo viewer of this key"],
])("a token is refused for %s", async (_name, payload, message) => {
  const response = await token(payload);
  expect(response.statusCode).toBe(400);
  expect(response.json()).toEqual({ code: "BAD_USER_INPUT", message: expect.stringContaining(message) as string });
});
