// Every page works without this file. Each element makes one real form or link more comfortable.
import { AddToCart } from "./elements/add-to-cart.js";
import { ProductGallery } from "./elements/product-gallery.js";
import { QuantityStepper } from "./elements/quantity-stepper.js";
import { SiteVisitor } from "./elements/site-visitor.js";
import { SubmitOnChange } from "./elements/submit-on-change.js";
import { PrintButton } from "./elements/print-button.js";

customElements.define("site-visitor", SiteVisitor);
customElements.define("add-to-cart", AddToCart);
customElements.define("quantity-stepper", QuantityStepper);
customElements.define("product-gallery", ProductGallery);
customElements.define("submit-on-change", SubmitOnChange);
customElements.define("print-button", PrintButton);
