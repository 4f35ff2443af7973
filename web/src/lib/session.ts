/** Set when somebody has signed out, for the next page of that tab to tell the others: with a form that needs no script. */
export const signedOutCookie = 'signed-out';

/**
 * Keeps the tabs of one browser together: once a tab has signed out, each other one that shows somebody's pages loads anew
 * and shows what anybody may see. `isSignedIn` is asked of the page as it stands. Gives what ends it.
 */
export function followSession(isSignedIn: () => boolean): () => void {
  const tabs = new BroadcastChannel('session');
  tabs.onmessage = () => {
    if (isSignedIn()) location.reload();
  };
  if (document.cookie.split('; ').includes(`${signedOutCookie}=1`)) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
    document.cookie = `${signedOutCookie}=; max-age=0; path=/`;
    tabs.postMessage('ended');
  }
  return () => tabs.close();
}
