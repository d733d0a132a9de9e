import { all, make, need } from "../dom";
import { text } from "../texts";

const NAME = /^[A-Za-z_][\w-]{0,60}\.[a-z]{1,6}$/;

/** What happens to files when their tabs are used. */
export interface FileActs {
    show(name: string): void;
    add(name: string): void;
    rename(from: string, to: string): void;
    remove(name: string): void;
}

/** The row of file tabs above the editor: arrows move, Enter shows, F2 renames, Delete removes. */
export class Tabs {
    private names: string[] = [];
    private shown = "";
    private main = "";

    constructor(
        private readonly row: HTMLElement,
        private readonly acts: FileActs,
    ) {
        row.addEventListener("keydown", (event) => this.onKey(event));
        need("#file-add").addEventListener("click", () => this.askName("", (name) => acts.add(name)));
        need("#file-rename").addEventListener("click", () => this.rename());
        need("#file-remove").addEventListener("click", () => this.remove());
    }

    /** @param main the file the exercise asks for, which can be neither renamed nor removed */
    draw(names: string[], shown: string, main: string): void {
        this.names = names;
        this.shown = shown;
        this.main = main;
        this.row.replaceChildren(...names.map((name) => this.tab(name)));
        all<HTMLButtonElement>("#file-rename, #file-remove").forEach((button) => {
            button.disabled = shown === main;
        });
    }

    /** Marks the files that something was said about. */
    mark(files: Set<string>): void {
        all<HTMLButtonElement>("[role=tab]", this.row).forEach((tab) =>
            tab.classList.toggle("has-remarks", files.has(tab.dataset.file ?? "")),
        );
    }

    private tab(name: string): HTMLButtonElement {
        const isShown = name === this.shown;
        const tab = make("button", { type: "button", className: "file", textContent: name });
        tab.dataset.file = name;
        tab.setAttribute("role", "tab");
        tab.setAttribute("aria-selected", String(isShown));
        tab.setAttribute("aria-controls", "editor");
        tab.tabIndex = isShown ? 0 : -1;
        tab.addEventListener("click", () => this.acts.show(name));
        tab.addEventListener("dblclick", () => this.rename());
        return tab;
    }

    private onKey(event: KeyboardEvent): void {
        const at = this.names.indexOf(this.shown);
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step !== undefined) {
            const next = this.names[(at + step + this.names.length) % this.names.length];
            if (next) {
                this.acts.show(next);
                this.row.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
            }
        } else if (event.key === "F2") {
            this.rename();
        } else if (event.key === "Delete") {
            this.remove();
        } else {
            return;
        }
        event.preventDefault();
    }

    private rename(): void {
        if (this.shown !== this.main) {
            this.askName(this.shown, (name) => this.acts.rename(this.shown, name));
        }
    }

    private remove(): void {
        if (this.shown !== this.main && confirm(text("remove-file", { file: this.shown }))) {
            this.acts.remove(this.shown);
        }
    }

    private askName(before: string, use: (name: string) => void): void {
        const dialog = need<HTMLDialogElement>("#file-dialog");
        const input = need<HTMLInputElement>("input", dialog);
        const form = need<HTMLFormElement>("form", dialog);
        input.value = before;
        input.setCustomValidity("");
        input.oninput = () => input.setCustomValidity(this.fault(input.value, before));
        form.onsubmit = (event) => {
            const isCancelled = (event.submitter as HTMLButtonElement | null)?.value === "cancel";
            if (!isCancelled && input.value !== before) {
                use(input.value);
            }
        };
        dialog.showModal();
        input.select();
    }

    private fault(name: string, before: string): string {
        if (!NAME.test(name)) {
            return text("bad-file-name");
        }
        return name !== before && this.names.includes(name) ? text("file-exists") : "";
    }
}
