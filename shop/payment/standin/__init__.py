"""A local stand-in for Stripe: its own process, real HTTP, no Django. See README.md."""
