// Fills in the visitor's name and cart count on pages that are the same for everybody.
export class SiteVisitor extends HTMLElement {
  connectedCallback() {
    document.addEventListener("basket:changed", this);
    if (!("known" in this.dataset) && document.cookie.split("; ").includes("visitor=1")) {
      this.refresh();
    }
  }

  disconnectedCallback() {
    document.removeEventListener("basket:changed", this);
  }

  handleEvent(event) {
    if (event.detail?.count === undefined) this.refresh();
    else this.showCount(event.detail.count);
  }

  async refresh() {
    const response = await fetch(this.dataset.url).catch(() => null);
    if (!response?.ok) return;
    const visitor = await response.json();
    this.showCount(visitor.cart_count);
    if (visitor.name) {
      this.querySelector("[data-name]").textContent = `${this.dataset.greeting} ${visitor.name}`;
    }
  }

  showCount(count) {
    this.querySelector("[data-count]").textContent = count || "";
  }
}
