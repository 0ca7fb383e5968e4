import type { FastifyPluginAsync } from "fastify";
import { extname } from "node:path";

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Nothing but what this server itself gives; markup reaches the page only by way of the elements' own templates. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

/** The demo's page at `/` with its files. Names of assets hold a hash of what is in them, so they are kept for good. */
export const pageRoutes: FastifyPluginAsync<{ files: ReadonlyMap<string, Buffer> }> = async (server, { files }) => {
  for (const [path, content] of files) {
    const page = path === "/index.html";
    server.get(page ? "/" : path, (_request, reply) =>
      reply
        .header("content-security-policy", contentSecurityPolicy)
        .header("cache-control", page ? "no-cache" : "public, max-age=31536000, immutable")
        .type(contentTypes[extname(path)] ?? "application/octet-stream")
        .send(content),
    );
  }
};
