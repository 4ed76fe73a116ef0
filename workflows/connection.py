"""The one place where a Temporal client is made."""

from datetime import timedelta

from temporalio.client import Client
from temporalio.service import RetryConfig

from suyton.payloads.codec import encrypting
from suyton.payloads.converter import DATA_CONVERTER
from suyton.payloads.keys import PayloadKeys

IMPATIENT = RetryConfig(max_elapsed_time_millis=3_000)
"""A person waits behind most calls: when Temporal is away they should hear it soon."""


async def connect(
    address: str,
    namespace: str = "default",
    *,
    api_key: str = "",
    tls: bool = False,
    lazy: bool = False,
    keys: PayloadKeys | None = None,
) -> Client:
    """A client for the Temporal server at ``address`` (``host:port``).

    ``lazy`` puts off the connection to the first call, so that the API can start, and answer
    questions, while Temporal is away. With ``keys`` everything that Temporal is given is
    encrypted; all processes of one province need the same keys.

    Raises:
        RuntimeError: the server cannot be reached (unless ``lazy``).
    """
    return await Client.connect(
        address,
        namespace=namespace,
        api_key=api_key or None,
        tls=tls,
        lazy=lazy,
        data_converter=encrypting(DATA_CONVERTER, keys) if keys else DATA_CONVERTER,
        retry_config=IMPATIENT,
    )


RPC_LIMIT = timedelta(seconds=10)
"""How long one call to Temporal may take."""
