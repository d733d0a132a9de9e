/** The session has ended, or the page was never allowed to ask. */
export class SignedOut extends Error {}

/** The server could not be reached. */
export class Unreachable extends Error {}

/** The server refused, and said why. */
export class Refused extends Error {
    constructor(
        readonly status: number,
        message: string,
        readonly problem: Record<string, unknown>,
    ) {
        super(message);
    }
}

/**
 * Asks the server.
 *
 * @throws SignedOut, Unreachable or Refused, so that callers decide between waiting and stopping
 */
export async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const isFile = body instanceof Blob;
    let response: Response;
    try {
        response = await fetch(path, {
            method,
            redirect: "manual",
            headers: {
                Accept: "application/json, text/html",
                "X-Requested-With": "interlock",
                ...(body === undefined
                    ? {}
                    : { "Content-Type": isFile ? body.type : "application/json" }),
            },
            body: body === undefined ? undefined : isFile ? body : JSON.stringify(body),
        });
    } catch (failure) {
        throw new Unreachable(String(failure));
    }
    if (response.status === 401 || response.type === "opaqueredirect") {
        throw new SignedOut();
    }
    if (response.status >= 500) {
        throw new Unreachable(`${response.status}`);
    }
    if (!response.ok) {
        throw await refusal(response);
    }
    return response;
}

export async function askFor<T>(method: string, path: string, body?: unknown): Promise<T> {
    return (await ask(method, path, body)).json() as Promise<T>;
}

async function refusal(response: Response): Promise<Refused> {
    const isJson = response.headers.get("Content-Type")?.includes("json") ?? false;
    const problem = isJson ? ((await response.json()) as Record<string, unknown>) : {};
    const message = problem.detail ?? problem.title ?? response.statusText;
    return new Refused(response.status, String(message), problem);
}
