// Thumbnails swap the large picture; the large picture opens in a dialog. Both are links to the
// picture itself where no script runs.
export class ProductGallery extends HTMLElement {
  connectedCallback() {
    this.stage = this.querySelector("[data-stage]");
    this.dialog = this.querySelector("dialog");
    this.addEventListener("click", this);
  }

  handleEvent(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    const thumb = event.target.closest("[data-thumb]");
    if (thumb) this.choose(event, thumb);
    else if (event.target.closest("[data-stage]")) this.zoom(event);
    else if (event.target === this.dialog) this.dialog.close();
  }

  choose(event, thumb) {
    event.preventDefault();
    const picture = thumb.querySelector("picture").cloneNode(true);
    const image = picture.querySelector("img");
    for (const part of picture.children) part.removeAttribute("sizes");
    picture.querySelectorAll("source").forEach((source) => (source.sizes = this.dataset.sizes));
    image.loading = "eager";
    image.alt = thumb.dataset.alt;
    this.stage.replaceChildren(picture);
    this.stage.href = thumb.href;
    this.querySelector("[aria-current]")?.removeAttribute("aria-current");
    thumb.setAttribute("aria-current", "true");
  }

  zoom(event) {
    event.preventDefault();
    const image = this.dialog.querySelector("img");
    image.src = this.stage.href;
    image.alt = this.stage.querySelector("img").alt;
    this.dialog.showModal();
  }
}
