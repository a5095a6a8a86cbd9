/* The Supplement Facts form: its preview follows what is typed, a row takes its ingredient's unit,
   and the list of blends follows the blends on the page. Without this the button opens a preview. */
const form = document.querySelector("#supplementfacts_form");
const preview = document.querySelector("[data-facts-preview]");
const button = document.querySelector("[data-facts-refresh]");
const units = JSON.parse(document.querySelector("#ingredient-units").textContent);
const fits = JSON.parse(document.querySelector("#fitting-units").textContent);
const PAUSE = 400;

let timer = 0;
let asked = null;

async function refresh() {
  asked?.abort();
  asked = new AbortController();
  const data = new FormData(form);
  // Files would be sent with each key; there are none in this form, and there shall be none.
  try {
    const answer = await fetch(button.formAction, {
      method: "POST",
      body: new URLSearchParams([...data].filter(([, value]) => typeof value === "string")),
      headers: { "X-Requested-With": "fetch" },
      signal: asked.signal,
    });
    if (answer.ok) preview.innerHTML = await answer.text();
  } catch (error) {
    if (error.name !== "AbortError") preview.dataset.stale = "";
  }
}

function refreshSoon() {
  clearTimeout(timer);
  timer = setTimeout(refresh, PAUSE);
}

function takeUnit(select) {
  const unit = form.elements[select.name.replace(/-ingredient$/, "-unit")];
  const known = units[select.value];
  if (!unit || !known || (unit.value && unit.value !== unit.dataset.taken)) return;
  unit.value = known;
  unit.dataset.taken = known;
}

function listBlends() {
  const names = [...form.elements].filter((each) => /^blends-\d+-name$/.test(each.name));
  const options = names.map((each) => each.value.trim()).filter(Boolean);
  document.querySelector("#blend-names").replaceChildren(
    ...options.map((value) => Object.assign(document.createElement("option"), { value })),
  );
}

// What cannot be converted to the ingredient's unit cannot be chosen; the server refuses it, too.
function offerUnits(select) {
  const choice = form.elements[select.name.replace(/-ingredient$/, "-unit")];
  const fitting = fits[units[select.value]];
  for (const option of choice?.options ?? []) {
    option.disabled = Boolean(fitting) && option.value !== "" && !fitting.includes(option.value);
  }
}

function changed(event) {
  if (/^amounts-\d+-ingredient$/.test(event.target.name)) {
    takeUnit(event.target);
    offerUnits(event.target);
  }
  if (/^blends-/.test(event.target.name ?? "")) listBlends();
  refreshSoon();
}

form.querySelectorAll('[name^="amounts-"][name$="-ingredient"]').forEach(offerUnits);
// The list of ingredients speaks jQuery only, which passes on the browser's own events as well.
window.django.jQuery(form).on("input change", changed);
document.addEventListener("formset:added", refreshSoon);
document.addEventListener("formset:removed", refreshSoon);
form.addEventListener("dragend", refreshSoon);
form.addEventListener("pointerup", (event) => {
  if (event.target.closest("a, .delete-template, [x-sort\\:handle]")) refreshSoon();
});
button.addEventListener("click", (event) => {
  event.preventDefault();
  refresh();
});
