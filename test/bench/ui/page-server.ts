import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

/** What `ui-components/README.md` says is enough. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

function pageOf(name: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"></head>
<body><main><button id="before">Before</button><div id="host"></div><button id="after">After</button></main><script type="module" src="/${name}.js"></script></body></html>`;
}

export interface PageServer {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Serves a page a contestant: `/NAME`, and `/NAME?policy=enforce` or `?policy=report` under the policy. Policies that rivals
 * break are only reported, and their times are taken without one.
 */
export async function servePages(files: ReadonlyMap<string, Buffer>): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://page");
    const file = files.get(pathname);
    if (file) {
      response.writeHead(200, { "content-type": types[extname(pathname)] ?? "application/octet-stream" }).end(file);
      return;
    }
    const kind = searchParams.get("policy");
    if (kind === "enforce") response.setHeader("content-security-policy", policy);
    if (kind === "report") response.setHeader("content-security-policy-report-only", policy);
    response.writeHead(200, { "content-type": "text/html" }).end(pageOf(pathname.slice(1)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
