"""What a page may cost. The tests hold these figures; docs/benchmarks.md has the measured ones."""

# SQL queries of any page that a customer can reach.
PAGE_QUERIES = 15

# Bytes as sent, Brotli or gzip. The first is the promise, the rest say early where it goes.
PRODUCT_PAGE_BYTES = 60_000
PAGE_HTML_BYTES = 15_000
CSS_BYTES = 15_000
JAVASCRIPT_BYTES = 10_000
