/** Reads JSON from the API. A page whose login has run out goes to the login page instead. */
export async function read<T>(path: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(path, { signal, headers: { accept: "application/json" } });
  if (answer.status === 401) {
    location.assign(`/login?next=${encodeURIComponent(location.pathname)}`);
  }
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  // The server's own contract; its tests hold the answers to it.
  const body: T = await answer.json();
  return body;
}
