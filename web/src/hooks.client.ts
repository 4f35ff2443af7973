import { getLocale, overwriteGetLocale } from '#paraglide/runtime.js';

// The language is part of the address, and reading it there costs a hundred times as much as a message: once an address.
const read = getLocale;
let known: { href: string; locale: ReturnType<typeof getLocale> } | undefined;
overwriteGetLocale(() => {
  const { href } = location;
  if (known?.href !== href) known = { href, locale: read() };
  return known.locale;
});
