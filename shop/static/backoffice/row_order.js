/* Rows that can be dragged also move by keyboard: focus the handle, then arrow up or down.
   Their place numbers can be typed as well, and need none of this. */
const HANDLE = "[x-sort\\:handle]";
const ROW = ".form-group.original";

function prepare(handle) {
  handle.tabIndex = 0;
  handle.setAttribute("role", "button");
  handle.setAttribute("aria-label", "Move this row: arrow up or arrow down");
}

function renumber(list) {
  const name = list.dataset.orderingField;
  const inputs = list.querySelectorAll(`td input[name$="-${name}"]:not([name*="__prefix__"])`);
  inputs.forEach((input, index) => {
    input.value = index;
  });
}

function move(row, step) {
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other?.matches(ROW)) return;
  if (step < 0) other.before(row);
  else other.after(row);
  renumber(row.closest("[data-ordering-field]"));
  row.dispatchEvent(new Event("change", { bubbles: true }));
}

document.querySelectorAll(HANDLE).forEach(prepare);
document.addEventListener("keydown", (event) => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const handle = event.target.closest?.(HANDLE);
  if (!step || !handle) return;
  event.preventDefault();
  move(handle.closest(".form-group"), step);
  handle.focus();
});
