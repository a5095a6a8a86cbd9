// Plus and minus beside a number field. Announces a change like typing does.
export class QuantityStepper extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.addEventListener("click", this);
    this.addEventListener("input", () => this.limit());
    this.limit();
  }

  handleEvent(event) {
    const step = Number(event.target.closest("[data-step]")?.dataset.step);
    if (!step) return;
    const before = this.input.value;
    if (step > 0) this.input.stepUp();
    else this.input.stepDown();
    if (this.input.value === before) return;
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  limit() {
    const { value, min, max } = this.input;
    this.querySelector('[data-step="-1"]').disabled = min !== "" && Number(value) <= Number(min);
    this.querySelector('[data-step="1"]').disabled = max !== "" && Number(value) >= Number(max);
  }
}
