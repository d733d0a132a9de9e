import { ask } from "../api";
import { all, make, need, parse } from "../dom";
import { tellTime } from "../frame";
import { follow } from "../progress";
import { text } from "../texts";
import type { Editor, Remark } from "./editor";
import type { Tabs } from "./tabs";

export interface Place {
    file: string;
    line: number;
    column: number;
}

/** The panel below the editor: live progress, then the verdict with its remarks on the code. */
export class Result {
    private readonly panel = need("#result");
    private remarks: Remark[] = [];

    constructor(
        private readonly editor: Editor,
        private readonly tabs: Tabs,
        private readonly goTo: (place: Place) => void,
    ) {}

    announce(kind: "run" | "submit"): void {
        this.setRemarks([]);
        this.say(make("p", { className: "soft" }, text(kind === "run" ? "sent-run" : "sent-submit")));
    }

    refuse(what: Node): void {
        const notice = make("div", { className: "notice bad" }, what);
        notice.setAttribute("role", "alert");
        this.say(notice);
    }

    /** Shows each stage as it happens, and the verdict at the end. */
    async follow(id: string, kind: "run" | "submit"): Promise<void> {
        const template = need<HTMLTemplateElement>(`template#track-${kind}`);
        this.say(template.content.cloneNode(true));
        await follow(id, need(".track", this.panel));
        const path = `/submissions/${encodeURIComponent(id)}/summary`;
        this.say(parse(await (await ask("GET", path)).text()));
        this.read();
    }

    /** Puts the remarks into the file now shown. */
    mark(): void {
        this.editor.remark(this.remarks);
        this.tabs.mark(new Set(this.remarks.map((remark) => remark.file)));
    }

    private say(what: Node): void {
        this.panel.replaceChildren(what);
    }

    private read(): void {
        all<HTMLTimeElement>("time", this.panel).forEach(tellTime);
        const placed = all("[data-file][data-line]", this.panel);
        this.setRemarks(placed.map(remark));
        placed.forEach((element) =>
            element.addEventListener("click", () => this.goTo(remark(element))),
        );
    }

    private setRemarks(remarks: Remark[]): void {
        this.remarks = remarks;
        this.mark();
    }
}

function remark(element: HTMLElement): Remark {
    const { file = "", line, column, severity, message } = element.dataset;
    return {
        file,
        line: Number(line),
        column: Number(column ?? 0),
        severity: severity === "warning" || severity === "info" ? severity : "error",
        message: message ?? element.textContent ?? "",
    };
}
