const [imports, erasures] = ["hashtextextended('import', 0)", "hashtextextended('erasure', 0)"];

/** One import, or one undo, at a time: two could otherwise wait for each other's dealers for ever. No erasure goes on beside it. */
export const importLock = `SELECT pg_advisory_xact_lock(${imports}), pg_advisory_xact_lock_shared(${erasures})`;

/** One erasure at a time, and no import or undo beside it: each reads what the other writes. */
export const erasureLock = `SELECT pg_advisory_xact_lock(${erasures})`;

/** Lets no import begin before the end of the transaction; false where one is under way. SQL. */
export const keepOutImports = `pg_try_advisory_xact_lock_shared(${imports})`;
