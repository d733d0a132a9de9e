import { all } from "./dom";

/** A line of code that the page shows, as a row of its table. */
export function lineOf(file: string, line: number | string): HTMLElement | null {
    return document.getElementById(`line-${file}-${line}`);
}

/** Marks one line, and brings it into view within its file; the page itself stays where it is. */
export function mark(row: HTMLElement | null): void {
    document.querySelector(".source tr.here")?.classList.remove("here");
    row?.classList.add("here");
    const source = row?.closest<HTMLElement>(".source");
    if (row && source) {
        source.scrollTop = row.offsetTop - (source.clientHeight - row.offsetHeight) / 2;
    }
}

/** Lets all buttons that name a line go to it. */
export function leadToLines(within: ParentNode = document): void {
    all("button[data-file][data-line]", within).forEach((place) =>
        place.addEventListener("click", () =>
            goTo(place.dataset.file ?? "", place.dataset.line ?? ""),
        ),
    );
}

/** Goes to a line; Escape leads back to where one came from. */
export function goTo(file: string, line: number | string): void {
    const row = lineOf(file, line);
    const source = row?.closest<HTMLElement>(".source");
    if (!row || !source) {
        return;
    }
    const from = document.activeElement;
    row.closest("details")?.setAttribute("open", "");
    mark(row);
    row.scrollIntoView({ block: "center" });
    source.focus({ preventScroll: true });
    if (from instanceof HTMLElement) {
        source.onkeydown = (event) => {
            if (event.key === "Escape") {
                source.onkeydown = null;
                from.focus();
            }
        };
    }
}
