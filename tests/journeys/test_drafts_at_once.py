"""The same draft of the authority table sent many times at the same moment is one."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from django.test import Client

from staff.models import AuthorityChange, OrganisationEvent
from tests.cast import Cast
from tests.people import SignIn
from tests.staff.views.authority_table import DRAFT, filled, name

TIMES = 20


@pytest.mark.django_db(transaction=True)
def test_identical_forms_at_once_are_one_draft(cast: Cast, sign_in: SignIn) -> None:
    fields = filled(sign_in(Client(), cast.ada), **{name(cast, "parking"): "12.50"})
    clients = [sign_in(Client(), cast.ada) for _ in range(TIMES)]
    together, answers = threading.Barrier(TIMES), list[tuple[int, str]]()

    def send(client: Client) -> None:
        together.wait(30)
        answer = client.post(DRAFT, fields)
        answers.append((answer.status_code, answer.headers.get("Location", "")))
        connection.close()

    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    change = AuthorityChange.objects.get()
    assert answers == [(302, f"/staff/authority/{change.pk}/")] * TIMES
    assert OrganisationEvent.objects.filter(change=change).count() == 1
