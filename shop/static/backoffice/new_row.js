// A row that was just added is open, ready to be filled in; stored ones are lines to open.
document.addEventListener("formset:added", (event) => {
  const row = event.target.closest("[x-data]");
  // Alpine takes the row over right after this event.
  if (row) setTimeout(() => {
    const data = window.Alpine?.$data(row);
    if (data && "openRow" in data) data.openRow = true;
  });
});
