"""What a buyer does, in a buyer's words."""

from playwright.sync_api import Page, expect

SUCCESS = "4242 4242 4242 4242"
DECLINED = "4000 0000 0000 0002"
NEEDS_3DS = "4000 0027 6000 3184"


def sign_in(page: Page, login: tuple[str, str]) -> None:
    """To the admin; `login` is address and password."""
    address, password = login
    page.goto("/admin/")
    page.get_by_label("E-mail").fill(address)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/admin/")


def add_sedorum(page: Page) -> None:
    page.goto("/products/sedorum/")
    with page.expect_response("**/cart/add/**"):
        page.get_by_role("button", name="Add to cart").first.click()


def go_to_checkout(page: Page) -> None:
    page.goto("/cart/")
    page.get_by_role("link", name="Checkout").first.click()


def fill_details(page: Page, email: str | None) -> None:
    if email:
        page.get_by_label("E-mail").fill(email)
    page.get_by_label("Full name").fill("Ada Lovelace")
    page.get_by_label("Street and number").fill("1 Pearl Street")
    page.get_by_label("City").fill("Portland")
    page.get_by_label("State").select_option("OR")
    page.get_by_label("ZIP code").fill("97205")
    page.get_by_role("button", name="Review your order").click()


def order_and_go_to_stripe(page: Page) -> None:
    page.get_by_role("button", name="Order and pay").click()
    expect(page.get_by_label("Card number")).to_be_visible()


def pay(page: Page, card: str = SUCCESS) -> None:
    page.get_by_label("Card number").fill(card)
    page.get_by_label("Expiry").fill("12 / 34")
    page.get_by_label("Security code").fill("123")
    page.get_by_label("Name on card").fill("Ada Lovelace")
    page.get_by_label("Postal code").fill("97205")
    page.get_by_role("button", name="Pay").click()


def expect_thanks(page: Page) -> str:
    """The number of the paid order."""
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    return page.get_by_text("Order ", exact=False).first.inner_text().split()[-1]
