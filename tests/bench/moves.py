"""What becomes of a batch of complaints, as statements over all of it: each move, then the event that tells of it."""

from __future__ import annotations

FATES = """
CREATE TEMPORARY TABLE bench_fate (
    complaint_id uuid PRIMARY KEY, ending text, by_id bigint, manager_id bigint, ended_at timestamptz,
    claimed_at timestamptz, decided_at timestamptz, sentence text
) ON COMMIT DELETE ROWS
"""
TO_MANAGERS = ("escalated", "in_review", "decided")
CLAIMED = ("in_review", "decided")


def move(endings: tuple[str, ...], values: str) -> str:
    return f"""UPDATE complaints_complaint c SET {values} FROM bench_fate f
                WHERE c.id = f.complaint_id AND f.ending IN ({named(endings)})"""


def event(endings: tuple[str, ...], verb: str, way: tuple[str, str], *, by: str, at: str, words: str, fact: str) -> str:
    """Those of one verb, in the order in which they happened."""
    return f"""INSERT INTO complaints_event (id, complaint_id, verb, by_id, from_state, to_state, fact, at, digest, words)
               SELECT gen_random_uuid(), c.id, '{verb}', f.{by}, '{way[0]}', '{way[1]}', {fact}, f.{at}, '', {words}
                 FROM bench_fate f JOIN complaints_complaint c ON c.id = f.complaint_id
                WHERE f.ending IN ({named(endings)}) ORDER BY f.{at}"""


def named(endings: tuple[str, ...]) -> str:
    return ", ".join(f"'{one}'" for one in endings)


def words(name: str) -> str:
    return f"jsonb_build_object('{name}', f.sentence)"


RESOLVE = """state = 'resolved', resolved_by_id = f.by_id, resolved_at = f.ended_at, what_was_done = f.sentence,
             put_right = 'yes'"""
GAVE = """
INSERT INTO complaints_event (
    id, complaint_id, verb, by_id, remedy_type_id, amount, "limit", currency, fact, at, digest, words)
SELECT gen_random_uuid(), r.complaint_id, 'give', r.given_by_id, r.remedy_type_id, r.amount, r.per_remedy_limit,
       r.currency, 'remedy:' || r.id, r.at, '', '{}'
  FROM bench_fate f JOIN complaints_remedy r ON r.complaint_id = f.complaint_id ORDER BY r.at
"""
ESCALATE = """state = 'escalated', owner_id = NULL, escalated_by_id = f.by_id, escalated_at = f.ended_at,
              escalated_reason = f.sentence,
              formal_at = CASE WHEN s.regime = 'us' THEN coalesce(c.formal_at, f.ended_at) ELSE c.formal_at END,
              formal_cause = CASE WHEN s.regime = 'us' THEN coalesce(c.formal_cause, 'escalated')
                                  ELSE c.formal_cause END"""
# what goes to the managers was beyond somebody's amount: the preview of a change asks how often
WANTED = """INSERT INTO complaints_event (id, complaint_id, verb, by_id, from_state, to_state, fact, at, digest, words,
                                          remedy_type_id, amount, currency)
            SELECT gen_random_uuid(), c.id, 'escalate', f.by_id, 'open', 'escalated', {fact}, f.ended_at, '', {words},
                   t.id, 1000 + 100 * (c.number % 40), s.currency
              FROM bench_fate f JOIN complaints_complaint c ON c.id = f.complaint_id JOIN staff_site s ON s.id = c.site_id
              JOIN staff_remedytype t ON t.organisation_id = c.organisation_id AND t.code = 'parking'
             WHERE f.ending IN ({endings}) ORDER BY f.ended_at"""
BECAME_FORMAL = "CASE WHEN c.formal_cause = 'escalated' THEN 'formal:escalated' ELSE '' END"
DECIDE = """state = 'resolved', resolved_by_id = f.manager_id, resolved_at = f.decided_at, put_right = 'yes',
            what_was_done = f.sentence"""
VOID = (
    "state = 'void', owner_id = f.manager_id, void_by_id = f.manager_id, void_at = f.ended_at, void_reason = f.sentence"
)

MOVES = (
    GAVE,
    move(("resolved",), RESOLVE),
    event(("resolved",), "resolve", ("open", "resolved"), by="by_id", at="ended_at", words=words("what_was_done"),
          fact="'put_right:yes'"),
    move(TO_MANAGERS, ESCALATE).replace("FROM bench_fate f", "FROM bench_fate f, staff_site s")
    + " AND s.id = c.site_id",
    WANTED.format(fact=BECAME_FORMAL, words=words("reason"), endings=named(TO_MANAGERS)),
    move(CLAIMED, "state = 'in_review', owner_id = f.manager_id, claimed_at = f.claimed_at"),
    event(CLAIMED, "claim", ("escalated", "in_review"), by="manager_id", at="claimed_at", words="'{}'", fact="''"),
    move(("decided",), DECIDE),
    event(("decided",), "decide", ("in_review", "resolved"), by="manager_id", at="decided_at",
          words=words("what_was_done"), fact="'put_right:yes'"),
    move(("void",), VOID),
    event(("void",), "void", ("open", "void"), by="manager_id", at="ended_at", words=words("reason"), fact="''"),
)  # fmt: skip
