import { Refused, SignedOut, Unreachable, ask, askFor } from "./api";
import { all, make, need, parse } from "./dom";
import { tellTime } from "./frame";
import { text } from "./texts";

const POLL_MILLIS = 2_000;

interface FieldError {
    field: string;
    message: string;
}

/** The admins' pages: lists and gates stay fresh while a gate is open; packages are uploaded. */
export function start(): void {
    const polled = need("[data-poll]");
    wire(polled);
    pollWhileOpen(polled);
    document.querySelector<HTMLFormElement>("#upload")?.addEventListener("submit", (event) => {
        event.preventDefault();
        void upload(event.target as HTMLFormElement, polled);
    });
}

function pollWhileOpen(polled: HTMLElement): void {
    if (polled.querySelector("[data-open]")) {
        window.setTimeout(() => void refresh(polled), POLL_MILLIS);
    }
}

async function refresh(polled: HTMLElement): Promise<void> {
    try {
        const answer = await ask("GET", polled.dataset.poll ?? "");
        const focused = document.activeElement?.getAttribute("href");
        polled.replaceChildren(parse(await answer.text()));
        wire(polled);
        if (focused) {
            polled.querySelector<HTMLElement>(`[href="${CSS.escape(focused)}"]`)?.focus();
        }
    } catch (failure) {
        if (!(failure instanceof Unreachable)) {
            throw failure;
        }
    }
    pollWhileOpen(polled);
}

function wire(polled: HTMLElement): void {
    all<HTMLTimeElement>("time", polled).forEach(tellTime);
    all<HTMLButtonElement>("[data-withdraw]", polled).forEach((button) =>
        button.addEventListener("click", () => void withdraw(button, polled)),
    );
}

async function withdraw(button: HTMLButtonElement, polled: HTMLElement): Promise<void> {
    const { exercise = "", version = "", withdraw: path = "" } = button.dataset;
    if (confirm(text("withdraw-question", { exercise, version }))) {
        try {
            await ask("POST", path, {});
            await refresh(polled);
        } catch (failure) {
            need("#upload-result").replaceChildren(faults(failure));
        }
    }
}

async function upload(form: HTMLFormElement, polled: HTMLElement): Promise<void> {
    const file = need<HTMLInputElement>("input[type=file]", form).files?.[0];
    const result = need("#upload-result");
    if (!file) {
        return;
    }
    result.replaceChildren(make("p", {}, text("uploading")));
    try {
        const zip = new Blob([file], { type: "application/zip" });
        const taken = await askFor<{ slug: string; version: string }>("POST", "/api/exercises", zip);
        const { slug: exercise, version } = taken;
        result.replaceChildren(
            make("p", { className: "notice" }, text("uploaded", { exercise, version })),
        );
        form.reset();
        await refresh(polled);
    } catch (failure) {
        result.replaceChildren(faults(failure));
    }
}

/** Every fault of a package by its file and key, as the server names them. */
function faults(failure: unknown): HTMLElement {
    const notice = make("div", { className: "notice bad" });
    if (failure instanceof Refused) {
        const errors = (failure.problem.errors ?? []) as FieldError[];
        const rows = errors.map(({ field, message }) =>
            make("li", {}, make("code", {}, field), ` ${message}`),
        );
        notice.append(make("p", {}, text("upload-refused", { why: failure.message })));
        notice.append(make("ul", {}, ...rows));
        return notice;
    }
    if (failure instanceof SignedOut || failure instanceof Unreachable) {
        const key = failure instanceof SignedOut ? "signed-out" : "unreachable";
        notice.append(make("p", {}, text(key)));
        return notice;
    }
    throw failure;
}
