// Collects products to compare across pages. Each link leads to the comparison where no script runs.
import { recall, remember } from "../memory.js";

const NAME = "compare";
const MOST = 4;

export class CompareTray extends HTMLElement {
  connectedCallback() {
    document.addEventListener("click", this);
    this.querySelector("[data-clear]").addEventListener("click", () => this.keep([]));
    this.keep(recall(NAME));
  }

  disconnectedCallback() {
    document.removeEventListener("click", this);
  }

  handleEvent(event) {
    const link = event.target.closest("a[data-compare]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const slug = link.dataset.compare;
    const others = this.slugs.filter((each) => each !== slug);
    if (others.length === MOST) this.say(this.dataset.full);
    else this.keep(others.length < this.slugs.length ? others : [...others, slug]);
  }

  keep(slugs) {
    this.slugs = slugs.slice(0, MOST);
    remember(NAME, this.slugs);
    this.hidden = !this.slugs.length || location.pathname === this.dataset.url;
    const query = new URLSearchParams(this.slugs.map((slug) => ["p", slug]));
    this.querySelector("[data-go]").href = `${this.dataset.url}?${query}`;
    this.say(this.dataset.chosen.replace("{n}", this.slugs.length));
    for (const link of document.querySelectorAll("a[data-compare]")) {
      if (this.slugs.includes(link.dataset.compare)) link.dataset.chosen = "";
      else delete link.dataset.chosen;
    }
  }

  say(words) {
    this.querySelector("[data-say]").textContent = words;
  }
}
