import { Refused, SignedOut, Unreachable, ask } from "./api";
import { leadToLines } from "./code";
import { all, make, need, parse } from "./dom";
import { tellTime } from "./frame";
import { Swim } from "./swim";
import { text } from "./texts";

interface ReplayEvent {
    state: "queued" | "playing" | "done";
}

const RETRY_MILLIS = 3_000;

/** Has the schedule of a finding played again, and shows what comes of it as it happens. */
export class Replay {
    private readonly path: string;
    private readonly button: HTMLElement;
    private readonly status: HTMLElement;
    private readonly again: HTMLElement;
    private asked = 0;

    constructor(schedule: HTMLElement) {
        this.path = schedule.dataset.replay ?? "";
        this.button = need("[data-play]", schedule);
        this.status = need("[data-status]", schedule);
        this.again = need("[data-again]", schedule);
        this.button.addEventListener("click", () => void this.play());
        if (this.status.querySelector("[data-open]")) {
            this.setBusy(true);
            this.follow();
        }
    }

    private async play(): Promise<void> {
        if (this.button.getAttribute("aria-disabled") === "true") {
            return;
        }
        this.setBusy(true);
        try {
            await ask("POST", `/api${this.path}`);
            await this.show();
            this.follow();
        } catch (failure) {
            this.refuse(failure);
            this.setBusy(false);
        }
    }

    /** The button keeps the focus, which one that is disabled would lose. */
    private setBusy(busy: boolean): void {
        this.button.setAttribute("aria-disabled", String(busy));
    }

    /** The browser reconnects by itself; after an answer that makes it give up we begin anew. */
    private follow(): void {
        const source = new EventSource(`/api${this.path}/events`);
        source.addEventListener("message", (message) => {
            const { state } = JSON.parse(message.data as string) as ReplayEvent;
            if (state === "done") {
                source.close();
            }
            void this.tell(state === "done");
        });
        source.addEventListener("error", () => {
            this.say(make("p", { className: "soft" }, text("reconnecting")));
            if (source.readyState === EventSource.CLOSED) {
                window.setTimeout(() => this.follow(), RETRY_MILLIS);
            }
        });
    }

    private async tell(isDone: boolean): Promise<void> {
        try {
            await this.show();
        } catch (failure) {
            this.refuse(failure);
        }
        if (isDone) {
            this.setBusy(false);
        }
    }

    /** Shows how it stands now. Of two answers that are under way, the later one counts. */
    private async show(): Promise<void> {
        const turn = ++this.asked;
        const parts = parse(await (await ask("GET", this.path)).text());
        if (turn !== this.asked) {
            return;
        }
        this.say(...need("[data-status]", parts).childNodes);
        this.again.replaceChildren(...need("[data-again]", parts).childNodes);
        leadToLines(this.again);
        all(".swim", this.again).forEach((figure) => new Swim(figure));
    }

    private say(...what: Node[]): void {
        this.status.replaceChildren(...what);
        all<HTMLTimeElement>("time", this.status).forEach(tellTime);
    }

    private refuse(failure: unknown): void {
        this.say(make("p", { className: "notice bad" }, reason(failure)));
    }
}

function reason(failure: unknown): string {
    if (failure instanceof Refused) {
        return failure.status === 429
            ? text("replay-too-many")
            : text("replay-refused", { why: failure.message });
    }
    if (failure instanceof SignedOut) {
        return text("signed-out");
    }
    if (failure instanceof Unreachable) {
        return text("unreachable");
    }
    throw failure;
}
