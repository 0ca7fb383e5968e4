import { viewerOfClaims } from "server/app/authentication/viewer-of-claims.ts";
import { expect, test } from "vitest";

const names = { rolesClaim: "roles", dealersClaim: "dealer_ids" };

test("staff see every dealer", () => {
  expect(viewerOfClaims({ sub: "s", roles: ["staff"] }, names)).toEqual({ subject: "s", roles: ["STAFF"], scope: { kind: "STAFF" } });
});

test("a dealer sees the dealers its token names, each once", () => {
  const viewer = viewerOfClaims({ sub: "d", roles: ["dealer"], dealer_ids: ["D2", "D1", "D2"] }, names);
  expect(viewer).toEqual({ subject: "d", roles: ["DEALER"], scope: { kind: "DEALERS", dealerIds: ["D2", "D1"] } });
});

test("staff who are dealers too see every dealer", () => {
  const viewer = viewerOfClaims({ sub: "s", roles: ["dealer", "staff"], dealer_ids: ["D1"] }, names);
  expect(viewer).toMatchObject({ roles: ["DEALER", "STAFF"], scope: { kind: "STAFF" } });
});

test("a single role may be given as text", () => {
  expect(viewerOfClaims({ sub: "d", roles: "dealer", dealer_ids: ["D1"] }, names)?.scope).toEqual({ kind: "DEALERS", dealerIds: ["D1"] });
});

test.each([
  ["absent", undefined],
  ["null", null],
  ["an empty list", []],
  ["an object", { D1: true }],
  ["a star", "*"],
  ["one text", "D1"],
  ["a number", 1],
  ["true", true],
  ["a list with a number", ["D1", 1]],
  ["a list in a list", [["D1"]]],
  ["a list with an empty text", ["D1", ""]],
  ["a list with a NUL", ["D1\0"]],
])("a dealer whose dealers are %s sees none", (_name, dealers) => {
  expect(viewerOfClaims({ sub: "d", roles: ["dealer"], dealer_ids: dealers }, names)?.scope).toEqual({ kind: "DEALERS", dealerIds: [] });
});

test.each([
  ["no roles", undefined],
  ["another role", ["admin"]],
  ["another case", ["Staff", "DEALER"]],
  ["an object", { staff: true }],
  ["roles in one text", "staff dealer"],
  ["a list with something else in it", ["staff", 1]],
])("a viewer with %s sees nothing", (_name, roles) => {
  const viewer = viewerOfClaims({ sub: "x", roles, dealer_ids: ["D1"] }, names);
  expect(viewer).toEqual({ subject: "x", roles: [], scope: { kind: "DEALERS", dealerIds: [] } });
});

test("the claims' names are the operator's choice", () => {
  const claims = { sub: "d", groups: ["dealer"], "https://portal.example/dealers": ["D9"], roles: ["staff"], dealer_ids: ["D1"] };
  const viewer = viewerOfClaims(claims, { rolesClaim: "groups", dealersClaim: "https://portal.example/dealers" });
  expect(viewer?.scope).toEqual({ kind: "DEALERS", dealerIds: ["D9"] });
});
