import { Field, ObjectType } from "type-graphql";
import { Failure } from "../platform/failure.ts";

@ObjectType("UserError", { description: "Why a mutation changed nothing, for the one who asked.", simpleResolvers: true })
export class UserErrorType {
  @Field(() => [String], { nullable: true, description: "Path of the input at fault; null where it is none in particular." })
  field!: string[] | null;

  @Field(() => String, { description: "What is wrong and what was expected." })
  message!: string;

  @Field(() => String, { description: "Stable code for programs." })
  code!: string;
}

/** What a caller can act on becomes a user error; anything else is a defect and goes on. */
export function userErrorFrom(error: unknown): UserErrorType {
  if (!(error instanceof Failure)) throw error;
  const { field } = error.details;
  return { field: typeof field === "string" ? ["input", field] : null, message: error.message, code: error.code };
}
