import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { schemaFaults, schemaText } from "../../support/schema-changes.ts";

const released = `
  type Query { dealer(id: ID!): Dealer }
  type Dealer { id: ID! name: String country: String }
  enum State { FINAL IN_PROGRESS }
`;

test.each([
  ["a field is taken away", released.replace("country: String", ""), "Dealer.country was removed."],
  ["a field changes its type", released.replace("name: String", "name: [String]"), "Dealer.name changed type from String to [String]."],
  ["a field may be null from now on", released.replace("id: ID! name", "id: ID name"), "Dealer.id changed type from ID! to ID."],
  ["an argument is demanded", released.replace("id: ID!)", "id: ID!, month: String!)"), "A required arg month on Query.dealer was added."],
  ["a value of an enumeration is taken away", released.replace("IN_PROGRESS", ""), "IN_PROGRESS was removed from enum type State."],
])("the schema gate refuses: %s", (_, current, change) => {
  expect(schemaFaults(released, current, [])).toEqual([`Breaks clients: ${change}`]);
});

test("the schema gate lets an unchanged schema through", () => {
  expect(schemaFaults(released, released, [])).toEqual([]);
});

test("the schema gate lets a new field through", () => {
  expect(schemaFaults(released, released.replace("country: String", "country: String timeZone: String"), [])).toEqual([]);
});

test("a declared break passes", () => {
  const declared = [{ change: "Dealer.country was removed.", reason: "Ask Dealer.address." }];
  expect(schemaFaults(released, released.replace("country: String", ""), declared)).toEqual([]);
});

test("a declared break passes for itself alone", () => {
  const declared = [{ change: "Dealer.country was removed.", reason: "Ask Dealer.address." }];
  const current = released.replace("country: String", "").replace("name: String", "");
  expect(schemaFaults(released, current, declared)).toEqual(["Breaks clients: Dealer.name was removed."]);
});

test("a declaration that outlived its release is named", () => {
  const declared = [{ change: "Dealer.country was removed.", reason: "Ask Dealer.address." }];
  expect(schemaFaults(released, released, declared)).toEqual(["Declared, but it breaks nothing: Dealer.country was removed."]);
});

test("the schema's text does not depend on the order of the code", () => {
  const reordered =
    "enum State { IN_PROGRESS FINAL } type Dealer { name: String id: ID! country: String } type Query { dealer(id: ID!): Dealer }";
  expect(schemaText(buildSchema(reordered))).toBe(schemaText(buildSchema(released)));
});

test("the schema's text changes with the code", () => {
  const renamed = released.replace("country", "region");
  expect(schemaText(buildSchema(renamed))).not.toBe(schemaText(buildSchema(released)));
});
