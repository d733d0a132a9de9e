import { SignedOut, Unreachable, ask, askFor } from "../api";
import { all, make, need, parse } from "../dom";
import { tellTime } from "../frame";
import { text } from "../texts";
import type { Asides } from "./aside";
import type { Files } from "./draft";

export interface OpenAttempt {
    id: string;
    kind: "run" | "submit";
}

/** The list of earlier attempts and of texts put aside; each can be loaded back. */
export class Attempts {
    constructor(
        private readonly slug: string,
        private readonly asides: Asides,
        private readonly load: (language: string, files: Files) => Promise<void>,
    ) {}

    /** @returns the attempt that is still being graded, if there is one */
    async draw(): Promise<OpenAttempt | undefined> {
        const list = need("#attempts");
        list.replaceChildren(await this.fetched());
        all<HTMLTimeElement>("time", list).forEach(tellTime);
        all<HTMLButtonElement>("button[data-load]", list).forEach((button) =>
            button.addEventListener("click", () => void this.fetch(button.dataset.load ?? "")),
        );
        this.drawAsides(list);
        const open = list.querySelector<HTMLElement>("[data-open]")?.dataset;
        return open && { id: open.open ?? "", kind: open.kind === "run" ? "run" : "submit" };
    }

    private async fetched(): Promise<Node> {
        const path = `/exercises/${encodeURIComponent(this.slug)}/attempts`;
        try {
            return parse(await (await ask("GET", path)).text());
        } catch (failure) {
            if (failure instanceof SignedOut || failure instanceof Unreachable) {
                return make("p", { className: "soft" }, text("unreachable"));
            }
            throw failure;
        }
    }

    private async fetch(id: string): Promise<void> {
        const { language, files } = await askFor<{ language: string; files: Files }>(
            "GET",
            `/api/submissions/${encodeURIComponent(id)}`,
        );
        await this.load(language, files);
    }

    private drawAsides(list: HTMLElement): void {
        const kept = this.asides.all();
        if (kept.length === 0) {
            return;
        }
        const rows = kept.map((aside) => {
            const time = make("time", { dateTime: aside.at });
            tellTime(time);
            const button = make("button", {
                type: "button",
                className: "button small",
                textContent: text("load"),
            });
            button.addEventListener("click", () => void this.load(aside.language, aside.files));
            return make("li", {}, time, make("span", { className: "soft" }, aside.language), button);
        });
        list.append(
            make("h3", {}, text("put-aside")),
            make("ul", { className: "asides" }, ...rows),
        );
    }
}
