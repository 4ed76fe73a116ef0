"""Plain dataclasses to JSON and back, with each type's reader built once for the whole process.

The SDK makes a converter for every run of a workflow, and each would build its readers anew:
17 ms for a nomination's case alone. Readers depend on the type and on nothing else.
"""

from temporalio.contrib.pydantic import PydanticJSONPlainPayloadConverter
from temporalio.converter import (
    CompositePayloadConverter,
    DataConverter,
    DefaultPayloadConverter,
    JSONPlainPayloadConverter,
)

_JSON = PydanticJSONPlainPayloadConverter()


class SharedReaders(CompositePayloadConverter):
    """The SDK's Pydantic converter, sharing its readers between runs."""

    def __init__(self) -> None:
        super().__init__(
            *(
                _JSON if isinstance(converter, JSONPlainPayloadConverter) else converter
                for converter in DefaultPayloadConverter.default_encoding_payload_converters
            )
        )


DATA_CONVERTER = DataConverter(payload_converter_class=SharedReaders)
