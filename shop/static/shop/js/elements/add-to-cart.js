// Puts a product into the cart without leaving the page, and says so. Whatever goes wrong on the
// way ends in the ordinary POST, which always works.
export class AddToCart extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", this);
  }

  async handleEvent(event) {
    const form = event.target;
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      const answer = await this.post(form);
      this.querySelector("[data-answer]").replaceChildren(...this.describe(answer));
      if (answer.errors) return;
      const detail = { count: answer.cart_count };
      document.dispatchEvent(new CustomEvent("basket:changed", { detail }));
    } catch {
      form.submit();
    } finally {
      this.busy = false;
    }
  }

  async post(form) {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    return response.json();
  }

  describe({ errors, message }) {
    if (errors) return [errors.join(" ")];
    const link = document.createElement("a");
    link.href = this.dataset.cart;
    link.textContent = this.dataset.cartLabel;
    return [`${message} `, link];
  }
}
