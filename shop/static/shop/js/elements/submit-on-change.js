// Sends its form as soon as a choice or a number in it changes, and hides the button for that.
export class SubmitOnChange extends HTMLElement {
  connectedCallback() {
    this.querySelectorAll("[data-without-script]").forEach((button) => (button.hidden = true));
    this.addEventListener("change", (event) => this.send(event.target.form));
  }

  send(form) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => form.requestSubmit(), 400);
  }
}
