import type { Resource } from "../../data/resource.ts";

/** Never asked for, or broken off. */
export const unanswered = ({ pending, state }: Resource<unknown>): boolean => !pending && state === "loading";
