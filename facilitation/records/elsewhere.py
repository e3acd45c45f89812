"""What does not lie in the database: files beside it, and what lies with others, by the platform on which the groups are."""

from __future__ import annotations

from facilitation.records.entry import WHILE_RUNNING, Entry, Place, Until, Whose, Why

OPENING_MESSAGES = Until("keys of messages after 8 days; devices of people with whom no room is shared any more within an hour")


def _file(name: str, what: str, why: Why, until: Until, whose: Whose, *, encrypted: bool | None = True) -> Entry:
    return Entry(Place.FILE, name, what, why, until, whose, encrypted=encrypted)


FILES: tuple[Entry, ...] = (
    _file(
        "matrix/crypto.db",
        "Vertti's encryption keys (under a key of their own), the ids and public keys of the devices of people with whom it "
        "shares a room, and the keys of messages: with these, somebody who has the message from the homeserver could open it.",
        Why.SAFETY, OPENING_MESSAGES, Whose.PERSON,
    ),
    _file("matrix/store.key", "The key of those keys.", Why.SAFETY, WHILE_RUNNING, Whose.NOBODY),
    _file("matrix/identity.json", "The seeds of Vertti's own cross-signing identity.", Why.SAFETY, WHILE_RUNNING, Whose.NOBODY),
    _file("matrix/session.json", "Vertti's login: user id, device id, access token.", Why.SAFETY, WHILE_RUNNING, Whose.NOBODY),
    _file(
        "matrix/restored.json", "After a restore, until the old device is logged out: that device's id.",
        Why.SAFETY, Until("removed at the first start after the restore"), Whose.NOBODY,
    ),
    _file("vertti.lock", "Empty: keeps a second process away.", Why.OPERATION, WHILE_RUNNING, Whose.NOBODY, encrypted=None),
)  # fmt: skip
"""The files beside `vertti.db` (and its `-wal` and `-shm`), all below the data directory, readable by its owner alone."""


def _elsewhere(name: str, what: str, why: Why, until: str, *, encrypted: bool | None = None) -> Entry:
    return Entry(Place.ELSEWHERE, name, what, why, Until(until), Whose.PERSON, encrypted=encrypted)


ELSEWHERE: tuple[Entry, ...] = (
    _elsewhere(
        "the log (stderr)",
        "What the program does: times, kinds of events, error codes, counts, keys of configured groups. Never what anybody "
        "wrote, nor the ids of members. `VERTTI_DEBUG=1` adds traces that may quote data: for a developer's machine.",
        Why.OPERATION, "as long as the operator's system keeps its log",
    ),
    _elsewhere(
        "the configuration",
        "User ids, and the groups in it, as the administrator wrote them. Vertti never changes the file: who asks to be "
        "forgotten has to be taken out of it by hand.",
        Why.BELONGING, "as long as the administrator keeps them there",
    ),
    _elsewhere(
        "the homeserver",
        "Accounts, who is in which room since when, names and topics of rooms, reactions, times and sizes of messages: in clear. "
        "The messages themselves, polls, votes and files: encrypted, and kept as long as the homeserver keeps the room. What "
        "Vertti takes back is no longer shown at once; the homeserver may keep it for a while (Synapse: seven days by default).",
        Why.DELIVERY, "by the homeserver's own rules; ask its operator", encrypted=True,
    ),
    _elsewhere(
        "Discord",
        "In clear: accounts, who can see which channel, everything that is written in a channel or to Vertti, chosen, pressed, "
        "filled in or sent as a file, and Vertti's answers, also those that only one person is shown. What Vertti takes back is "
        "no longer shown; whether and how long Discord keeps it is not in Vertti's hands.",
        Why.DELIVERY, "by Discord's own rules", encrypted=False,
    ),
    _elsewhere(
        "the Discord server",
        "The group's channel. The server's owner and administrators see everything in it, who may see it, and the meetings in "
        "the server's calendar (their times, numbers and themes). Other people of the server see none of this. Nor does "
        "anybody else see what Vertti shows one person alone, or writes in direct messages.",
        Why.DELIVERY, "as long as the channel is there, also after the group has been erased", encrypted=False,
    ),
    _elsewhere(
        "the members' own devices",
        "Everything that was written in the rooms they are in, Vertti's messages included.",
        Why.DELIVERY, "as long as each member keeps it",
    ),
    _elsewhere(
        "backups",
        "With `vertti backup`: the database without pulse answers and open questions, the identity, and keys of messages of "
        "the last days. Copies made by hand: everything, as it was.",
        Why.OPERATION, "as long as the operator keeps copies; not longer than the retention (docs/operations.md)",
    ),
)  # fmt: skip
"""What lies with others."""
