/** Text as it is stored: NFC, nothing around it, no NUL, which PostgreSQL cannot hold; null when nothing is left. */
export const tidy = (typed: string | null | undefined) => typed?.replaceAll('\0', '').normalize('NFC').trim() || null;

/** Length in characters, as PostgreSQL counts them. */
export const lengthOf = (text: string | null | undefined) => [...(text ?? '')].length;
