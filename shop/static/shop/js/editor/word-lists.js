// Word's lists come as paragraphs that carry "mso-list:l0 level2 lfo1" and their bullet as text.
const NUMBER = /^\(?(\d{1,4}|[a-z]{1,5})[.)]$/i;

const levelOf = (paragraph) => Number(/mso-list:\s*l\d+\s+level(\d)/i.exec(paragraph.getAttribute("style") ?? "")?.[1] ?? 0);

function markerOf(paragraph) {
  return [...paragraph.querySelectorAll("[style]")].find((part) => /mso-list:\s*ignore/i.test(part.getAttribute("style")));
}

// A run of such paragraphs, one after the other, becomes one list with the inner lists in its items.
export function buildWordLists(body) {
  // A numbered heading loses its number only.
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) markerOf(heading)?.remove();
  let open = [];
  for (const paragraph of [...body.querySelectorAll("p")]) {
    const level = levelOf(paragraph);
    if (!level) continue;
    if (open.length && paragraph.previousElementSibling !== open[0].list) open = [];
    const marker = markerOf(paragraph);
    const words = marker?.textContent.replaceAll("\u00a0", " ").trim() ?? "";
    const tag = NUMBER.test(words) ? "ol" : "ul";
    marker?.remove();
    addItem(open, { level, tag, start: Number.parseInt(words.replace("(", ""), 10) }, paragraph);
    paragraph.remove();
  }
}

// Word for the web puts each item into a list and a box of its own, and says how deep it stands.
export function joinWebLists(body) {
  for (const box of body.querySelectorAll("div.ListContainerWrapper")) box.replaceWith(...box.childNodes);
  let open = [];
  for (const list of [...body.querySelectorAll("ul, ol")]) {
    const items = [...list.querySelectorAll(":scope > li[data-aria-level]")];
    if (!items.length) continue;
    if (open.length && list.previousElementSibling !== open[0].list) open = [];
    for (const item of items) {
      addItem(open, { level: Number(item.dataset.ariaLevel), tag: list.localName, start: list.start }, item, list);
      item.remove();
    }
    if (!list.children.length) list.remove();
  }
}

// Moves what is in `source` into a new item; a new outermost list stands before `place`.
function addItem(open, { level, tag, start }, source, place = source) {
  const document = source.ownerDocument;
  while (open.length && open.at(-1).level > level) open.pop();
  // Another kind of list at the same level is another list.
  if (open.at(-1)?.level === level && open.at(-1).list.localName !== tag) open.pop();
  if (open.at(-1)?.level !== level) {
    const list = document.createElement(tag);
    if (tag === "ol" && start > 1) list.setAttribute("start", start);
    const outer = open.at(-1)?.list.lastElementChild;
    if (outer) outer.append(list);
    else place.before(list);
    open.push({ level, list });
  }
  const item = document.createElement("li");
  item.append(...source.childNodes);
  open.at(-1).list.append(item);
}
