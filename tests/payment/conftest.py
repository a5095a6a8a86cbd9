from tests.checkout.conftest import standin, standin_process  # noqa: F401
