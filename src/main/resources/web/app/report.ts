import { all } from "./dom";
import { follow } from "./progress";

/** The report page: while grading goes on it shows the live track, then the whole report. */
export async function start(): Promise<void> {
    const track = document.querySelector<HTMLElement>(".track[data-follow]");
    if (track) {
        await follow(track.dataset.follow ?? "", track);
        location.reload();
        return;
    }
    all("button[data-file][data-line]").forEach((place) =>
        place.addEventListener("click", () => goTo(place.dataset.file, place.dataset.line)),
    );
}

function goTo(file = "", line = ""): void {
    const row = document.getElementById(`line-${file}-${line}`);
    row?.closest("details")?.setAttribute("open", "");
    row?.scrollIntoView({ block: "center" });
    row?.closest<HTMLElement>(".source")?.focus({ preventScroll: true });
    document.querySelector(".source tr.here")?.classList.remove("here");
    row?.classList.add("here");
}
