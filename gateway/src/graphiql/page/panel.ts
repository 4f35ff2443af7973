/** The list of ready questions: beside the editor where there is room, above it where there is not. */
export function keepPanel() {
  const narrow = matchMedia('(max-width: 63.99rem)');
  const button = document.getElementById('questions-switch');
  const panel = document.getElementById('questions');
  const rest = document.querySelectorAll('#work, #foot');
  const closedBefore = 'graphiql:questionsClosed';
  if (!button || !panel) return { mark() {} };

  function show(open: boolean) {
    document.body.dataset.questions = open ? 'open' : 'closed';
    button?.setAttribute('aria-expanded', String(open));
    for (const element of rest) element.toggleAttribute('inert', open && narrow.matches);
  }
  const isOpen = () => document.body.dataset.questions === 'open';
  const settle = () => show(!narrow.matches && !localStorage.getItem(closedBefore));

  function close() {
    show(false);
    button?.focus();
  }

  button.addEventListener('click', () => {
    show(!isOpen());
    if (!narrow.matches) localStorage.setItem(closedBefore, isOpen() ? '' : 'yes');
    else if (isOpen()) panel.querySelector('a')?.focus();
  });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && narrow.matches && isOpen()) close();
  });
  // The question that is open already: its address does not change, so that nothing else would close the panel.
  panel.addEventListener('click', ({ target }) => {
    if (narrow.matches && target instanceof HTMLAnchorElement) close();
  });
  narrow.addEventListener('change', settle);
  settle();

  return {
    /** Says which of the questions is in the editor, if one is. */
    mark(hash: string) {
      for (const link of panel.querySelectorAll('a')) {
        if (link.hash === hash) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    },
  };
}
