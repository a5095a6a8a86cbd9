// On a product's page: what it adds up to with the cart, asked for only when there is a cart.
export class CartIntake extends HTMLElement {
  connectedCallback() {
    document.addEventListener("basket:changed", this);
    if (document.cookie.split("; ").includes("visitor=1")) this.handleEvent();
  }

  disconnectedCallback() {
    document.removeEventListener("basket:changed", this);
  }

  async handleEvent() {
    const response = await fetch(this.dataset.url).catch(() => null);
    if (response?.ok) this.querySelector("[data-notices]").innerHTML = await response.text();
  }
}
