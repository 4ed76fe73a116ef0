"""What is sent to break a tie, of a bloc's ballot or of a sitting."""

from api.schemas.fields import Asked, Id, Reason, example

NOMINATION = "2023.vhxh.ban-dan-toc.provincial_certificate_of_merit"


class TieBreak(Asked):
    """Those of the tied who go in: as many as there are places left."""

    nomination_ids: tuple[Id, ...] = ()
    reason: Reason

    model_config = example(
        nomination_ids=[NOMINATION], reason="Thành tích nổi trội hơn trong phong trào chung"
    )
