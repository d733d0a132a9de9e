import { goTo } from "./code";
import { all } from "./dom";
import { follow } from "./progress";
import { Swim } from "./swim";

/** The report page: while grading goes on it shows the live track, then the whole report. */
export async function start(): Promise<void> {
    const track = document.querySelector<HTMLElement>(".track[data-follow]");
    if (track) {
        await follow(track.dataset.follow ?? "", track);
        location.reload();
        return;
    }
    all("button[data-file][data-line]").forEach((place) =>
        place.addEventListener("click", () =>
            goTo(place.dataset.file ?? "", place.dataset.line ?? ""),
        ),
    );
    all(".swim").forEach((figure) => new Swim(figure));
}
