"""The report of a long run, in Markdown."""

from __future__ import annotations

import json
import os
import platform
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from tests.faults.rounds import Outcome
from tests.faults.strategies import Kind

_HEAD = """# Vertti under faults

Made by `make faults`; the same command with the same seed does the same again (what the machine does in between is never quite
the same). Each round is a whole programme of several groups on a Synapse of its own, with time that jumps from step to step;
all the while Vertti, the homeserver, the connections and the disk are disturbed in the middle of its work. Then a judge
(`tests/faults/judge.py`) reads the homeserver's own database and compares it with the plan: what a Vertti that nothing happened
to said in the same groups.
"""


def keep(outcome: Outcome, directory: Path) -> None:
    """Note a round, for the report."""
    directory.mkdir(parents=True, exist_ok=True)
    noted = {**asdict(outcome), "tally": {kind.value: count for kind, count in outcome.tally.items()}}
    (directory / f"{outcome.seed}.json").write_text(json.dumps(noted, indent=1), encoding="utf-8")


def written(directory: Path, command: str) -> str:
    """The report of all rounds that are noted there."""
    rounds = [
        json.loads(one.read_text(encoding="utf-8")) for one in sorted(directory.glob("*.json"), key=lambda one: int(one.stem))
    ]
    tally: Counter[str] = Counter()
    for one in rounds:
        tally.update(one["tally"])
    lines = [_HEAD, f"Command: `{command}`", "", _machine(), "", "## What it came to", "", *_totals(rounds, tally.total()), ""]
    lines += ["## The faults", "", "| fault | times |", "|---|---:|"]
    lines += [f"| {kind.value} | {tally[kind.value] or 'not in these rounds'} |" for kind in Kind]
    lines += ["", "## The rounds", "", *_rounds(rounds), ""]
    return "\n".join(lines)


def _totals(rounds: Sequence[dict[str, object]], faults: int) -> list[str]:
    def total(*names: str) -> int:
        return sum(_number(one, name) for one in rounds for name in names)

    return [
        "| | |",
        "|---|---:|",
        f"| faults | {faults} |",
        f"| starts of Vertti | {total('starts')} |",
        f"| messages planned | {total('planned')} |",
        f"| of these lost | {total('lost')} |",
        f"| said twice | {total('twice')} |",
        f"| out of order, or in another room | {total('disordered', 'misplaced')} |",
        f"| said though not planned | {total('unplanned')} |",
        f"| commands given | {total('asked')} |",
        f"| of these not answered | {total('unanswered')} |",
        f"| answered twice | {total('answered_twice')} |",
        f"| steps of the schedule | {total('steps')} |",
        f"| of these ended otherwise than without faults | {total('otherwise')} |",
        f"| messages that a member could not decrypt | {total('unreadable')} |",
        f"| slowest stop after SIGTERM | {max(float(str(one['slowest_stop'])) for one in rounds):.1f} s |",
    ]


def _rounds(rounds: Sequence[dict[str, object]]) -> list[str]:
    lines = ["| seed | faults | starts | messages | commands | wrong | seconds |", "|---:|---:|---:|---:|---:|---|---:|"]
    for one in rounds:
        tally, verdict = one["tally"], one["verdict"]
        assert isinstance(tally, dict)
        assert isinstance(verdict, dict)
        wrong = ", ".join(f"{len(found)} {kind}" for kind, found in verdict.items() if isinstance(found, list) and found)
        lines.append(
            f"| {one['seed']} | {sum(tally.values())} | {one['starts']} | {verdict['planned']} | {verdict['asked']} "
            f"| {wrong or 'nothing'} | {float(str(one['seconds'])):.0f} |"
        )
    return lines


def _number(one: dict[str, object], name: str) -> int:
    verdict = one["verdict"]
    assert isinstance(verdict, dict)
    value = verdict[name] if name in verdict else one[name]
    return len(value) if isinstance(value, list) else int(str(value))


def _machine() -> str:
    cores = os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Machine: {platform.system()} {platform.release()}, {cores} cores, {memory:.0f} GB; Python {platform.python_version()}, "
        f"Synapse {version('matrix-synapse')}, matrix-nio {version('matrix-nio')}."
    )
