"""The one rule for every review, in the words that authors and staff read."""

from django.utils.translation import gettext_lazy as _

from .models import Reason

# Said to the author: what is wrong with the text, never with the opinion.
REASONS = {
    Reason.SPAM: _("It advertises something, or is no review."),
    Reason.PERSONAL_DATA: _("It holds personal data, such as a full name, an address or a number."),
    Reason.ABUSIVE: _("It holds abusive or hateful words."),
    Reason.OFF_TOPIC: _(
        "It is not about this product. For delivery or an order, please write to us."
    ),
    Reason.DISEASE: _(
        "It names a disease or a treatment. A page that sells supplements may not show that,"
        " whoever says it and however many stars it comes with."
    ),
}
