import { ask, askFor, Refused, SignedOut, Unreachable } from "../api";

const NO_CONTENT = 204;

export type Files = Record<string, string>;

export type SaveState =
    | { kind: "saved"; at: Date }
    | { kind: "saving" }
    | { kind: "unsaved" }
    | { kind: "offline" }
    | { kind: "signed-out" }
    | { kind: "device-full" }
    | { kind: "refused"; why: string }
    | { kind: "conflict"; theirs: ServerDraft };

export interface ServerDraft {
    revision: number;
    files: Files;
}

/** What this browser keeps: `synced` says whether the server holds the same text. */
interface Kept extends ServerDraft {
    synced: boolean;
}

const PAUSE_MILLIS = 800;
const RETRY_MILLIS_FIRST = 2_000;
const RETRY_MILLIS_MAX = 30_000;

/**
 * The text of one exercise in one language. Every change goes to this browser's storage at once and
 * to the server after a short pause. A text the server does not have is sent again until it does;
 * where another window was faster, nothing is overwritten until the candidate has chosen.
 */
export class Draft {
    private files: Files;
    private revision: number;
    private synced: boolean;
    private timer: number | undefined;
    private sending = false;
    private retryMillis = RETRY_MILLIS_FIRST;
    private conflict = false;
    private closed = false;

    private constructor(
        private readonly key: string,
        private readonly url: string,
        start: Kept,
        private readonly onState: (state: SaveState) => void,
    ) {
        this.files = start.files;
        this.revision = start.revision;
        this.synced = start.synced;
    }

    /** Opens what this browser or the server kept, or else the files the exercise starts with. */
    static async open(
        owner: string,
        slug: string,
        language: string,
        template: Files,
        onState: (state: SaveState) => void,
    ): Promise<Draft> {
        const key = `interlock.draft.${owner}.${slug}.${language}`;
        const url = `/api/drafts/${encodeURIComponent(slug)}/${encodeURIComponent(language)}`;
        const kept = read(key);
        const theirs = await fetched(url, onState);
        const untouched: Kept = { files: template, revision: 0, synced: true };
        if (!kept || (kept.synced && theirs)) {
            const draft = new Draft(key, url, theirs ? { ...theirs, synced: true } : untouched, onState);
            draft.keep();
            return draft;
        }
        const draft = new Draft(key, url, kept, onState);
        if (theirs && theirs.revision !== kept.revision && !same(theirs.files, kept.files)) {
            draft.meet(theirs);
        } else if (!kept.synced) {
            draft.revision = theirs?.revision ?? kept.revision;
            draft.schedule(0);
        }
        return draft;
    }

    get text(): Files {
        return this.files;
    }

    change(files: Files): void {
        this.files = files;
        this.synced = false;
        if (this.keep() && !this.conflict) {
            this.onState({ kind: "unsaved" });
        }
        this.schedule(PAUSE_MILLIS);
    }

    /** Sends at once what is not yet saved: the page gained focus, or the network came back. */
    hurry(): void {
        if (!this.synced) {
            this.schedule(0);
        }
    }

    /** Goes on with this text; the other one is overwritten on the server. */
    keepMine(theirs: ServerDraft): void {
        this.conflict = false;
        this.revision = theirs.revision;
        this.synced = false;
        this.keep();
        this.schedule(0);
    }

    /** Goes on with the other text; the caller has put this one aside. */
    takeTheirs(theirs: ServerDraft): void {
        this.conflict = false;
        this.revision = theirs.revision;
        this.files = theirs.files;
        this.synced = true;
        this.keep();
        this.onState({ kind: "saved", at: new Date() });
    }

    /** Sends what is left and tells no more. */
    close(): void {
        this.hurry();
        this.closed = true;
    }

    private schedule(millis: number): void {
        window.clearTimeout(this.timer);
        if (!this.conflict) {
            this.timer = window.setTimeout(() => void this.send(), millis);
        }
    }

    private async send(): Promise<void> {
        if (this.sending || this.synced || this.conflict) {
            return;
        }
        this.sending = true;
        const sent = this.files;
        this.tell({ kind: "saving" });
        try {
            const body = { revision: this.revision, files: sent };
            const { revision } = await askFor<{ revision: number }>("PUT", this.url, body);
            this.revision = revision;
            this.retryMillis = RETRY_MILLIS_FIRST;
            this.synced = this.files === sent;
            this.keep();
            if (this.synced) {
                this.tell({ kind: "saved", at: new Date() });
            } else {
                this.schedule(PAUSE_MILLIS);
            }
        } catch (failure) {
            await this.failed(failure);
        } finally {
            this.sending = false;
        }
    }

    private async failed(failure: unknown): Promise<void> {
        if (failure instanceof Refused) {
            if (failure.status === 409) {
                const theirs = await fetched(this.url, this.onState);
                if (theirs) {
                    this.meet(theirs);
                    return;
                }
                this.revision = 0;
                this.again();
                return;
            }
            this.tell({ kind: "refused", why: failure.message });
            return;
        }
        if (failure instanceof SignedOut || failure instanceof Unreachable) {
            this.tell({ kind: failure instanceof SignedOut ? "signed-out" : "offline" });
            this.again();
            return;
        }
        throw failure;
    }

    private again(): void {
        this.schedule(this.retryMillis);
        this.retryMillis = Math.min(this.retryMillis * 2, RETRY_MILLIS_MAX);
    }

    private meet(theirs: ServerDraft): void {
        if (same(theirs.files, this.files)) {
            this.takeTheirs({ revision: theirs.revision, files: this.files });
            return;
        }
        this.conflict = true;
        this.tell({ kind: "conflict", theirs });
    }

    private keep(): boolean {
        const { files, revision, synced } = this;
        try {
            localStorage.setItem(this.key, JSON.stringify({ files, revision, synced }));
            return true;
        } catch (failure) {
            if (!(failure instanceof DOMException)) {
                throw failure;
            }
            this.tell({ kind: "device-full" });
            return false;
        }
    }

    private tell(state: SaveState): void {
        if (!this.closed) {
            this.onState(state);
        }
    }
}

function read(key: string): Kept | undefined {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Kept);
}

async function fetched(
    url: string,
    onState: (state: SaveState) => void,
): Promise<ServerDraft | undefined> {
    try {
        const response = await ask("GET", url);
        return response.status === NO_CONTENT
            ? undefined
            : ((await response.json()) as ServerDraft);
    } catch (failure) {
        if (failure instanceof SignedOut || failure instanceof Unreachable) {
            onState({ kind: failure instanceof SignedOut ? "signed-out" : "offline" });
            return undefined;
        }
        throw failure;
    }
}

function same(one: Files, other: Files): boolean {
    const names = Object.keys(one);
    return (
        names.length === Object.keys(other).length &&
        names.every((name) => one[name] === other[name])
    );
}
