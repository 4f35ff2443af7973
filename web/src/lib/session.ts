const leaving = 'session.leaving';

/** Remembers that this tab asked to be signed out; the next page knows whether it came to that. */
export const leave = () => sessionStorage.setItem(leaving, '1');

/**
 * Keeps the tabs of one browser together: once a tab has signed out, each other one that shows somebody's pages loads anew
 * and shows what anybody may see. `isSignedIn` is asked of the page as it stands. Gives what ends it.
 */
export function followSession(isSignedIn: () => boolean): () => void {
  const tabs = new BroadcastChannel('session');
  tabs.onmessage = () => {
    if (isSignedIn()) location.reload();
  };
  if (sessionStorage.getItem(leaving)) {
    sessionStorage.removeItem(leaving);
    if (!isSignedIn()) tabs.postMessage('ended');
  }
  return () => tabs.close();
}
