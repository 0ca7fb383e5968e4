/** Stands where somebody wrote freely, so that a reason still is one: numbers ask only whether there is any, but for one code. */
const erased = "(erased)";
const codeOfMetrics = "INSTALLATION_NOT_CODE_COMPLIANT";

/** What stays of a text that people wrote of an owner whose data are erased; SQL of the column. */
export const erasedText = (column: string): string =>
  `CASE WHEN ${column} = '${codeOfMetrics}' OR trim(${column}) = '' THEN ${column} WHEN ${column} IS NOT NULL THEN '${erased}' END`;

/** What people wrote of an opportunity. */
export const writtenColumns = ["decline_reason", "close_reason", "withdraw_reason"] as const;

/** What an update of its row sets to erase that. */
export const writtenErased = writtenColumns.map((column) => `${column} = ${erasedText(column)}`).join(", ");
