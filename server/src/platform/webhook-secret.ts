import { randomBytes } from "node:crypto";

/** Standard Webhooks asks for 24 to 64. */
const bytes = 32;

/** A secret that webhooks are signed with, in the form of Standard Webhooks. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(bytes).toString("base64")}`;
