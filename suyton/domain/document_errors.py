"""Refusals about papers that the service draws, and about whose certificate signs them."""

from suyton.domain.refusal import DomainError


class TemplateFailed(DomainError):
    code = "template_failed"
    sentence = (
        "The paper could not be drawn: template {template}, line {line}: {problem}. "
        "Nothing was issued. Mend the template, or take the province's own away, and do it again."
    )


class SignUnprintable(DomainError):
    code = "sign_unprintable"
    sentence = (
        "“{sign}” cannot be printed: no typeface here has it. Take it out of the text, or lay a "
        "typeface that has it into the province's folder of templates. Nothing was issued."
    )


class CertificateTaken(DomainError):
    code = "certificate_taken"
    sentence = (
        "The certificate of {subject} is bound to {holder} already, or was until it was ended. "
        "A certificate signs for one holder, and one that was ended never signs again: issue a new one."
    )


class CertificateUnreadable(DomainError):
    code = "certificate_unreadable"
    sentence = (
        "{file} holds no X.509 certificate (PEM or DER). Export the certificate alone, without its "
        "key, and try again."
    )


class DocumentNotPrepared(DomainError):
    code = "document_not_prepared"
    sentence = (
        "“{title}” has no prepared paper for this act: it was never prepared, or the draft, a name "
        "or the signer's capacity has changed since. Prepare it again, then sign that file."
    )


class StoreAway(DomainError):
    code = "store_away"
    sentence = (
        "The document store does not answer, so nothing was stored or read. "
        "Send the same again in a moment: storing twice is harmless."
    )


class StoreFull(DomainError):
    code = "store_full"
    sentence = (
        "There is no room left in the document store, so nothing was stored. Tell whoever runs the "
        "service; the same can be sent again once there is room."
    )
