import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { Failure } from "../../platform/failure.ts";

/** Where events may be sent beside public addresses. */
export interface WebhookReach {
  /** Of the demo: this machine, also without TLS. */
  readonly loopback: boolean;
}

const longestUrl = 2000;

/** Whether an IP address may be sent to: a request must not reach what only this machine's network can. */
export function mayReach(address: string, { loopback }: WebhookReach): boolean {
  const range = ipaddr.process(address).range();
  return range === "unicast" || (loopback && range === "loopback");
}

function hostOf({ hostname }: URL): string {
  return hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
}

function isOfLoopback(host: string): boolean {
  return host === "localhost" || (isIP(host) !== 0 && ipaddr.process(host).range() === "loopback");
}

function fault(text: string, reach: WebhookReach): string | undefined {
  if (text.length > longestUrl) return `it has ${text.length} characters, at most ${longestUrl} are allowed`;
  if (!URL.canParse(text)) return "it is no URL";
  const url = new URL(text);
  const host = hostOf(url);
  const plain = reach.loopback && url.protocol === "http:" && isOfLoopback(host);
  if (url.protocol !== "https:" && !plain) return `its scheme is ${url.protocol.slice(0, -1)}`;
  if (url.username !== "" || url.password !== "") return "it holds a user name or a password";
  if (host === "localhost" && !reach.loopback) return "its host is not public";
  if (isIP(host) !== 0 && !mayReach(host, reach)) return "its host is not public";
  return undefined;
}

/** Checks the URL of a webhook as it is written; which addresses its host has is looked at whenever something is sent. */
export function webhookUrl(text: string, reach: WebhookReach): URL {
  const found = fault(text, reach);
  if (found) throw new Failure("BAD_USER_INPUT", `The URL is refused: ${found}; expected https and a public host.`, { field: "url" });
  return new URL(text);
}
