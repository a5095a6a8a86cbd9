"""Left empty, so that Oscar's admin stays out: the admin of this shop is shop/backoffice/admin/."""
