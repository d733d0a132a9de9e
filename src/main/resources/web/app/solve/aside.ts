import type { Files } from "./draft";

/** A text that was replaced by another one. */
export interface Aside {
    at: string;
    language: string;
    files: Files;
}

const KEPT_MAX = 10;

/** Texts put aside in this browser, newest first: whatever replaces a text leaves it here. */
export class Asides {
    private readonly key: string;

    constructor(owner: string, slug: string) {
        this.key = `interlock.aside.${owner}.${slug}`;
    }

    all(): Aside[] {
        return JSON.parse(localStorage.getItem(this.key) ?? "[]") as Aside[];
    }

    put(language: string, files: Files): void {
        const entry: Aside = { at: new Date().toISOString(), language, files };
        const kept = [entry, ...this.all()].slice(0, KEPT_MAX);
        localStorage.setItem(this.key, JSON.stringify(kept));
    }
}
