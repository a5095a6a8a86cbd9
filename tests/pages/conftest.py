from tests.rates import fresh_rate_limits  # noqa: F401
