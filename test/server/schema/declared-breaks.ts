import type { DeclaredBreak } from "../../support/schema-changes.ts";

/**
 * Breaking changes since `released.graphql` that are meant. At a release, `schema.graphql` is copied over that file
 * and this list is emptied.
 */
export const declaredBreaks: readonly DeclaredBreak[] = [];
