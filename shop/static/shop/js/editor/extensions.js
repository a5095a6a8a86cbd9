// Our own parts of the rich-text editor. settings/editor.py names them.
export { Citation } from "./citation.js";
export { TableFigure } from "./table-figure.js";
export { WordCount } from "./word-count.js";
