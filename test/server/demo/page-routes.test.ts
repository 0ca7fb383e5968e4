import Fastify from "fastify";
import { buildPage } from "server/app/demo/page/build-page.ts";
import { pageRoutes } from "server/app/demo/page/page.routes.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

const server = Fastify();
beforeAll(async () => {
  await server.register(pageRoutes, { files: await buildPage() });
});
afterAll(() => server.close());

const get = (url: string) => server.inject({ method: "GET", url });

test("the page answers at /, is asked for anew each time, and its files are kept for good", async () => {
  const page = await get("/");
  expect(page.headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
  const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = ""]) => path);
  expect(files).toHaveLength(3);
  for (const path of files) {
    const file = await get(path);
    expect(file.statusCode).toBe(200);
    expect(file.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  }
});

test("the page runs no script and no style of any other place, and no text as a script", async () => {
  const page = await get("/");
  const policy = String(page.headers["content-security-policy"]).split("; ");
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "require-trusted-types-for 'script'",
    ]),
  );
  expect(policy.join()).not.toMatch(/unsafe|https?:|\*/);
  expect(page.body).not.toMatch(/<style|style=|<script(?![^>]* src=)/);
});

test.each(["/..%2f..%2fpackage.json", "/assets/../../package.json", "/assets/", "/index.html"])(
  "nothing else is served: %s",
  async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  },
);
