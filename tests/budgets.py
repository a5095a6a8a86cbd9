"""How many queries a page of the demo shop may make, navigation included. No page needs more."""

PAGE = 15
PRODUCT_PAGE = 12
LIST_PAGE = 12
CART_PAGE = 15

BUDGETS = {
    "/": PAGE,
    "/products/": LIST_PAGE,
    "/products/?sort=price-down&page=2": LIST_PAGE,
    "/products/c/minerals/": LIST_PAGE,
    "/products/sedorum/": PRODUCT_PAGE,
    "/products/prenatal-multi/": PRODUCT_PAGE,
    "/products/marine-collagen-peptides/": PRODUCT_PAGE,
    "/articles/": PAGE,
    "/articles/vitamin-b12-and-restless-legs/": PAGE,
    "/articles/topics/labels-and-doses/": PAGE,
    "/search/?q=magnesium": PAGE,
    "/search/?q=magnesuim": PAGE,
    "/about/": PAGE,
    "/policies/shipping/": PAGE,
    "/contact/": PAGE,
    "/cart/": CART_PAGE,
    "/account/login/": PAGE,
    "/no-such-page/": PAGE,
}
