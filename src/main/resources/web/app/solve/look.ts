import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
    { tag: [tags.keyword, tags.modifier, tags.controlKeyword], color: "var(--code-keyword)" },
    { tag: [tags.typeName, tags.className, tags.namespace], color: "var(--code-type)" },
    { tag: [tags.string, tags.character, tags.special(tags.string)], color: "var(--code-string)" },
    { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--code-number)" },
    { tag: [tags.comment, tags.docComment], color: "var(--code-comment)", fontStyle: "italic" },
    {
        tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName))],
        color: "var(--code-name)",
    },
    { tag: [tags.annotation, tags.meta, tags.processingInstruction], color: "var(--code-number)" },
]);

/* Pictures in data addresses are refused by the Content-Security-Policy: marks are drawn by text. */
const shape = EditorView.theme({
    "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--surface)" },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller": {
        fontFamily: "var(--mono)",
        fontSize: "var(--code-size, 0.875rem)",
        lineHeight: "1.6",
    },
    ".cm-content": { caretColor: "var(--accent)", paddingBlock: "0.6rem" },
    ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
    ".cm-gutters": {
        backgroundColor: "var(--surface)",
        color: "var(--ink-soft)",
        border: "0",
        paddingInlineStart: "0.25rem",
    },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--code-active)" },
    ".cm-activeLineGutter": { color: "var(--ink)" },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
        { background: "var(--code-select)" },
    ".cm-selectionMatch": { backgroundColor: "var(--accent-wash)" },
    "&.cm-focused .cm-matchingBracket": {
        backgroundColor: "var(--accent-wash)",
        outline: "1px solid var(--accent)",
    },
    ".cm-foldPlaceholder": {
        backgroundColor: "var(--mute-wash)",
        borderColor: "var(--line)",
        color: "var(--ink-soft)",
    },
    ".cm-tooltip": {
        border: "1px solid var(--line)",
        borderRadius: "6px",
        backgroundColor: "var(--surface)",
        color: "var(--ink)",
        boxShadow: "var(--shadow)",
        maxWidth: "min(36rem, 90vw)",
    },
    ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
        background: "var(--accent)",
        color: "var(--accent-ink)",
    },
    ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)" },
    ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
    ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
    ".cm-panel :is(input, button)": {
        background: "var(--surface)",
        color: "var(--ink)",
        border: "1px solid var(--line-strong)",
        borderRadius: "4px",
    },
    ".cm-searchMatch": { backgroundColor: "var(--warn-wash)", outline: "1px solid var(--warn)" },
    ".cm-lintRange": { backgroundImage: "none !important", textUnderlineOffset: "3px" },
    ".cm-lintRange-error": { textDecoration: "underline wavy var(--bad)" },
    ".cm-lintRange-warning": { textDecoration: "underline wavy var(--warn)" },
    ".cm-lintRange-info": { textDecoration: "underline dotted var(--accent)" },
    ".cm-diagnostic": { fontFamily: "var(--sans)", padding: "0.4rem 0.6rem" },
    ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
    ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
    ".cm-diagnostic-info": { borderLeftColor: "var(--accent)" },
    ".cm-gutter-lint": { width: "1.1em" },
    ".cm-gutter-lint .cm-lint-marker": { width: "1em", height: "auto", fontWeight: "700" },
    ".cm-lint-marker.cm-lint-marker-error": { content: "'●'", color: "var(--bad)" },
    ".cm-lint-marker.cm-lint-marker-warning": { content: "'▲'", color: "var(--warn)" },
    ".cm-lint-marker.cm-lint-marker-info": { content: "'■'", color: "var(--accent)" },
    ".cm-specialChar": { color: "var(--bad)" },
});

/** How the editor looks; all colours are custom properties, so that a theme switch reaches them. */
export const look = [syntaxHighlighting(colours), shape];
