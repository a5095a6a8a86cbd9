// Our own parts of the rich-text editor. settings/editor.py names them.
export { Callout } from "./callout.js";
export { Citation } from "./citation.js";
export { CleanPaste } from "./paste.js";
export { TableFigure } from "./table-figure.js";
export { WordCount } from "./word-count.js";
