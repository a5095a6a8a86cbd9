// What is pasted from Word, Google Docs and other places, as the few tags that texts are made of.
// What the editor copied itself stays as it is. The server cleans all of it once more.
import { Extension } from "django-prose-editor/editor";
import { buildWordLists, joinWebLists } from "./word-lists.js";

const DROPPED = "style, script, meta, link, title, xml, noscript, template, col, colgroup, .Apple-interchange-newline, .EOP";
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, blockquote, aside, figure, hr, div";
const KEPT = {
  a: ["href"],
  img: ["src", "alt", "data-file"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan"],
  ol: ["start"],
  aside: ["class"],
  figure: ["class"],
  cite: ["data-source"],
};
const HEADINGS = "h1, h2, h3, h4, h5, h6";

const unwrap = (element) => element.replaceWith(...element.childNodes);

function rename(element, tag) {
  const renamed = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes) renamed.setAttribute(name, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

function dropUnseen(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.remove();
  for (const element of body.querySelectorAll(DROPPED)) element.remove();
  for (const space of body.querySelectorAll(".Apple-converted-space")) space.replaceWith(" ");
  for (const element of body.querySelectorAll("*")) {
    const isHidden = element.style?.display === "none" || element.getAttribute("style")?.includes("mso-hide:all");
    if (isHidden) element.remove();
    // <o:p>, <v:shape>, <w:sdt>: Word's own.
    else if (element.localName.includes(":")) unwrap(element);
  }
}

// Bold and italic that are only said by a style become tags; tags that a style takes back go.
function settleMarks(body) {
  for (const element of body.querySelectorAll("span, font, b, strong, i, em, a, sup, sub")) {
    const { fontWeight, fontStyle, verticalAlign } = element.style;
    const isBoldTag = element.matches("b, strong");
    const isItalicTag = element.matches("i, em");
    const isHeavy = /^(bold|bolder|[6-9]00)$/.test(fontWeight);
    const isSlanted = /^(italic|oblique)/.test(fontStyle);
    if (isHeavy && !isBoldTag) wrapInside(element, "strong");
    if (isSlanted && !isItalicTag) wrapInside(element, "em");
    if (verticalAlign === "super" && !element.matches("sup")) wrapInside(element, "sup");
    if (verticalAlign === "sub" && !element.matches("sub")) wrapInside(element, "sub");
    const isTakenBack = (isBoldTag && fontWeight && !isHeavy) || (isItalicTag && fontStyle && !isSlanted);
    if (isTakenBack || element.matches("span, font")) unwrap(element);
  }
  // A box of blocks inside of a mark, as Google Docs sends all of it.
  for (const mark of body.querySelectorAll("b, strong, i, em, u")) {
    if (mark.querySelector(BLOCKS)) unwrap(mark);
  }
}

function wrapInside(element, tag) {
  const mark = element.ownerDocument.createElement(tag);
  mark.append(...element.childNodes);
  element.append(mark);
}

// The page's own heading is the first level; bold in a heading says nothing.
function settleHeadings(body) {
  for (const title of body.querySelectorAll("p.MsoTitle")) rename(title, "h1");
  // Word for the web says only so.
  for (const heading of body.querySelectorAll("p[role=heading]")) {
    rename(heading, `h${Math.min(Math.max(Number(heading.getAttribute("aria-level")) || 2, 1), 6)}`);
  }
  const deeper = body.querySelector("h1") ? 1 : 0;
  for (const heading of [...body.querySelectorAll(HEADINGS)]) {
    for (const mark of heading.querySelectorAll("b, strong, i, em, br")) unwrap(mark);
    const level = Math.min(Number(heading.localName[1]) + deeper, 4);
    if (heading.closest("li, td, th")) wrapInside(rename(heading, "p"), "strong");
    else rename(heading, `h${level}`);
  }
}

// Google Docs puts an inner list beside its item, not into it.
function settleLists(body) {
  for (const list of [...body.querySelectorAll("ul, ol")]) {
    if (!list.parentElement?.matches("ul, ol")) continue;
    const before = list.previousElementSibling;
    if (before?.matches("li")) {
      before.append(list);
      continue;
    }
    const item = list.ownerDocument.createElement("li");
    list.before(item);
    item.append(list);
  }
}

// A first row that is all bold heads its table, as in an imported file.
function settleTables(body) {
  for (const table of body.querySelectorAll("table")) {
    const first = table.rows[0];
    if (!first || table.rows.length < 2 || first.querySelector("th")) continue;
    const isBold = (cell) => [...cell.querySelectorAll("strong, b")].map((mark) => mark.textContent).join("").trim() === cell.textContent.trim();
    const cells = [...first.cells];
    const isHead = first.closest("thead") || (cells.some((cell) => cell.textContent.trim()) && cells.every(isBold));
    if (!isHead) continue;
    for (const cell of cells) {
      for (const mark of cell.querySelectorAll("strong, b")) unwrap(mark);
      rename(cell, "th");
    }
  }
}

function settleLinks(body) {
  for (const link of body.querySelectorAll("a")) {
    const address = leadOn(link.getAttribute("href") ?? "");
    if (/^(https?:\/\/|mailto:|\/(?![/\\]))/i.test(address)) link.setAttribute("href", address);
    else unwrap(link);
  }
}

// Google Docs and Outlook lead every link through themselves.
function leadOn(address) {
  try {
    const { hostname, pathname, searchParams } = new URL(address);
    const isGoogle = /^(www\.)?google\.com$/.test(hostname) && pathname === "/url";
    const isOutlook = hostname.endsWith(".safelinks.protection.outlook.com");
    const inner = (isGoogle && (searchParams.get("q") || searchParams.get("url"))) || (isOutlook && searchParams.get("url"));
    return inner || address;
  } catch {
    return address;
  }
}

// Pictures come from the shop's own library only. Returns how many were left out.
function dropForeignPictures(body) {
  let dropped = 0;
  for (const picture of body.querySelectorAll("img")) {
    const source = new URL(picture.getAttribute("src") ?? "", location.href);
    if (source.origin === location.origin && picture.dataset.file) {
      picture.setAttribute("src", source.pathname);
      continue;
    }
    dropped += 1;
    const figure = picture.closest("figure");
    (figure ?? picture).remove();
  }
  return dropped;
}

function dropEmpty(body) {
  for (const element of [...body.querySelectorAll("strong, b, em, i, sup, sub, a, p, li, h2, h3, h4, blockquote, div")].reverse()) {
    const isEmpty = !element.textContent.replaceAll("\u00a0", " ").trim() && !element.querySelector("img, table, hr, cite");
    // A cell keeps its paragraph.
    if (!isEmpty || (element.matches("p") && element.parentElement.matches("td, th"))) continue;
    if (element.matches("strong, b, em, i, sup, sub, a")) unwrap(element);
    else element.remove();
  }
  for (const rest of body.querySelectorAll("br")) {
    const isLast = !rest.nextSibling || (!rest.nextElementSibling && !rest.nextSibling.textContent.trim());
    if (rest.parentElement === body || isLast) rest.remove();
  }
}

function dropAttributes(body) {
  for (const element of body.querySelectorAll("*")) {
    const kept = KEPT[element.localName] ?? [];
    for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name);
  }
}

export function cleanPasted(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  dropUnseen(body);
  buildWordLists(body);
  joinWebLists(body);
  const pictures = dropForeignPictures(body);
  settleMarks(body);
  settleHeadings(body);
  settleLists(body);
  settleTables(body);
  settleLinks(body);
  dropEmpty(body);
  dropAttributes(body);
  return { html: body.innerHTML, pictures };
}

export const CleanPaste = Extension.create({
  name: "cleanPaste",

  onCreate() {
    const place = document.createElement("div");
    place.className = "prose-editor-note";
    place.setAttribute("role", "status");
    this.storage.place = place;
    this.editor.view.dom.after(place);
  },

  transformPastedHTML(html) {
    if (html.includes("data-pm-slice")) return html;
    const clean = cleanPasted(html);
    const left = clean.pictures === 1 ? "1 picture was" : `${clean.pictures} pictures were`;
    this.storage.place.textContent = clean.pictures
      ? `${left} not pasted. Pictures of a text come from the library: use “Insert figure” in the bar above.`
      : "";
    return clean.html;
  },
});
