import { randomUUID } from "node:crypto";
import formBody from "@fastify/formbody";
import rateLimit from "@fastify/rate-limit";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import Negotiator from "negotiator";
import { answerSurvey } from "../features/survey/answer-survey.writer.ts";
import { type AskedQuestions, questionPage } from "../features/survey/page/question-page.ts";
import { emptyForm, readForm } from "../features/survey/page/survey-form.ts";
import { noticePage } from "../features/survey/page/survey-page.ts";
import { surveyContentPolicy } from "../features/survey/page/survey-style.ts";
import { type AskedSurvey, findAskedSurvey } from "../features/survey/asked-survey.reader.ts";
import { hashOfToken } from "../features/survey/survey-token.ts";
import { type Language, languages, nearestLanguage } from "../kpi/texts/language.ts";
import type { Clock } from "../platform/clock.ts";
import { mintDealerScope } from "../platform/dealer-scope.ts";
import type { Database } from "../storage/database.ts";
import { ReadSnapshot } from "../storage/read-snapshot.ts";
import { failureOf } from "./graphql-errors.ts";

const surveyPath = "/survey/";
/** A comment of the longest, each character written as nine. */
const largestForm = 32_000;
/** Of one address. Behind a proxy that is not trusted, all have its address. */
const mostRequestsAMinute = 120;
const tryAgainSeconds = 60;

/** Nothing of a page is kept, told on, found by a search or shown within another one. */
const headers = {
  "cache-control": "no-store",
  "content-security-policy": surveyContentPolicy,
  "content-type": "text/html; charset=utf-8",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-robots-tag": "noindex, nofollow",
};

/** The language chosen on the page, else the one it is asked in, else the browser's. */
function languageOf({ query, raw }: FastifyRequest, asked?: Language | null): Language {
  const chosen = (query as Record<string, unknown> | undefined)?.["lang"];
  return languages.find((language) => language === chosen) ?? asked ?? nearestLanguage(new Negotiator(raw).languages());
}

function send(reply: FastifyReply, status: number, language: Language, page: string): FastifyReply {
  return reply
    .code(status)
    .headers({ ...headers, "content-language": language })
    .send(page);
}

/** Used, expired, revoked, unknown or no token at all: whoever asks is told the same. */
function sendUnavailable(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request);
  return send(reply, 404, language, noticePage(language, "unavailable"));
}

/** Addresses that no route is looked up for, such as one that is too long or cannot be decoded. */
export function refuseAddress(
  error: Error & { readonly statusCode?: number | undefined },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (request.raw.url?.startsWith(surveyPath)) return void sendUnavailable(request, reply);
  const status = error.statusCode ?? 400;
  void reply.code(status).send({ statusCode: status, error: "Bad Request", message: "The address cannot be read." });
}

function sendFailed(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const given = error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  const status = failureOf(error)?.code === "SERVICE_UNAVAILABLE" ? 503 : given;
  // Neither the address, which holds the token, nor what was written.
  if (status === 500) request.log.error({ err: error, reference: randomUUID() }, "A page of a survey failed.");
  if (status === 429 || status === 503) reply.header("retry-after", String(tryAgainSeconds));
  const language = languageOf(request);
  return send(reply, status, language, noticePage(language, "failed"));
}

const hashOf = ({ params }: FastifyRequest): Buffer | undefined => hashOfToken((params as { readonly "*": string })["*"]);

const surveyOf = ({ dealer_name: dealerName, questions, language }: AskedSurvey, request: FastifyRequest): AskedQuestions => ({
  dealerName,
  questions,
  language: languageOf(request, language),
});

interface SurveyParts {
  readonly database: Pick<Database, "dataSource" | "readPool">;
  readonly clock: Clock;
}

/**
 * `GET` and `POST /survey/TOKEN`, for whoever was sent the link: no login, no cookie, no script. Opening it changes nothing, since programs
 * that look after mail open links, too. An answer leads to `/survey/thank-you`, which is the same for all.
 */
export const surveyRoutes: FastifyPluginAsync<SurveyParts> = async (server, { database, clock }) => {
  // The token is what lets these pages ask: they find its dealer, and show and write what it stands for alone.
  const operator = mintDealerScope({ kind: "STAFF" });

  async function askedOf(tokenHash: Buffer): Promise<AskedSurvey | undefined> {
    const snapshot = new ReadSnapshot(database.readPool, operator);
    try {
      return await findAskedSurvey(operator, snapshot, tokenHash, clock.now());
    } finally {
      await snapshot.close();
    }
  }

  server.removeAllContentTypeParsers();
  await server.register(formBody, { bodyLimit: largestForm });
  await server.register(rateLimit, {
    max: mostRequestsAMinute,
    timeWindow: 60_000,
    addHeaders: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    addHeadersOnExceeding: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
  });
  server.setErrorHandler(sendFailed);

  server.get(`${surveyPath}thank-you`, (request, reply) => {
    const language = languageOf(request);
    return send(reply, 200, language, noticePage(language, "thanks"));
  });

  server.get(`${surveyPath}*`, async (request, reply) => {
    const tokenHash = hashOf(request);
    const asked = tokenHash && (await askedOf(tokenHash));
    if (!asked) return sendUnavailable(request, reply);
    const survey = surveyOf(asked, request);
    return send(reply, 200, survey.language, questionPage(survey, emptyForm, []));
  });

  server.post(`${surveyPath}*`, { bodyLimit: largestForm }, async (request, reply) => {
    const tokenHash = hashOf(request);
    const asked = tokenHash && (await askedOf(tokenHash));
    if (!asked) return sendUnavailable(request, reply);
    const survey = surveyOf(asked, request);
    const { filled, faults, answers } = readForm(survey.questions, request.body);
    if (faults.length > 0) return send(reply, 422, survey.language, questionPage(survey, filled, faults));
    if (!(await answerSurvey(operator, database.dataSource, tokenHash, answers, clock))) return sendUnavailable(request, reply);
    // Beside this page, whatever path a proxy puts before it.
    return reply.headers(headers).header("location", `thank-you?lang=${survey.language}`).code(303).send();
  });

  server.route({
    method: ["PUT", "PATCH", "DELETE"],
    url: `${surveyPath}*`,
    handler: (request, reply) => {
      const language = languageOf(request);
      return send(reply.header("allow", "GET, HEAD, POST"), 405, language, noticePage(language, "failed"));
    },
  });
};
