import { all } from "./dom";

/** What scripts say, in the reader's language: the page carries it in `<template id="texts">`. */
const texts = new Map<string, string>();

const template = document.querySelector<HTMLTemplateElement>("template#texts");
if (template) {
    all<HTMLDataElement>("data", template.content).forEach((entry) =>
        texts.set(entry.value, entry.textContent ?? ""),
    );
}

/** The text of a key, its `%name%` parts filled in. */
export function text(key: string, values: Record<string, string | number> = {}): string {
    const found = texts.get(key);
    if (found === undefined) {
        throw new Error(`the page has no text '${key}'`);
    }
    return found.replace(/%(\w+)%/g, (_, name: string) => String(values[name] ?? ""));
}

/** A time of day, as people of the page's language write it. */
export function clock(time: Date): string {
    return time.toLocaleTimeString(document.documentElement.lang, {
        hour: "2-digit",
        minute: "2-digit",
    });
}
