import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import { Failure } from "../../platform/failure.ts";
import type { DemoAccess } from "./demo-access.ts";

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;
const tokenRequest = z.object({ viewer: z.string() });

/**
 * `GET /demo/viewers` lists who the demo can be seen as; `POST /demo/token` with `{"viewer": key}` answers
 * `{"token", "expiresAt"}`. Refusals are `{"code", "message"}` with status 400 or 403. Registered in demo mode only.
 */
export const demoRoutes: FastifyPluginAsync<{ access: DemoAccess }> = async (server, { access }) => {
  server.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store");
    // A web page elsewhere could point its own host name at this machine and so read tokens as its own.
    if (!loopbackHost.test(request.headers.host ?? "")) {
      return reply.code(403).send({ code: "FORBIDDEN", message: "The demo answers requests to localhost only." });
    }
  });

  server.get("/demo/viewers", () => ({
    viewers: access.viewers.map(({ key, name, description }) => ({ key, name, description })),
  }));

  server.post("/demo/token", async (request, reply) => {
    const given = tokenRequest.safeParse(request.body);
    if (!given.success) return reply.code(400).send({ code: "BAD_USER_INPUT", message: 'Expected a JSON body: {"viewer": key}.' });
    try {
      return await access.tokenFor(given.data.viewer);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return reply.code(400).send({ code: error.code, message: error.message });
    }
  });
};
