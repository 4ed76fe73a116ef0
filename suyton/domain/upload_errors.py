"""Refusals of files that are handed in, of which nothing is kept, and of files that are not there."""

from suyton.domain.refusal import DomainError


class FileKindRefused(DomainError):
    code = "file_kind_refused"
    sentence = (
        "“{name}” was not taken in: by its content it is {found}. Allowed are: {allowed}. "
        "Save it as one of these and send that."
    )


class FileMisnamed(DomainError):
    code = "file_misnamed"
    sentence = (
        "“{name}” was not taken in: its name says {said}, its content is {found}. "
        "Name it after what it is, or send the right file."
    )


class FileInfected(DomainError):
    code = "file_infected"
    sentence = (
        "“{name}” was not taken in: the virus scanner found “{found}” in it. Have your machine "
        "looked at, and send a clean file."
    )


class ScannerAway(DomainError):
    code = "scanner_away"
    sentence = (
        "The virus scanner does not answer, or could not look at the whole file, so nothing was "
        "stored. Send the same again in a moment; if it goes on, tell whoever runs the service."
    )


class FileTooLarge(DomainError):
    code = "file_too_large"
    sentence = "The file is larger than the {limit} MB allowed. Split it or make it smaller."


class DocumentMissing(DomainError):
    code = "document_missing"
    sentence = "The attached document {sha256} is not in the store. Upload it first."


class DocumentDamaged(DomainError):
    code = "document_damaged"
    sentence = (
        "The stored document {sha256} is damaged: its bytes are not those that were stored, so none "
        "was given. Tell whoever runs the service. Handing the same file in again mends it."
    )
