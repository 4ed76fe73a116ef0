"""The desk: one person at one page. It reads, renders, and hands acts to the commands.

A page holds no rules. It asks the domain which acts are open, posts to the same commands as the
JSON API, and either goes on to the noun's page with a receipt, or shows the form again with what
was typed and the sentence that stands in the way.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar
from uuid import uuid4

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.handed_in import take_in
from api.pages.facts import fact_name, fact_value
from api.pages.forms import Form, FormFault
from api.pages.reader import Reader
from api.pages.receipts import RECEIPT_COOKIE, RECEIPT_SECONDS, AnyReceipt, read_receipt, written
from api.pages.refusal import Refusal
from api.spoken import spoken
from suyton.domain.document import DocumentReference
from suyton.domain.errors import DomainError

Done = TypeVar("Done")
"""What an act gives: a receipt, which the next page shows, or anything else that names it."""


@dataclass
class Desk(Reader):
    """What one request may use."""

    _stored: list[DocumentReference] = field(default_factory=list)
    """Papers stored while this request's form is worked on."""

    def fresh_key(self) -> str:
        """A new idempotency key; each form carries one, so that sending it twice is one act."""
        return uuid4().hex

    @property
    def file_endings(self) -> str:
        """The endings of what may be handed in, as a file field's ``accept`` takes them."""
        kinds = self.world.upload_kinds
        more = (".jpeg",) if "jpg" in kinds else ()
        return ",".join((*(f".{kind}" for kind in kinds), *more))

    def page(self, template: str, refusal: Refusal | None = None, **facts: object) -> Response:
        """The rendered page.

        No browser may keep it: going back asks for a new one, with a new key, so that a form
        filled in again is a new act and not taken for the old one.
        """
        kept = self.request.cookies.get(RECEIPT_COOKIE, "")
        body = self.world.environment.get_template(template).render(
            desk=self,
            say=self.say,
            term=self.term,
            spoken=self.spoken,
            said=self.said,
            time=self.time,
            number=self.number,
            names=self.names,
            now=self.now,
            fact_name=partial(fact_name, self),
            fact_value=partial(fact_value, self),
            refusal=refusal,
            receipt=read_receipt(kept),
            path=self.request.url.path,
            **facts,
        )
        response = HTMLResponse(body, 200 if refusal is None else refusal.status)
        response.headers["Cache-Control"] = "no-store"
        if kept:
            response.delete_cookie(RECEIPT_COOKIE)
        return response

    async def papers(self, form: Form) -> tuple[DocumentReference, ...]:
        """Store the chosen files and add those kept from an earlier try of the same form."""
        self._stored = list(form.kept)
        for kind, upload in form.uploads:
            paper = await run_in_threadpool(
                take_in,
                self.world.uploads,
                self.world.handed_in,
                upload,
                kind,
                self.actor.account_id,
                self.now,
            )
            # A file chosen anew takes the place of the one kept for the same kind.
            self._stored = [kept for kept in self._stored if kept.kind != kind]
            self._stored.append(paper)
        return tuple(self._stored)

    async def act(
        self,
        doing: Callable[[Form], Awaitable[Done]],
        *,
        then: str | Callable[[Done], str],
        again: Callable[[Refusal], Response],
    ) -> Response:
        """Do what the posted form asks, then go on; or show the form again with the refusal."""
        async with self.request.form() as fields:
            return await self._act(Form(fields), doing, then, again)

    async def _act(
        self,
        form: Form,
        doing: Callable[[Form], Awaitable[Done]],
        then: str | Callable[[Done], str],
        again: Callable[[Refusal], Response],
    ) -> Response:
        try:
            form.check(self.csrf)
            done = await doing(form)
        except FormFault as fault:
            sentence = self.say(f"fault.{fault.code}", **fault.facts)
            refusal = Refusal(sentence, form, 422, papers=tuple(self._stored))
        except DomainError as error:
            facts = spoken(self.world.wording, self.language, error.facts)
            sentence = self.say(f"error.{error.code}", **facts)
            status = self.world.status_of(error)
            # The engine may have taken the act in although it did not answer in time.
            key = form.text("key") if status == 503 else ""
            refusal = Refusal(sentence, form, status, key, tuple(self._stored))
        else:
            receipt = done if isinstance(done, AnyReceipt) else None
            return self.go_on(then if isinstance(then, str) else then(done), receipt)
        return await run_in_threadpool(again, refusal)

    def go_on(self, address: str, receipt: AnyReceipt | None = None) -> Response:
        """To the page at ``address``, which will show the receipt once."""
        response = RedirectResponse(address, 303)
        if receipt is not None:
            response.set_cookie(
                RECEIPT_COOKIE,
                written(receipt),
                max_age=RECEIPT_SECONDS,
                httponly=True,
                secure=self.world.cookie_secure,
                samesite="lax",
            )
        return response
