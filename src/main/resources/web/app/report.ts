import { leadToLines } from "./code";
import { all } from "./dom";
import { follow } from "./progress";
import { Replay } from "./replay";
import { Swim } from "./swim";

/** The report page: while grading goes on it shows the live track, then the whole report. */
export async function start(): Promise<void> {
    const track = document.querySelector<HTMLElement>(".track[data-follow]");
    if (track) {
        await follow(track.dataset.follow ?? "", track);
        location.reload();
        return;
    }
    leadToLines();
    all(".swim").forEach((figure) => new Swim(figure));
    all("[data-replay]").forEach((schedule) => new Replay(schedule));
}
