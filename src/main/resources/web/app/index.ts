import "./css/index.css";
import { startFrame } from "./frame";

/** What each page needs beyond the frame, by the `data-page` of its body; loaded only there. */
const pages: Record<string, () => Promise<{ start: () => void | Promise<void> }>> = {
    solve: () => import("./solve/workbench"),
    report: () => import("./report"),
    gates: () => import("./gates"),
};

startFrame();
const page = pages[document.body.dataset.page ?? ""];
if (page) {
    await (await page()).start();
}
document.documentElement.dataset.ready = "true";
