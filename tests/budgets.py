"""What a page of the demo shop may cost: queries, navigation included, and bytes on the way.

docs/benchmarks.md has the measured figures.
"""

PAGE = 15
PRODUCT_PAGE = 12
LIST_PAGE = 12
CART_PAGE = 15
INGREDIENT_PAGE = 8
FACTS_PAGE = 9
FACTS_DATA = 7
# The admin's, filtered and searched, for any number of products.
PRODUCT_LIST = 20

BUDGETS = {
    "/": PAGE,
    "/products/": LIST_PAGE,
    "/products/?sort=price-down&page=2": LIST_PAGE,
    "/products/?need=energy&diet=vegan&price_to=30&in_stock=1&sort=serving-price": LIST_PAGE,
    "/products/c/minerals/": LIST_PAGE,
    "/products/c/minerals/?ingredient=magnesium&form=capsule": LIST_PAGE,
    "/products/sedorum/": PRODUCT_PAGE,
    "/products/prenatal-multi/": PRODUCT_PAGE,
    "/products/marine-collagen-peptides/": PRODUCT_PAGE,
    "/products/sedorum/facts/": FACTS_PAGE,
    "/products/sedorum/facts.json": FACTS_DATA,
    "/products/probiotic-20-billion/facts.json": FACTS_DATA,
    "/ingredients/": INGREDIENT_PAGE,
    "/ingredients/magnesium/": INGREDIENT_PAGE,
    "/ingredients/folate/": INGREDIENT_PAGE,
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

# Bytes as sent, Brotli or gzip. The first is the promise, the rest say early where it goes.
PRODUCT_PAGE_BYTES = 60_000
PAGE_HTML_BYTES = 15_000
CSS_BYTES = 15_000
JAVASCRIPT_BYTES = 10_000
