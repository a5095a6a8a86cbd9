// Thumbnails and arrow keys change the picture in place; the picture opens large in a dialog.
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

export class ProductGallery extends HTMLElement {
  connectedCallback() {
    this.slides = [...this.querySelectorAll("[data-slide]")];
    this.thumbs = [...this.querySelectorAll("[data-thumb]")];
    this.dialog = this.querySelector("dialog");
    this.addEventListener("click", this);
    this.addEventListener("keydown", this);
    const named = this.slides.findIndex((slide) => `#${slide.id}` === location.hash);
    this.show(Math.max(named, 0));
  }

  handleEvent(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (event.type === "keydown") this.step(event);
    else this.open(event);
  }

  open(event) {
    const thumb = event.target.closest("[data-thumb]");
    const slide = event.target.closest("[data-slide]");
    if (event.target === this.dialog) this.dialog.close();
    if (!thumb && !slide) return;
    event.preventDefault();
    if (thumb) this.show(this.thumbs.indexOf(thumb));
    else this.enlarge();
  }

  step(event) {
    const step = STEPS[event.key];
    if (!step || this.slides.length < 2) return;
    event.preventDefault();
    const inSlides = event.target.closest("[data-slide]");
    this.show((this.current + step + this.slides.length) % this.slides.length);
    if (!this.dialog.open) (inSlides ? this.slides : this.thumbs)[this.current].focus();
  }

  show(index) {
    this.current = index;
    this.slides.forEach((slide, number) => (slide.hidden = number !== index));
    this.thumbs.forEach((thumb, number) =>
      number === index ? thumb.setAttribute("aria-current", "true") : thumb.removeAttribute("aria-current"),
    );
    if (this.dialog.open) this.enlarge();
  }

  enlarge() {
    const slide = this.slides[this.current];
    const image = this.dialog.querySelector("img");
    image.src = slide.href;
    image.alt = slide.querySelector("img").alt;
    if (!this.dialog.open) this.dialog.showModal();
  }
}
