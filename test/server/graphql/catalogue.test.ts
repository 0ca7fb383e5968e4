import { isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType } from "graphql";
import { createSchema } from "server/app/schema.ts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
});
afterAll(() => api.close());

test("every type, field, argument and enum value of the schema is described", async () => {
  const schema = await createSchema();
  const places: [string, string | null | undefined][] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    places.push([type.name, type.description]);
    if (isEnumType(type)) for (const value of type.getValues()) places.push([`${type.name}.${value.name}`, value.description]);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) places.push([`${type.name}.${field.name}`, field.description]);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      places.push([`${type.name}.${field.name}`, field.description]);
      for (const argument of field.args) places.push([`${type.name}.${field.name}(${argument.name})`, argument.description]);
    }
  }
  expect(places.length).toBeGreaterThan(150);
  expect(places.flatMap(([place, description]) => (description?.trim() ? [] : [place]))).toEqual([]);
});

describe("the catalogue", () => {
  const metricFields = "code name definition version shape recordKind goal { value direction strict }";

  test("lists the programs with their tiles in the order shown", async () => {
    const { programs } = await api.ask<{ programs: object[] }>("{ programs { code name tiles } }");
    expect(programs[0]).toEqual({
      code: "FLEET_SERVICE_OPPORTUNITIES",
      name: "Service Opportunities",
      tiles: ["ENGAGEMENT_RATE", "ACCEPTANCE_RATE", "CLOSE_RATE", "CONVERSION_RATE"],
    });
    expect(programs).toHaveLength(4);
  });

  test("gives a program's metrics in the order shown", async () => {
    const { program } = await api.ask<{ program: { metrics: { code: string }[] } }>(
      "{ program(code: FLEET_SERVICE_OPPORTUNITIES) { metrics { code } } }",
    );
    expect(program.metrics.map(({ code }) => code)).toEqual([
      "ENGAGEMENT_RATE",
      "ACCEPTANCE_RATE",
      "CLOSE_RATE",
      "CONVERSION_RATE",
      "ASSIGNED_COUNT",
      "ACCEPTED_COUNT",
      "REJECTED_COUNT",
      "EXPIRED_COUNT",
      "PENDING_COUNT",
      "COMPLETED_COUNT",
      "WITHDRAWN_COUNT",
      "OPEN_COUNT",
    ]);
  });

  test.each([
    ["ENGAGEMENT_RATE", 1],
    ["ACCEPTANCE_RATE", 0.8],
    ["CLOSE_RATE", 0.6],
    ["CONVERSION_RATE", 0.3],
  ])("%s is a share with the goal of at least %d", async (code, value) => {
    const { metricDefinition } = await api.ask<{ metricDefinition: object }>(
      `query ($code: String!) { metricDefinition(program: FLEET_SERVICE_OPPORTUNITIES, code: $code) { ${metricFields} } }`,
      { variables: { code } },
    );
    expect(metricDefinition).toMatchObject({
      code,
      shape: "PROPORTION",
      version: 1,
      recordKind: "OPPORTUNITY",
      goal: { value, direction: "AT_LEAST", strict: false },
    });
  });

  test("a plain count has no goal", async () => {
    const { metricDefinition } = await api.ask<{ metricDefinition: object }>(
      `{ metricDefinition(program: FLEET_SERVICE_OPPORTUNITIES, code: "OPEN_COUNT") { ${metricFields} } }`,
    );
    expect(metricDefinition).toMatchObject({ name: "Open", shape: "COUNT", goal: null });
  });

  test("knows no metric of another code", async () => {
    const answer = await api.ask<object>('{ metricDefinition(program: FLEET_SERVICE_OPPORTUNITIES, code: "NPS") { name } }');
    expect(answer).toEqual({ metricDefinition: null });
  });

  test("refuses a program that is not there by naming those that are", async () => {
    const answer = await api.send("query ($code: ProgramCode!) { program(code: $code) { name } }", { variables: { code: "LAUNDRY" } });
    expect(answer.status).toBe(400);
    expect(answer.errors[0]).toMatchObject({
      message: expect.stringContaining('Value "LAUNDRY" does not exist in "ProgramCode" enum') as string,
      extensions: { code: "BAD_USER_INPUT" },
    });
  });
});

const nameIn = async (language: string): Promise<string> => {
  const { program } = await api.ask<{ program: { name: string } }>("{ program(code: FLEET_SERVICE_OPPORTUNITIES) { name } }", {
    language,
  });
  return program.name;
};

const definitionIn = async (language: string) => {
  const { metricDefinition } = await api.ask<{ metricDefinition: { name: string; definition: string } }>(
    '{ metricDefinition(program: FLEET_SERVICE_OPPORTUNITIES, code: "CLOSE_RATE") { name definition } }',
    { language },
  );
  return metricDefinition.definition;
};

describe("the language of an answer", () => {
  const names = {
    English: "Service Opportunities",
    French: "Opportunités de service",
    Russian: "Сервисные заявки",
    Chinese: "服务机会",
  } as const;

  test.each([
    ["en", "English"],
    ["en-GB,en;q=0.9", "English"],
    ["fr", "French"],
    ["fr-CA", "French"],
    ["ru-RU", "Russian"],
    ["zh-Hans", "Chinese"],
    ["zh-CN", "Chinese"],
    ["zh", "Chinese"],
    ["zh-SG", "Chinese"],
    ["fr;q=0.5, ru;q=0.9", "Russian"],
    ["en;q=0, fr", "French"],
    ["pt-BR, fr;q=0.1", "French"],
    ["de", "English"],
    ["*", "English"],
    ["", "English"],
    [";;;,,,q=", "English"],
    ["x-private", "English"],
    ["aaaaaaaaa", "English"],
  ] as const)("is $1 for an Accept-Language of $0", async (language, expected) => {
    expect(await nameIn(language)).toBe(names[expected]);
  });

  test("is English for any garbage that names no language of ours", { timeout: 20_000 }, async () => {
    const known = Object.values(names);
    const garbage = fc.string({
      unit: fc.constantFrom("a", "z", "0", "-", ";", ",", "=", ".", "q", "*", "_", " ", "\t", '"', "/", "\\"),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(garbage, async (language) => {
        expect(known).toContain(await nameIn(language));
      }),
      { numRuns: 100 },
    );
  });

  test("tells the metrics of every language apart from English", async () => {
    const definitions = await Promise.all(["en", "fr", "ru", "zh-Hans"].map(definitionIn));
    expect(new Set(definitions).size).toBe(4);
  });
});
