/* The article form: words are kept while they are typed, and other people at it are named.
   Without this nothing is kept before Save, which still refuses to overwrite a newer draft. */
const form = document.querySelector("#article_form");
const notes = document.querySelector("[data-writing]");
const kept = document.querySelector("[data-kept]");
const PAUSE = 4000;
const BEAT = 30000;

const token = () => form.elements.csrfmiddlewaretoken.value;

// Only words: inlines and files stay where they are until Save.
function words() {
  const entries = [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && !name.includes("-") && name !== "csrfmiddlewaretoken",
  );
  return new URLSearchParams(entries);
}

async function send(address, body) {
  return fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token() } });
}

let timer = 0;
let isSending = false;
let isSaving = false;
let before = words().toString();

async function keep() {
  clearTimeout(timer);
  const now = words();
  if (now.toString() === before) return;
  // One after the other: a slow answer must not be overtaken by a newer one.
  if (isSending) {
    keepSoon();
    return;
  }
  isSending = true;
  try {
    const answer = await send(notes.dataset.writing, now);
    const said = await answer.json();
    if (answer.ok) {
      before = now.toString();
      showClaims(said.claims);
    }
    kept.textContent = answer.ok ? `Kept at ${said.at}, not saved yet.` : said.message;
  } catch {
    kept.textContent = "Not kept: no connection. Your words stay on this page.";
    keepSoon();
  } finally {
    isSending = false;
  }
}

function keepSoon() {
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE);
}

async function tell() {
  try {
    const answer = await send(notes.dataset.presence, new URLSearchParams());
    if (!answer.ok) return;
    const { others, draft } = await answer.json();
    const line = document.querySelector("[data-others]");
    line.hidden = !others;
    line.querySelector("strong").textContent = others;
    document.querySelector("[data-newer]").hidden = String(draft ?? "") === notes.dataset.draft;
  } catch {
    // The next beat tries again.
  }
}

// As the check reads: one kind of space, quotation mark and dash. No letter moves.
function fold(words) {
  const folded = words.replaceAll("\u00a0", " ").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[‐‑–—]/g, "-");
  const lower = folded.toLowerCase();
  return lower.length === words.length ? lower : folded;
}

// All text of an editor as one string, and where in the page each of its pieces stands.
function readText(page) {
  const pieces = [];
  let text = "";
  let block = null;
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const inside = node.parentElement.closest("p, li, h2, h3, h4, th, td, figcaption");
    if (inside !== block) text += "\n";
    block = inside;
    pieces.push({ node, at: text.length });
    text += fold(node.data);
  }
  return { text, pieces };
}

function rangeOf(pieces, from, to) {
  const start = pieces.findLast(({ at }) => at <= from);
  const end = pieces.findLast(({ at }) => at < to);
  const range = new Range();
  range.setStart(start.node, from - start.at);
  range.setEnd(end.node, Math.min(to - end.at, end.node.length));
  return range;
}

// Marked where they stand, by the browser's own highlights: the text itself is not touched.
function mark(claims) {
  if (!window.Highlight) return;
  const places = { disease: new Highlight(), warn: new Highlight(), note: new Highlight() };
  for (const page of document.querySelectorAll(".ProseMirror[contenteditable]")) {
    const { text, pieces } = readText(page);
    for (const { text: claim, severity } of claims) {
      const wanted = fold(claim);
      let at = text.indexOf(wanted);
      while (wanted && at >= 0) {
        places[severity]?.add(rangeOf(pieces, at, at + wanted.length));
        at = text.indexOf(wanted, at + wanted.length);
      }
    }
  }
  for (const [severity, highlight] of Object.entries(places)) {
    CSS.highlights.set(`claim-${severity}`, highlight);
  }
}

let found = JSON.parse(document.querySelector("#claims-found").textContent);

function showClaims(claims) {
  const panel = document.querySelector("[data-claims]");
  const known = new Set(found.map(({ text }) => text));
  // One that stops the article from going out is said at once.
  if (claims.some(({ text, severity }) => severity === "disease" && !known.has(text))) panel.open = true;
  found = claims;
  panel.hidden = claims.length === 0;
  panel.querySelector("[data-claims-count]").textContent = claims.length;
  panel.querySelector("[data-claims-list]").replaceChildren(
    ...claims.map(({ text, reason, severity }) => {
      const line = document.createElement("li");
      const words = document.createElement("mark");
      words.textContent = text;
      line.dataset.severity = severity;
      line.append(words, ` ${reason}`);
      return line;
    }),
  );
  mark(claims);
}

// The editor builds itself before or after this module runs.
mark(found);
form.addEventListener("prose-editor:ready", () => mark(found));

// The editor tells of each change of its text as "input" on its text field.
form.addEventListener("input", keepSoon);
form.addEventListener("change", keepSoon);
form.addEventListener("submit", () => {
  clearTimeout(timer);
  isSaving = true;
});
// Who goes to another tab or page may not come back: what was typed last is kept at once.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && !isSaving) keep();
});
window.addEventListener("pagehide", () => {
  const now = words();
  if (isSaving || now.toString() === before) return;
  now.set("csrfmiddlewaretoken", token());
  navigator.sendBeacon(notes.dataset.writing, now);
});

if (notes.dataset.presence) {
  tell();
  setInterval(tell, BEAT);
  window.addEventListener("pagehide", () => {
    navigator.sendBeacon(
      notes.dataset.presence,
      new URLSearchParams({ leaving: "1", csrfmiddlewaretoken: token() }),
    );
  });
}
