/** A simulator's control door: JSON over HTTP, on an address of its own. */
export interface Control {
  readonly base: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
  /** A picture, or undefined when there is none of that name. */
  picture(path: string): Promise<Uint8Array | undefined>;
}

/** Speaks to the control door at `base`. An order that is refused is a mistake of the caller and throws. */
export function controlAt(base: string): Control {
  const answer = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const response = await fetch(`${base}${path}`, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    base,
    get: (path) => answer(path),
    post: (path, body = {}) =>
      answer(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async picture(path) {
      const response = await fetch(`${base}${path}`);
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
    },
  };
}
