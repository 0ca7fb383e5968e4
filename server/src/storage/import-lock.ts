const key = "hashtextextended('import', 0)";

/** One import, or one undo, at a time: two could otherwise wait for each other's dealers for ever. */
export const importLock = `SELECT pg_advisory_xact_lock(${key})`;

/** Lets none begin before the end of the transaction; false where one is under way. SQL. */
export const keepOutImports = `pg_try_advisory_xact_lock_shared(${key})`;
