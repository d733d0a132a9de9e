import { need } from "../dom";

const KEY = "interlock.split";
const PERCENT_MIN = 20;
const PERCENT_MAX = 75;
const STEP = 2;

/** The bar between statement and editor: dragged, or moved by arrow keys; double click resets. */
export function startSplit(): void {
    const bench = need("#bench");
    const bar = need("#split");
    const put = (percent: number) => {
        const bounded = Math.min(PERCENT_MAX, Math.max(PERCENT_MIN, Math.round(percent)));
        bench.style.setProperty("--split", `${bounded}%`);
        bar.setAttribute("aria-valuenow", String(bounded));
        localStorage.setItem(KEY, String(bounded));
    };
    const kept = localStorage.getItem(KEY);
    if (kept !== null) {
        put(Number(kept));
    }
    const now = () => Number(bar.getAttribute("aria-valuenow"));
    bar.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        bar.setPointerCapture(event.pointerId);
    });
    bar.addEventListener("pointermove", (event) => {
        if (bar.hasPointerCapture(event.pointerId)) {
            const box = bench.getBoundingClientRect();
            put(((event.clientX - box.left) / box.width) * 100);
        }
    });
    bar.addEventListener("dblclick", () => put(42));
    bar.addEventListener("keydown", (event) => {
        const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
        if (step !== undefined) {
            event.preventDefault();
            put(now() + step);
        }
    });
}
