"""Draws the states from the data, so that the README can never show other arrows than the code has."""

from complaints.states import MOVES, OWNERS, State

BEGIN, END = "<!-- states: drawn by manage.py draw_states -->", "<!-- end of states -->"


def drawing() -> str:
    """A Mermaid diagram of every legal move, with the owner of each state."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {state.name} : {state.label} ({OWNERS[state].label})" for state in State]
    for arrow in MOVES:
        only = {None: "", True: " (formal)", False: " (not formal)"}[arrow.formal]
        source = State(arrow.source).name if arrow.source else "[*]"
        lines.append(f"    {source} --> {State(arrow.target).name} : {arrow.move.value.replace('_', ' ')}{only}")
    return "\n".join([*lines, "```"])


def redrawn(readme: str) -> str:
    """The README with today's drawing between its two marks.

    Raises:
        ValueError: when a mark is missing.
    """
    before, rest = readme.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    return f"{before}{BEGIN}\n{drawing()}\n{END}{after}"
