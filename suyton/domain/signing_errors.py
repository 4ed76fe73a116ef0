"""What stands in the way of a signature: the key, its certificate, or the file itself.

No error carries a password or PIN, and none repeats what a cryptographic library said.
"""

from suyton.domain.refusal import DomainError


class KeyMissing(DomainError):
    code = "key_missing"
    sentence = (
        "No signing key of “{holder}” is kept here. Sign the downloaded file with your own key "
        "and upload it, or have the key configured."
    )


class WrongSecret(DomainError):
    code = "wrong_secret"
    sentence = (
        "The password or PIN does not open the key of “{holder}”. Nothing was signed. "
        "A token locks itself after a few wrong PINs."
    )


class TokenAbsent(DomainError):
    code = "token_absent"
    sentence = (
        "The token “{token}” does not answer, or does not hold the key it should. Nothing was "
        "signed. Plug it in and do it again."
    )


class CertificateExpired(DomainError):
    code = "certificate_expired"
    sentence = (
        "The certificate of {subject} is valid from {valid_from} to {valid_to}, and not at the "
        "time of signing. Sign with a valid one."
    )


class CertificateRevoked(DomainError):
    code = "certificate_revoked"
    sentence = "The certificate of {subject} was revoked on {revoked_at}. Sign with another one."


class CertificateUntrusted(DomainError):
    code = "certificate_untrusted"
    sentence = (
        "The certificate of {subject}, issued by {issuer}, cannot be shown to lead to an authority "
        "trusted here. Sign with another one, or have the authority's certificate and its list of "
        "revocations added."
    )


class WrongCertificate(DomainError):
    code = "wrong_certificate"
    sentence = (
        "The file is signed by a certificate of {subject}, which is not bound to whoever is to "
        "sign here. Sign with a bound certificate, or have this one bound first."
    )


class NotSigned(DomainError):
    code = "not_signed"
    sentence = (
        "The file holds no sound signature in the place meant for it ({field}). "
        "Sign the downloaded file and upload it again."
    )


class DocumentAltered(DomainError):
    code = "document_altered"
    sentence = (
        "The file is not the prepared one with a signature added: something else in it differs, "
        "or it was saved anew. Download it again and do nothing with it but sign."
    )


class TimeStampAbsent(DomainError):
    code = "time_stamp_absent"
    sentence = (
        "The time-stamp authority {address} gives no time stamp. Nothing was signed. "
        "Do it again later, or have the level of signatures lowered."
    )


class FileTooHard(DomainError):
    code = "file_too_hard"
    sentence = (
        "The file takes more time or memory to examine than is given to one, or it is made to. "
        "Nothing can be said of it here."
    )


class CheckerBusy(DomainError):
    code = "checker_busy"
    sentence = "Other files are being examined just now. Try again in a minute."
