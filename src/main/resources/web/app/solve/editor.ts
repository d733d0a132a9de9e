import { indentWithTab } from "@codemirror/commands";
import { cpp } from "@codemirror/lang-cpp";
import { java } from "@codemirror/lang-java";
import { python } from "@codemirror/lang-python";
import { indentUnit } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { look } from "./look";

/** Something said about a line of a file; lines and columns count from 1, column 0 is the line. */
export interface Remark {
    file: string;
    line: number;
    column: number;
    severity: "error" | "warning" | "info";
    message: string;
}

const languages: Record<string, () => Extension> = { java, python, c: cpp };

/**
 * The text editor. It lives in a shadow root: there CodeMirror puts its styles into a constructed
 * style sheet, which a strict Content-Security-Policy allows, where a style element is refused.
 */
export class Editor {
    private readonly view: EditorView;
    private readonly states = new Map<string, EditorState>();
    private file = "";
    private language = "";
    private remarks: Remark[] = [];

    constructor(
        host: HTMLElement,
        private readonly label: (file: string) => string,
        private readonly onChange: (file: string, text: string) => void,
    ) {
        const root = host.attachShadow({ mode: "open" });
        this.view = new EditorView({ parent: root, root });
    }

    /** Takes texts in place of all it had; undo does not reach behind this. */
    load(language: string, files: Record<string, string>): void {
        this.language = language;
        this.states.clear();
        this.remarks = [];
        Object.entries(files).forEach(([name, text]) => this.states.set(name, this.fresh(name, text)));
        this.file = "";
    }

    show(file: string): void {
        this.keep();
        this.file = file;
        this.view.setState(this.states.get(file) ?? this.fresh(file, ""));
        this.mark();
    }

    add(file: string, text: string): void {
        this.states.set(file, this.fresh(file, text));
    }

    rename(from: string, to: string): void {
        this.keep();
        const text = this.states.get(from)?.doc.toString() ?? "";
        this.states.delete(from);
        this.add(to, text);
    }

    remove(file: string): void {
        this.states.delete(file);
        if (this.file === file) {
            this.file = "";
        }
    }

    /** Replaces remarks; they move with the text while it is edited. */
    remark(remarks: Remark[]): void {
        this.remarks = remarks;
        this.mark();
    }

    goTo(line: number, column: number): void {
        const at = position(this.view.state, line, column);
        this.view.dispatch({
            selection: { anchor: at },
            effects: EditorView.scrollIntoView(at, { y: "center" }),
        });
        this.view.focus();
    }

    focus(): void {
        this.view.focus();
    }

    private keep(): void {
        if (this.file) {
            this.states.set(this.file, this.view.state);
        }
    }

    private mark(): void {
        const { state } = this.view;
        const here = this.remarks
            .filter((remark) => remark.file === this.file)
            .map((remark) => diagnostic(state, remark));
        this.view.dispatch(setDiagnostics(state, here));
    }

    private fresh(file: string, text: string): EditorState {
        return EditorState.create({
            doc: text,
            extensions: [
                // Tab leaves the editor unless a text is being indented: see the keys dialog.
                Prec.low(keymap.of([indentWithTab])),
                basicSetup,
                languages[this.language]?.() ?? [],
                indentUnit.of("    "),
                lintGutter(),
                look,
                EditorView.contentAttributes.of({ "aria-label": this.label(file) }),
                EditorView.updateListener.of((update) => {
                    if (update.docChanged) {
                        this.onChange(this.file, update.state.doc.toString());
                    }
                }),
            ],
        });
    }
}

function position(state: EditorState, line: number, column: number): number {
    const found = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
    return Math.min(found.from + Math.max(column - 1, 0), found.to);
}

function diagnostic(state: EditorState, remark: Remark): Diagnostic {
    const line = state.doc.line(Math.min(remark.line, state.doc.lines));
    const indent = line.text.length - line.text.trimStart().length;
    const from = remark.column > 0 ? position(state, remark.line, remark.column) : line.from + indent;
    const word = remark.column > 0 ? (state.wordAt(from)?.to ?? from + 1) : line.to;
    return {
        from: Math.min(from, line.to),
        to: Math.min(Math.max(word, from), line.to),
        severity: remark.severity,
        message: remark.message,
    };
}
