/** What the sign-in service says when it refuses. */
interface AuthRefusal {
  code?: string;
  retryAfterSeconds?: number;
}

type Answer = { ok: true } | { ok: false; status: number; refusal: AuthRefusal };

/** Posts to /api/auth in the visitor's name; the cookies of its answer go on to the visitor by themselves. */
export async function askAuth(fetch: typeof globalThis.fetch, path: string, body: object): Promise<Answer> {
  const response = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!response) return { ok: false, status: 503, refusal: {} };
  if (response.ok) return { ok: true };
  return { ok: false, status: response.status, refusal: await response.json().catch(() => ({})) };
}
