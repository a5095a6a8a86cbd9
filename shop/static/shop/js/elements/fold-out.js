// What is folded for phones stands open where there is room.
export class FoldOut extends HTMLElement {
  connectedCallback() {
    if (matchMedia("(width >= 56rem)").matches) this.querySelector("details").open = true;
  }
}
