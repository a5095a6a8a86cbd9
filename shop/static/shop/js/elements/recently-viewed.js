// The products seen last, from this browser's own memory; below everything else, so nothing moves.
import { recall, remember } from "../memory.js";

const NAME = "recent";
const MOST = 8;

export class RecentlyViewed extends HTMLElement {
  connectedCallback() {
    const others = recall(NAME).filter((slug) => slug !== this.dataset.slug);
    remember(NAME, [this.dataset.slug, ...others].slice(0, MOST));
    this.querySelector("[data-clear]").addEventListener("click", () => this.clear());
    if (others.length) this.load(others);
  }

  async load(slugs) {
    const query = new URLSearchParams(slugs.map((slug) => ["p", slug]));
    const response = await fetch(`${this.dataset.url}?${query}`).catch(() => null);
    const cards = response?.ok ? (await response.text()).trim() : "";
    this.querySelector("[data-cards]").innerHTML = cards;
    this.hidden = !cards.includes("<li");
  }

  clear() {
    remember(NAME, []);
    this.hidden = true;
  }
}
