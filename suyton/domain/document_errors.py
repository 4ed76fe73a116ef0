"""Refusals about papers that the service draws."""

from suyton.domain.refusal import DomainError


class TemplateFailed(DomainError):
    code = "template_failed"
    sentence = (
        "The paper could not be drawn: template {template}, line {line}: {problem}. "
        "Nothing was issued. Mend the template, or take the province's own away, and do it again."
    )
