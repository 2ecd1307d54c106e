"""What our own paths answer to whom.

The complaint of the paths is Ava's: open, at her reception, without a red flag, and about Nora. Whoever works at
that reception may act on it. A call of Ava's waits on it and a promise of hers; the token is a search of hers. The
course is their organisation's, and the attempt at it Ava's; a classroom pass of it was recorded for her. The change of the authority table is Ada's draft of a raise.
The standard is Northgate's and Ada published it; the thanks are Ava's, for something else.
The person of the paths is Ava herself, at her site: for managers there to read, for admins to change.
"""

from tests.journeys.matrix.everybody import Row, everybody

MANAGERS_HERE = {"mona": 200, "max": 200}
EMPTY_OF_MANAGERS = {"mona": 422, "max": 422}
READS_AUTHORITY = everybody(403, mona=200, max=200, rui=200, ada=200, amir=200, gus=200)
ADMINS = {"ada": 200, "amir": 200}
EMPTY_OF_ADMINS = {"ada": 422, "amir": 422}


def at_the_desk(default: int, **others: int) -> Row:
    """A page of the complaint for whoever is at its desk: another site and Nora find nothing, others may not."""
    nowhere = {"cleo": 404, "rui": 404, "nora": 404, "ada": 403, "amir": 403, "gus": 403}
    return everybody(default, **nowhere | others)


def at_northgate(default: int, **others: int) -> Row:
    """A page of its standard: Riverside finds none."""
    return everybody(default, **{"cleo": 404, "rui": 404} | others)


def for_who_trains_her(default: int) -> Row:
    """Her managers and the admins; whoever keeps training elsewhere finds none."""
    return everybody(403, mona=default, max=default, ada=default, amir=default, rui=404)


def for_who_sets(default: int, rui: int) -> Row:
    """Its managers and the admins; whoever may set standards elsewhere finds none."""
    return everybody(403, mona=default, max=default, ada=default, amir=default, rui=rui)


