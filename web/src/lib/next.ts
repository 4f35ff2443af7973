/** Where to go after signing in: a path of this site, or nothing. An address elsewhere would make us a stepping stone. */
export function nextPath(wanted: FormDataEntryValue | string | null): string | undefined {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return;
  const here = 'http://here.invalid';
  const url = URL.parse(wanted, here);
  return url?.origin === here ? url.pathname + url.search + url.hash : undefined;
}
