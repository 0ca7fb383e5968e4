const builderMethods = new Set([
  "addGroupBy",
  "addOrderBy",
  "addSelect",
  "andHaving",
  "andWhere",
  "groupBy",
  "having",
  "innerJoin",
  "leftJoin",
  "orderBy",
  "orHaving",
  "orWhere",
  "where",
]);

const isBuilt = (node) =>
  (node.type === "TemplateLiteral" && node.expressions.length > 0) || (node.type === "BinaryExpression" && node.operator === "+");

const isDate = (node) => node.type === "Identifier" && node.name === "Date";

/** Rules of this project that no published plugin has. */
export default {
  meta: { name: "project" },
  rules: {
    // Text put together in a query builder is where SQL injection begins.
    "no-built-sql": {
      create: (context) => ({
        CallExpression({ callee, arguments: given }) {
          if (callee.type !== "MemberExpression" || !builderMethods.has(callee.property.name)) return;
          for (const node of given.filter(isBuilt)) {
            context.report({ node, message: "Give values as parameters and columns from a fixed list: SQL is not put together here." });
          }
        },
      }),
    },
    "no-now": {
      create: (context) => {
        const report = (node) => context.report({ node, message: "Take the instant as a parameter: only platform/clock.ts knows now." });
        return {
          NewExpression(node) {
            if (isDate(node.callee) && node.arguments.length === 0) report(node);
          },
          MemberExpression(node) {
            const { object, property } = node;
            if (isDate(object) && property.name === "now") report(node);
            if (object.type === "Identifier" && object.name === "Temporal" && property.name === "Now") report(node);
          },
        };
      },
    },
  },
};
