const week = 7 * 24 * 3_600_000;

/** Whether something has waited longer than the five working days that submitters are told. */
export const isLate = (age: number) => age > week;
