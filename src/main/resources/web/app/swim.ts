import { goTo, lineOf, mark } from "./code";
import { all, make, need } from "./dom";
import { text } from "./texts";

const LINES_AROUND = 2;

/** Steps through a schedule drawn as swim-lanes, by keys, clicks and buttons. */
export class Swim {
    private readonly table: HTMLElement;
    private readonly now: HTMLElement;
    private readonly names: string[];
    private readonly locks = new Map<string, string>();
    private readonly last: string;

    constructor(figure: HTMLElement) {
        this.table = need("table", figure);
        this.now = need(".now", figure);
        this.names = all("thead .name", figure).map((name) => name.textContent ?? "");
        all("tbody [data-fold]", figure).forEach((fold) =>
            fold.addEventListener("click", () => this.turn(fold)),
        );
        all(".lock-keys li", figure).forEach((key) =>
            this.locks.set(key.querySelector("i")?.classList[0] ?? "", key.textContent ?? ""),
        );
        this.last = all("[data-step]", this.table).at(-1)?.dataset.step ?? "";
        this.table.addEventListener("keydown", (event) => this.onKey(event));
        this.table.addEventListener("focusin", (event) => this.onFocus(event));
        this.table.addEventListener("click", (event) => this.onClick(event));
        all("[data-go]", this.now).forEach((button) =>
            button.addEventListener("click", () => this.move(Number(button.dataset.go))),
        );
        need("[data-jump]", this.now).addEventListener("click", () => this.jump());
        this.select(this.table.querySelector<HTMLElement>(".telling .what") ?? this.stops()[0]);
    }

    /** What can be stepped to now: steps that are not folded away, and folds. */
    private stops(): HTMLElement[] {
        return all("tbody tr:not([hidden]) button.what", this.table);
    }

    private current(): HTMLElement | null {
        return this.table.querySelector<HTMLElement>("button.what[tabindex='0']");
    }

    private onKey(event: KeyboardEvent): void {
        const target = event.target as HTMLElement;
        if (!target.matches("button.what") || event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }
        const isFold = target.dataset.fold !== undefined;
        const isOpen = target.getAttribute("aria-expanded") === "true";
        switch (event.key) {
            case "ArrowDown":
                this.move(1);
                break;
            case "ArrowUp":
                this.move(-1);
                break;
            case "ArrowRight":
                if (isFold && !isOpen) {
                    this.turn(target);
                } else {
                    this.move(1);
                }
                break;
            case "ArrowLeft":
                if (isFold && isOpen) {
                    this.turn(target);
                } else {
                    this.move(-1);
                }
                break;
            case "Home":
                this.focus(this.stops()[0]);
                break;
            case "End":
                this.focus(this.stops().at(-1));
                break;
            case "Enter":
                if (isFold) {
                    return;
                }
                this.jump();
                break;
            default:
                return;
        }
        event.preventDefault();
    }

    private onFocus(event: Event): void {
        const button = (event.target as HTMLElement).closest<HTMLElement>("button.what");
        if (button) {
            this.select(button);
        }
    }

    /** A click anywhere in a row is a click on its step. */
    private onClick(event: Event): void {
        const row = (event.target as HTMLElement).closest("tbody tr");
        this.focus(row?.querySelector<HTMLElement>("button.what"));
    }

    private move(by: number): void {
        const stops = this.stops();
        const at = stops.indexOf(this.current() ?? stops[0]);
        this.focus(stops[Math.min(Math.max(at + by, 0), stops.length - 1)]);
    }

    private focus(button: HTMLElement | null | undefined): void {
        button?.focus({ preventScroll: true });
        button?.closest("tr")?.scrollIntoView({ block: "nearest" });
    }

    private jump(): void {
        const { at, row } = this.current()?.dataset ?? {};
        if (at && row) {
            goTo(at, row);
        }
    }

    /** Folds or unfolds a stretch. */
    private turn(fold: HTMLElement): void {
        const isOpen = fold.getAttribute("aria-expanded") === "true";
        fold.setAttribute("aria-expanded", String(!isOpen));
        const [first = 0, last = 0] = (fold.dataset.fold ?? "").split(" ").map(Number);
        all("[data-step]", this.table)
            .filter((row) => Number(row.dataset.step) >= first && Number(row.dataset.step) <= last)
            .forEach((row) => (row.hidden = isOpen));
    }

    private select(button: HTMLElement | null | undefined): void {
        const before = this.current();
        before?.setAttribute("tabindex", "-1");
        before?.closest("tr")?.removeAttribute("aria-current");
        if (!button) {
            return;
        }
        button.setAttribute("tabindex", "0");
        button.closest("tr")?.setAttribute("aria-current", "step");
        const isShown = before !== null;
        this.show(button, isShown);
    }

    private show(button: HTMLElement, isChosen: boolean): void {
        const row = button.closest<HTMLElement>("tr");
        const { at, row: line } = button.dataset;
        const code = at && line ? lineOf(at, line) : null;
        if (isChosen) {
            mark(code);
        }
        this.now.hidden = false;
        const step = row?.dataset.step ?? button.dataset.fold?.replace(" ", "–") ?? "";
        need("[data-count]", this.now).textContent = text("step-of", { step, steps: this.last });
        need("[data-locks]", this.now).textContent = row ? this.told(row) : "";
        const jump = need("[data-jump]", this.now);
        jump.hidden = !code;
        jump.textContent = code ? `${at}:${line}` : "";
        need("[data-near]", this.now).replaceChildren(...near(code));
    }

    /** Who has and who wants which lock at a step. */
    private told(row: HTMLElement): string {
        return all("td", row)
            .flatMap((cell, lane) =>
                all("i.held, i.wanted", cell).map((bar) =>
                    text(bar.classList.contains("held") ? "holds" : "wants", {
                        thread: this.names[lane] ?? "",
                        lock: this.locks.get(bar.classList[0] ?? "") ?? "",
                    }),
                ),
            )
            .join(" · ");
    }
}

/** The lines around one, which is marked. */
function near(code: HTMLElement | null): Node[] {
    if (!code) {
        return [document.createTextNode(text("no-line"))];
    }
    const rows = all("tr[id]", code.parentElement ?? code);
    const at = rows.indexOf(code);
    return rows.slice(Math.max(0, at - LINES_AROUND), at + LINES_AROUND + 1).map((row) =>
        make(
            "span",
            { className: row === code ? "line here" : "line" },
            make("span", { className: "soft" }, row.querySelector("th")?.textContent ?? ""),
            ` ${row.querySelector("td")?.textContent ?? ""}\n`,
        ),
    );
}
