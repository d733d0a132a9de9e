/** The one element that must be there. */
export function need<E extends HTMLElement>(selector: string, within: ParentNode = document): E {
    const found = within.querySelector<E>(selector);
    if (!found) {
        throw new Error(`the page has no ${selector}`);
    }
    return found;
}

export function all<E extends HTMLElement>(selector: string, within: ParentNode = document): E[] {
    return [...within.querySelectorAll<E>(selector)];
}

/** A new element with properties and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    properties: Partial<HTMLElementTagNameMap[K]> = {},
    ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
}

/** Elements of a page that the server rendered; scripts in it do not run. */
export function parse(html: string): DocumentFragment {
    const fragment = document.createDocumentFragment();
    fragment.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    return fragment;
}
