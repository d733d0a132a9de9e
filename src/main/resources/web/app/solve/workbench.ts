import { Refused, SignedOut, Unreachable, askFor } from "../api";
import { all, make, need } from "../dom";
import { clock, text } from "../texts";
import { Asides } from "./aside";
import { Attempts } from "./attempts";
import { Draft, type Files, type SaveState, type ServerDraft } from "./draft";
import { Editor } from "./editor";
import { Result } from "./result";
import { startSplit } from "./split";
import { Tabs } from "./tabs";

type Kind = "run" | "submit";

/** The exercise page: statement, files, editor, result and earlier attempts. */
class Workbench {
    private readonly bench = need("#bench");
    private readonly slug = this.bench.dataset.slug ?? "";
    private readonly version = this.bench.dataset.version ?? "";
    private readonly owner = this.bench.dataset.owner ?? "";
    private readonly templates = readTemplates();
    private readonly asides = new Asides(this.owner, this.slug);
    private readonly editor = new Editor(
        need("#editor"),
        (file) => text("editor-label", { file }),
        (file, content) => this.edited(file, content),
    );
    private readonly tabs = new Tabs(need("#files"), {
        show: (name) => this.show(name),
        add: (name) => this.add(name),
        rename: (from, to) => this.rename(from, to),
        remove: (name) => this.remove(name),
    });
    private readonly result = new Result(this.editor, this.tabs, (place) => {
        if (place.file in this.files) {
            this.show(place.file);
            this.editor.goTo(place.line, place.column);
        }
    });
    private readonly attempts = new Attempts(this.slug, this.asides, (language, files) =>
        this.replace(language, files),
    );
    private draft: Draft | undefined;
    private language = "";
    private shown = "";
    private busy = false;

    async start(): Promise<void> {
        startSplit();
        all<HTMLButtonElement>("[data-language]", need("#languages")).forEach((button) =>
            button.addEventListener("click", () => void this.open(button.dataset.language ?? "")),
        );
        need("#run").addEventListener("click", () => void this.handIn("run"));
        need("#submit").addEventListener("click", () => void this.handIn("submit"));
        need("#reset").addEventListener("click", () => this.reset());
        document.addEventListener("keydown", (event) => this.onKey(event), { capture: true });
        ["focus", "online"].forEach((name) =>
            window.addEventListener(name, () => this.draft?.hurry()),
        );
        await this.open(this.firstLanguage());
        const open = await this.attempts.draw();
        if (open) {
            await this.watch(open.id, open.kind);
        }
    }

    private get files(): Files {
        return this.draft?.text ?? {};
    }

    private get main(): string {
        return Object.keys(this.templates[this.language] ?? {})[0] ?? "";
    }

    private firstLanguage(): string {
        const kept = localStorage.getItem(this.languageKey) ?? "";
        return kept in this.templates ? kept : (Object.keys(this.templates)[0] ?? "");
    }

    private get languageKey(): string {
        return `interlock.language.${this.owner}.${this.slug}`;
    }

    private async open(language: string): Promise<void> {
        if (language === this.language) {
            return;
        }
        this.draft?.close();
        this.language = language;
        localStorage.setItem(this.languageKey, language);
        all("[data-language]", need("#languages")).forEach((button) =>
            button.setAttribute("aria-pressed", String(button.dataset.language === language)),
        );
        const template = this.templates[language] ?? {};
        const onState = (state: SaveState) => this.told(state);
        this.draft = await Draft.open(this.owner, this.slug, language, template, onState);
        this.load(this.main);
    }

    private load(file: string): void {
        this.editor.load(this.language, this.files);
        this.show(file in this.files ? file : (this.names()[0] ?? ""));
    }

    private show(file: string): void {
        this.shown = file;
        this.editor.show(file);
        this.tabs.draw(this.names(), file, this.main);
        this.result.mark();
    }

    /** The main file first, then the others by name: storage keeps no order. */
    private names(): string[] {
        const others = Object.keys(this.files).filter((name) => name !== this.main);
        return [...(this.main in this.files ? [this.main] : []), ...others.sort()];
    }

    private edited(file: string, content: string): void {
        this.draft?.change({ ...this.files, [file]: content });
    }