GET = {
    "/": everybody(200, ada=302, amir=302, gus=302),
    "/complaints/new/": everybody(200, ada=403, amir=403, gus=403),
    "/calls/": everybody(200, ada=403, amir=403, gus=403),
    "/complaints/": everybody(200, ada=403, amir=403),
    "/complaints/found/<token>/": everybody(404, ava=200, ada=403, amir=403),
    "/complaints/<id>/reveal/": at_the_desk(200, gus=200),
    "/complaints/<id>/": at_the_desk(200, gus=200),
    "/complaints/<id>/resolve/": at_the_desk(200),
    "/complaints/<id>/escalate/": at_the_desk(200),
    "/complaints/<id>/call-backup/": at_the_desk(200),
    "/complaints/<id>/remedy/": at_the_desk(200),
    "/complaints/<id>/note/": at_the_desk(200),
    "/complaints/<id>/authority/": at_the_desk(200),
    "/complaints/<id>/correct/": at_the_desk(403, ava=200, **MANAGERS_HERE),
    "/complaints/<id>/hand-over/": at_the_desk(403, ava=200, **MANAGERS_HERE),
    "/complaints/<id>/reopen/": at_the_desk(409),
    "/complaints/<id>/calls/<call>/withdraw/": at_the_desk(403, ava=200),
    "/complaints/<id>/promises/<remedy>/keep/": at_the_desk(200),
    "/review/": everybody(403, mona=200, max=200, rui=200, gus=200),
    "/review/<id>/": everybody(403, **MANAGERS_HERE, rui=404),
    "/review/<id>/claim/": everybody(403, **MANAGERS_HERE, rui=404),
    "/review/<id>/decide/": everybody(403, **MANAGERS_HERE, rui=404),
    "/review/<id>/release/": everybody(403, mona=409, max=409, rui=404),
    "/review/<id>/hand-back/": everybody(403, mona=409, max=409, rui=404),
    "/review/<id>/void/": everybody(403, **MANAGERS_HERE, rui=404),
    "/review/calls/": everybody(403, mona=200, max=200, rui=200),
    "/review/calls/<call>/answer/": everybody(403, **MANAGERS_HERE, rui=404),
    "/review/duty/": everybody(403, mona=200, max=200, rui=200),
    "/staff/me/": everybody(200),
    "/staff/site/": everybody(200),
    "/staff/authority/": READS_AUTHORITY,
    "/staff/authority/draft/": everybody(403, ada=200, amir=200),
    "/staff/authority/<change>/": READS_AUTHORITY,
    "/staff/authority/<change>/approve/": everybody(405),
    "/staff/authority/<change>/withdraw/": everybody(405),
    "/staff/training/": everybody(200),
    "/staff/training/record/": everybody(403, mona=200, max=200, rui=200, ada=200, amir=200),
    "/staff/training/record/<completion>/withdraw/": for_who_trains_her(200),
    "/staff/training/<course>/": everybody(200),
    "/staff/training/<course>/<attempt>/": everybody(404, ava=200),
    "/complaints/<id>/thank/": everybody(403, mona=409, max=409, rui=404),
    "/complaints/<id>/coach/": everybody(403, **MANAGERS_HERE, rui=404),
    "/staff/thanks/<id>/": everybody(405),
    "/staff/standards/": everybody(200),
    "/staff/standards/new/": for_who_sets(200, rui=200),
    "/staff/standards/<id>/": at_northgate(200),
    "/staff/standards/<id>/acknowledge/": everybody(405),
    "/staff/standards/<id>/publish/": for_who_sets(200, rui=404),
    "/staff/standards/<id>/withdraw/": for_who_sets(200, rui=404),
    "/staff/people/": everybody(403, **MANAGERS_HERE, rui=200, **ADMINS),
    "/staff/people/new/": everybody(403, **ADMINS),
    "/staff/people/import/": everybody(403, **ADMINS),
    "/staff/people/import/added/": everybody(403, **ADMINS),
    "/staff/people/import/template.csv": everybody(403, **ADMINS),
    "/staff/people/<person>/": everybody(403, **MANAGERS_HERE, rui=404, **ADMINS),
    "/staff/people/<person>/work/": everybody(403, **MANAGERS_HERE, rui=404, **ADMINS),
    "/staff/people/<person>/sites/": everybody(403, **ADMINS),
    "/staff/people/<person>/sites/<site>/": everybody(403, **ADMINS),
    "/staff/people/<person>/password/": everybody(403, **ADMINS),
    "/staff/people/<person>/sign-in/": everybody(403, **ADMINS),
    "/healthz": everybody(200) | {"dan": 200, "nobody": 200},
}
# HEAD asks for the same page without its body.
HEAD = GET | {"/healthz": everybody(405) | {"dan": 405, "nobody": 405}}
# An empty form, so that nothing happens: 422 where they may, 405 where nobody posts.
POST = {
    "/": everybody(405),
    "/complaints/new/": everybody(422, ada=403, amir=403, gus=403),
    "/calls/": everybody(405),
    "/complaints/": everybody(422, ada=403, amir=403),
    "/complaints/found/<token>/": everybody(405),
    "/complaints/<id>/reveal/": at_the_desk(200, gus=200),
    "/complaints/<id>/": everybody(405),
    "/complaints/<id>/resolve/": at_the_desk(422),
    "/complaints/<id>/escalate/": at_the_desk(422),
    "/complaints/<id>/call-backup/": at_the_desk(422),
    "/complaints/<id>/remedy/": at_the_desk(422),
    "/complaints/<id>/note/": at_the_desk(422),
    "/complaints/<id>/authority/": at_the_desk(422),
    "/complaints/<id>/correct/": at_the_desk(403, ava=422, **EMPTY_OF_MANAGERS),
    "/complaints/<id>/hand-over/": at_the_desk(403, ava=422, **EMPTY_OF_MANAGERS),
    "/complaints/<id>/reopen/": at_the_desk(422),
    "/complaints/<id>/calls/<call>/withdraw/": at_the_desk(403, ava=422),
    "/complaints/<id>/promises/<remedy>/keep/": at_the_desk(422),
    "/review/": everybody(405),
    "/review/<id>/": everybody(405),
    "/review/<id>/claim/": everybody(403, **EMPTY_OF_MANAGERS, rui=404),
    "/review/<id>/decide/": everybody(403, **EMPTY_OF_MANAGERS, rui=404),
    "/review/<id>/release/": everybody(403, **EMPTY_OF_MANAGERS, rui=404),
    "/review/<id>/hand-back/": everybody(403, **EMPTY_OF_MANAGERS, rui=404),
    "/review/<id>/void/": everybody(403, **EMPTY_OF_MANAGERS, rui=404),
    "/review/calls/": everybody(405),
    "/review/calls/<call>/answer/": everybody(403, **EMPTY_OF_MANAGERS, rui=404),
    "/review/duty/": everybody(403, **EMPTY_OF_MANAGERS, rui=422),
    "/staff/me/": everybody(405),
    "/staff/site/": everybody(422),
    "/staff/authority/": everybody(405),
    "/staff/authority/draft/": everybody(403, ada=422, amir=422),
    "/staff/authority/<change>/": everybody(405),
    # Ada drafted it: her yes is none, Amir's is
    "/staff/authority/<change>/approve/": everybody(403, ada=422, amir=302),
    "/staff/authority/<change>/withdraw/": everybody(403, ada=302, amir=409),
    "/staff/training/": everybody(405),
    "/staff/training/record/": everybody(403, mona=422, max=422, rui=422, ada=422, amir=422),
    "/staff/training/record/<completion>/withdraw/": for_who_trains_her(422),
    "/staff/training/<course>/": everybody(422),
    "/staff/training/<course>/<attempt>/": everybody(405),
    "/complaints/<id>/thank/": everybody(403, **EMPTY_OF_MANAGERS, rui=404),
    "/complaints/<id>/coach/": everybody(403, **EMPTY_OF_MANAGERS, rui=404),
    "/staff/thanks/<id>/": everybody(404, ava=422),
    "/staff/standards/": everybody(405),
    "/staff/standards/new/": for_who_sets(422, rui=422),
    "/staff/standards/<id>/": everybody(405),
    "/staff/standards/<id>/acknowledge/": at_northgate(422, ada=403, amir=403, gus=403),
    "/staff/standards/<id>/publish/": for_who_sets(422, rui=404),
    "/staff/standards/<id>/withdraw/": for_who_sets(422, rui=404),
    "/staff/people/": everybody(405),
    "/staff/people/new/": everybody(403, **EMPTY_OF_ADMINS),
    "/staff/people/import/": everybody(403, **EMPTY_OF_ADMINS),
    "/staff/people/import/added/": everybody(405),
    "/staff/people/import/template.csv": everybody(405),
    "/staff/people/<person>/": everybody(403, **EMPTY_OF_ADMINS),
    "/staff/people/<person>/work/": everybody(403, **EMPTY_OF_MANAGERS, rui=404),
    "/staff/people/<person>/sites/": everybody(403, **EMPTY_OF_ADMINS),
    "/staff/people/<person>/sites/<site>/": everybody(403, **EMPTY_OF_ADMINS),
    "/staff/people/<person>/password/": everybody(403, **EMPTY_OF_ADMINS),
    "/staff/people/<person>/sign-in/": everybody(403, **EMPTY_OF_ADMINS),
    "/healthz": everybody(405) | {"dan": 405, "nobody": 405},
}
# No page knows any other method; who is not signed in is led to sign in before that.
OTHER = dict.fromkeys(GET, everybody(405)) | {"/healthz": everybody(405) | {"dan": 405, "nobody": 405}}
OWN = {
    path: {"get": GET[path], "head": HEAD[path], "post": POST[path]}
    | dict.fromkeys(("options", "trace", "put", "patch", "delete"), OTHER[path])
    for path in GET
}
