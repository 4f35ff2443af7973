import type { Refused } from './errors.ts';

const codes = ['CONFLICT', 'VERSION_MISMATCH', 'IDEMPOTENCY_MISMATCH'];

/**
 * Whether a form was refused because it came twice: `look` finds what the first one did. The first of two clicks may be
 * half way, so it is looked for a few times.
 */
export async function done<Found>(
  { code }: Refused,
  look: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  if (!codes.includes(code)) return;
  for (const pause of [0, 200, 400]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const found = await look();
    if (found !== undefined) return found;
  }
}
