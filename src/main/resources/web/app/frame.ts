import { all, need } from "./dom";

const THEME = "interlock.theme";
const NEXT_THEME: Record<string, string> = { auto: "light", light: "dark", dark: "auto" };

/** Theme switch, menus and the help dialog: what works on every page. */
export function startFrame(): void {
    document.querySelector("#theme")?.addEventListener("click", switchTheme);
    document.querySelector("#keys-button")?.addEventListener("click", showKeys);
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", (event) => closeMenus(event.target as Node));
    all(".menu").forEach((menu) =>
        menu.addEventListener("focusout", (event) => {
            if (event.relatedTarget && !menu.contains(event.relatedTarget as Node)) {
                menu.removeAttribute("open");
            }
        }),
    );
    all<HTMLSelectElement>("select[data-submits]").forEach((select) =>
        select.addEventListener("change", () => select.form?.requestSubmit()),
    );
    all<HTMLTimeElement>("time[datetime]").forEach(tellTime);
}

/** Shows a moment in the reader's own time zone. */
export function tellTime(element: HTMLTimeElement): void {
    const moment = new Date(element.dateTime);
    if (!Number.isNaN(moment.getTime())) {
        element.textContent = moment.toLocaleString(document.documentElement.lang, {
            dateStyle: "medium",
            timeStyle: "short",
        });
    }
}

function switchTheme(): void {
    const root = document.documentElement;
    const next = NEXT_THEME[root.dataset.theme ?? "auto"] ?? "auto";
    if (next === "auto") {
        delete root.dataset.theme;
        localStorage.removeItem(THEME);
    } else {
        root.dataset.theme = next;
        localStorage.setItem(THEME, next);
    }
}

function onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") {
        closeMenus(null);
        return;
    }
    if (event.key === "?" && !event.ctrlKey && !event.metaKey && !isTyping(event)) {
        event.preventDefault();
        showKeys();
    }
}

function isTyping(event: Event): boolean {
    const target = event.composedPath()[0];
    return (
        target instanceof HTMLElement &&
        (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
    );
}

function showKeys(): void {
    const dialog = need<HTMLDialogElement>("#keys");
    if (!dialog.open) {
        dialog.showModal();
    }
}

function closeMenus(except: Node | null): void {
    all(".menu[open]")
        .filter((menu) => !(except && menu.contains(except)))
        .forEach((menu) => {
            const hadFocus = menu.contains(document.activeElement);
            menu.removeAttribute("open");
            if (hadFocus && except === null) {
                menu.querySelector("summary")?.focus();
            }
        });
}
