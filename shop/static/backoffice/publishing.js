/* The publishing page: its button says what it will do, and when. */
const form = document.querySelector("[data-publish]");
if (form) {
  const at = form.querySelector("[data-publish-at]");
  const button = form.querySelector("button");
  const words = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  });

  const name = () => {
    const { now, later } = button.dataset;
    button.textContent = at.value ? later.replace("%s", words.format(new Date(at.value))) : now;
  };
  at.addEventListener("input", name);
  name();
}