    private add(name: string): void {
        this.editor.add(name, "");
        this.draft?.change({ ...this.files, [name]: "" });
        this.show(name);
        this.editor.focus();
    }

    private rename(from: string, to: string): void {
        this.editor.rename(from, to);
        const entries = Object.entries(this.files);
        this.draft?.change(
            Object.fromEntries(entries.map(([name, content]) => [name === from ? to : name, content])),
        );
        this.show(to);
    }

    private remove(name: string): void {
        this.asides.put(this.language, this.files);
        const { [name]: _, ...rest } = this.files;
        this.editor.remove(name);
        this.draft?.change(rest);
        this.show(this.main);
        void this.attempts.draw();
    }

    /** Puts other files in place of these, which stay in the list of earlier attempts. */
    private async replace(language: string, files: Files): Promise<void> {
        if (!(language in this.templates)) {
            return;
        }
        await this.open(language);
        this.asides.put(language, this.files);
        this.draft?.change(files);
        this.load(this.main);
        void this.attempts.draw();
    }

    private reset(): void {
        if (confirm(text("reset-question"))) {
            void this.replace(this.language, this.templates[this.language] ?? {});
        }
    }

    private onKey(event: KeyboardEvent): void {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.stopPropagation();
            void this.handIn(event.shiftKey ? "submit" : "run");
        }
    }

    private async handIn(kind: Kind): Promise<void> {
        if (this.busy) {
            return;
        }
        const { slug: exercise, version, language, files } = this;
        try {
            this.setBusy(true);
            this.result.announce(kind);
            const body = { exercise, version, language, kind, files };
            const { id } = await askFor<{ id: string }>("POST", "/api/submissions", body);
            await this.watch(id, kind);
        } catch (failure) {
            this.setBusy(false);
            this.result.refuse(sentence(failure));
        }
    }

    private async watch(id: string, kind: Kind): Promise<void> {
        this.setBusy(true);
        try {
            await this.result.follow(id, kind);
            await this.attempts.draw();
        } catch (failure) {
            this.result.refuse(sentence(failure));
        } finally {
            this.setBusy(false);
        }
    }

    private setBusy(busy: boolean): void {
        this.busy = busy;
        all("#run, #submit").forEach((button) => button.setAttribute("aria-disabled", String(busy)));
    }

    private told(state: SaveState): void {
        const line = need("#save-state");
        line.dataset.state = state.kind;
        line.textContent =
            state.kind === "saved"
                ? text("save-saved", { time: clock(state.at) })
                : text(`save-${state.kind}`, state.kind === "refused" ? { why: state.why } : {});
        need("#signed-out").hidden = state.kind !== "signed-out";
        const notice = need("#conflict");
        notice.hidden = state.kind !== "conflict";
        if (state.kind === "conflict") {
            this.offer(notice, state.theirs);
        }
    }

    private offer(notice: HTMLElement, theirs: ServerDraft): void {
        need<HTMLButtonElement>("#keep-mine", notice).onclick = () => {
            this.asides.put(this.language, theirs.files);
            this.draft?.keepMine(theirs);
            void this.attempts.draw();
        };
        need<HTMLButtonElement>("#take-theirs", notice).onclick = () => {
            this.asides.put(this.language, this.files);
            this.draft?.takeTheirs(theirs);
            this.load(this.shown);
            void this.attempts.draw();
        };
    }
}

/** The files each language starts with: language → name → text; the first file is the main one. */
function readTemplates(): Record<string, Files> {
    const template = need<HTMLTemplateElement>("template#start");
    const found: Record<string, Files> = {};
    all("code", template.content).forEach((code) => {
        const { language = "", file = "" } = code.dataset;
        found[language] = { ...found[language], [file]: code.textContent ?? "" };
    });
    return found;
}

/** What to tell the candidate about a request that failed. */
function sentence(failure: unknown): Node {
    if (failure instanceof SignedOut) {
        return need<HTMLTemplateElement>("#sign-in-again").content.cloneNode(true);
    }
    if (failure instanceof Unreachable) {
        return make("p", {}, text("unreachable"));
    }
    if (failure instanceof Refused) {
        return make("p", {}, text("refused", { why: failure.message }));
    }
    throw failure;
}

export async function start(): Promise<void> {
    await new Workbench().start();
}
