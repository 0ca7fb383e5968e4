import {
  astFromValue,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from "graphql";

type Fields = Readonly<Record<string, unknown>>;

function filled(value: unknown, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return filled(value, type.ofType);
  if (value === null || typeof value !== "object") return value;
  if (isListType(type)) return Array.isArray(value) ? value.map((item) => filled(item, type.ofType)) : filled(value, type.ofType);
  if (!isInputObjectType(type)) return value;
  const fields: Record<string, unknown> = { ...value };
  for (const { name, type: fieldType, defaultValue } of Object.values(type.getFields())) {
    if (fields[name] !== undefined) fields[name] = filled(fields[name], fieldType);
    else if (defaultValue !== undefined) {
      const written = astFromValue(defaultValue, fieldType);
      if (written) fields[name] = valueFromASTUntyped(written);
    }
  }
  return fields;
}

/** The variables of a request with the defaults of what was left out. graphql-jit asks for everything of a non-null type, default or not. */
export function withVariableDefaults(schema: GraphQLSchema, operation: OperationDefinitionNode, given: Fields): Fields {
  const variables: Record<string, unknown> = { ...given };
  for (const { variable, type: written, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (variables[name] === undefined && defaultValue) variables[name] = valueFromASTUntyped(defaultValue);
    const type = typeFromAST(schema, written);
    if (isInputType(type) && variables[name] !== undefined) variables[name] = filled(variables[name], type);
  }
  return variables;
}
