"""Signing in as a person of the demonstration."""

import httpx

PASSWORD = "suyton-demo"


async def sign_in(visitor: httpx.AsyncClient, login: str, back: str = "/tasks") -> httpx.Response:
    """Sign in through the form; the answer leads on to ``back``."""
    answer = await visitor.post(
        "/sign-in", data={"login": login, "password": PASSWORD, "next": back}
    )
    assert answer.status_code == 303, answer.text
    return answer
