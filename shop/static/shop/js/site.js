// Every page works without this file. Each element makes one real form or link more comfortable.
import { AddToCart } from "./elements/add-to-cart.js";
import { CartIntake } from "./elements/cart-intake.js";
import { ProductGallery } from "./elements/product-gallery.js";
import { QuantityStepper } from "./elements/quantity-stepper.js";
import { SiteVisitor } from "./elements/site-visitor.js";
import { SubmitOnChange } from "./elements/submit-on-change.js";
import { CompareTray } from "./elements/compare-tray.js";
import { RecentlyViewed } from "./elements/recently-viewed.js";
import { FoldOut } from "./elements/fold-out.js";
import { PrintButton } from "./elements/print-button.js";

customElements.define("site-visitor", SiteVisitor);
customElements.define("add-to-cart", AddToCart);
customElements.define("cart-intake", CartIntake);
customElements.define("quantity-stepper", QuantityStepper);
customElements.define("product-gallery", ProductGallery);
customElements.define("submit-on-change", SubmitOnChange);
customElements.define("fold-out", FoldOut);
customElements.define("print-button", PrintButton);
customElements.define("compare-tray", CompareTray);
customElements.define("recently-viewed", RecentlyViewed);
