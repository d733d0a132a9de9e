import { all, need } from "./dom";
import { text } from "./texts";

/** What the server tells of a submission; `done` is the last event of every stream. */
type LiveEvent =
    | { type: "attempt-begun"; attempt: number }
    | { type: "released"; attempt: number }
    | { type: "stage-started"; stage: string; cases: number }
    | { type: "case-done"; stage: string; done: number; total: number }
    | { type: "stage-done"; stage: string; status?: "passed" | "failed" | "skipped" }
    | { type: "done" };

const RETRY_MILLIS = 3_000;

/**
 * Follows a submission on a track of stages until it is done. The browser itself reconnects and
 * names the last event it saw, so that none is lost; after an answer that makes it give up, such as
 * the end of a session, we begin anew.
 */
export function follow(id: string, track: HTMLElement): Promise<void> {
    return new Promise((resolve) => listen(id, track, resolve));
}

function listen(id: string, track: HTMLElement, resolve: () => void): void {
    const live = need("[data-live]", track);
    const source = new EventSource(`/api/submissions/${encodeURIComponent(id)}/events`);
    source.addEventListener("message", (message) => {
        const event = JSON.parse(message.data as string) as LiveEvent;
        step(track, live, event);
        if (event.type === "done") {
            source.close();
            resolve();
        }
    });
    source.addEventListener("error", () => {
        live.textContent = text("reconnecting");
        if (source.readyState === EventSource.CLOSED) {
            window.setTimeout(() => listen(id, track, resolve), RETRY_MILLIS);
        }
    });
}

function step(track: HTMLElement, live: HTMLElement, event: LiveEvent): void {
    switch (event.type) {
        case "attempt-begun":
            clear(track);
            break;
        case "released":
            clear(track);
            live.textContent = text("waiting-again");
            break;
        case "stage-started":
            stageOf(track, event.stage, (stage, name) => {
                stage.dataset.status = "running";
                stage.setAttribute("aria-current", "step");
                live.textContent = text("stage-running", { stage: name });
            });
            break;
        case "case-done":
            stageOf(track, event.stage, (stage, name) => {
                fill(stage, event.done / event.total);
                const { done, total } = event;
                live.textContent = text("case-done", { stage: name, done, total });
            });
            break;
        case "stage-done":
            stageOf(track, event.stage, (stage) => {
                stage.dataset.status = event.status ?? "over";
                stage.removeAttribute("aria-current");
                fill(stage, 1);
            });
            break;
        case "done":
            live.textContent = text("verdict-reached");
            break;
    }
}

function stageOf(
    track: HTMLElement,
    id: string,
    use: (stage: HTMLElement, name: string) => void,
): void {
    const stage = track.querySelector<HTMLElement>(`[data-stage="${CSS.escape(id)}"]`);
    if (stage) {
        use(stage, stage.dataset.name ?? id);
    }
}

function fill(stage: HTMLElement, share: number): void {
    stage.style.setProperty("--done", `${Math.round(100 * share)}%`);
}

function clear(track: HTMLElement): void {
    all("[data-stage]", track).forEach((stage) => {
        delete stage.dataset.status;
        stage.removeAttribute("aria-current");
        fill(stage, 0);
    });
}
