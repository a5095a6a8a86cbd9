"""No tables. The module is here because Django sends post_migrate only to apps that have one."""
