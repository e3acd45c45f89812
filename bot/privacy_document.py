"""`docs/privacy.md`, made from the register: `python -m bot.privacy_document docs/privacy.md` writes it anew."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.commands import export
from facilitation import privacy
from facilitation.privacy import Entry, Place

_BEGINNING = """\
# What Vertti stores, why, and until when

For whoever answers for the data: a controller, a data protection officer, somebody who writes a record of processing. It
describes the program as it is; what is specific to an association (names, contacts, chosen periods) has to be added. It is
made from the register in `facilitation/privacy.py`, which the program itself follows; a test fails when the database has a
column that this page does not name. It is orientation, not legal advice.

## Who is responsible

| role | who | what follows |
|---|---|---|
| controller (Art. 4(7) GDPR) | the association, company or network that runs the groups | decides that there are groups, \
who is in them and how long data are kept; informs members; answers their requests within a month |
| operator of Vertti | whoever runs the program; often the controller itself, else its processor (Art. 28) | can technically \
read Vertti's database and, on Matrix, its keys, and through the keys messages of the rooms Vertti is in; looks after \
backups, logs, updates |
| operator of the homeserver, for groups on Matrix | the same, another processor, or, for members with accounts elsewhere, an \
independent controller \
| sees accounts, who is in which room and when, names and topics of rooms, reactions; not the contents of encrypted messages |
| Discord, for groups that are there | a company of its own, under its own terms | can technically read everything (below) |
| owner and administrators of the Discord server | often the association, but perhaps other people than those who run the groups \
| see the groups' channels (below) |
| facilitators and hosts | people of the group | see what the group sees, who has accepted the agreement, and who has left |
| the authors of Vertti | nobody here | receive nothing: there is no telemetry |

## Kinds of data and legal basis

- **Membership and role.** That somebody is in a group may itself reveal something, for example trade-union membership where a
  union runs the groups: a special category of **Art. 9**.
- **The pulse.** Answers about coping and workload may be **health data (Art. 9)**.
- Everything else is ordinary personal data: names, user ids, who can come, language, times.

For Art. 6 one usually looks at consent (a), the contract of membership (b) or legitimate interest (f); for special categories
at explicit consent (Art. 9(2)(a)) or, for an association's own members and without disclosure outside, Art. 9(2)(d). The welcome
message tells every member what is stored before they do anything; accepting the group's agreement is a promise among members
and is *not* built as consent to processing. The pulse is voluntary: each question can be skipped and nobody learns who did.

Nothing is decided about anybody automatically (Art. 22). Nothing is sent to anybody but the chat platform (the homeserver, or
Discord). There is no profile, no score and no register of attendance. Where many or vulnerable people are concerned, consider an
impact assessment (Art. 35).

On Matrix Vertti's device is a member of the rooms: it receives all their messages and could technically open them. The program
looks whether a message is meant for it and drops everything else before any other part, file or log gets it; this is tested with
real rooms. A group that wants no program among its listeners talks in a call, or in a closed room (`closed_room`), which Vertti
leaves before the talk begins.

## Groups on Discord

Vertti serves one platform, Matrix or Discord. The promises about what *Vertti* stores are the same on both; what *others* can see
is not, and members are told so in the welcome message, in `privacy`, and where answers are asked in confidence.

- **Nothing is encrypted from end to end.** Discord can technically read whatever passes through it: what the group writes,
  direct messages with Vertti, commands, presses of buttons, what is filled in, and Vertti's answers. Answers that Discord shows
  to one person alone are hidden from the other people, not from Discord.
- **The server's owner and its administrators always see the group's channel**, even though it is private, and can let others
  in. They should be people whom the group would trust with what it says, and be named to it. A closed room is no exception.
- **Vertti hears less than on Matrix.** Discord sends it commands, presses, what is filled in, and direct messages to it; not
  what is written in channels. It has not asked for the permission to read that.
- **Whoever comes into the channel can read what was written there before**: a new member, and a guest while they are there.
- **Meetings stand in the server's calendar** as scheduled events of a voice channel that only the people of the group (and the
  server's owner and administrators) can see. They bear the time, the number of the meeting and its theme; the voice channel
  bears the group's name.
- **Who answered what in the channel** (who comes, the check-in, the survey of needs) stands in the message that asked, and
  stays there.
- **What Vertti deletes is deleted in Vertti's database.** Of its own messages it takes back those in which it asked something
  in confidence; what it showed one person alone in the channel only within a quarter of an hour, but Discord shows that no more
  once it is closed. What Discord keeps of what passed through it is a matter between each person and Discord; for its users'
  requests Discord has ways of its own.
- **When Vertti leaves, the channel stays** with everything in it, until a facilitator or an administrator of the server deletes
  it.

Answers to the pulse may be health data (Art. 9): consider whether Discord is the right place for them. Each question can be left
out.

## The rights of members

| right | how |
|---|---|
| to be informed (Art. 13) | the welcome message; the command `privacy` (`tietosuoja`, `dataskydd`) at any time |
| access and portability (Art. 15, 20) | the command `mydata` (`tietoni`, `mina uppgifter`): a JSON file in the direct \
conversation |
| rectification (Art. 16) | names come from one's own profile; an answer about a meeting is changed by another answer |
| erasure (Art. 17) | the command `forget` (`unohda`, `glöm`); leaving the room is leaving the group, on Discord with \
the command `leave` (`lähde`, `lämna`) |
| restriction and objection (Art. 18, 21) | `quiet`: no private reminders; the room is muted in one's own app |
| what Vertti cannot do by itself | copies in backups, the configuration file, the homeserver's own data and logs: the \
operator; what Discord keeps: Discord |

After `forget` the database keeps of the person only the hashed mark (until the group is erased). Vertti leaves their direct
conversation (on Discord, where nobody can leave it, it is silent there) unless they are in another group. What stays
elsewhere is listed below: Vertti's earlier messages in the room's history, and the record of the homeserver or of Discord
that the account was in the room. The only facilitator of a running group can be forgotten once somebody else leads it, or
when it has ended: an administrator names another one in the configuration.

## Erasure

The day on which a group's data will be erased is announced to the group at its end. On that day Vertti hands the room over,
leaves it, and deletes every row of the group. What is deleted is overwritten (`secure_delete`), and in the following night
the database is written anew and its log emptied, so that nothing of it is left in the files. Copies that were made before are
the operator's to delete: do not keep them longer than the retention. A backup that is put back brings back whoever asked to be
forgotten after it was made: keep a note of such requests as long as the copies.

## Security

On Matrix messages are end-to-end encrypted; Vertti never speaks in an unencrypted room. On Discord they are not.
Directories are 0700 and files 0600; one process holds the data directory. Commands are checked against Vertti's own database,
never against what the chat claims. Logs name no member and quote nobody. No core dump is written.
"""

_ONLY = {None: "", True: " *Only on Matrix.*", False: " *Only on Discord.*"}

_TITLES = {
    Place.DATABASE: "## The database (`vertti.db`)",
    Place.FILE: "## Other files of the data directory",
    Place.ELSEWHERE: "## What lies elsewhere",
}


def document() -> str:
    """The whole page, in Markdown."""
    return "\n".join((_BEGINNING.rstrip("\n"), *_register(), *_rest())) + "\n"


def _register() -> Iterator[str]:
    for place, title in _TITLES.items():
        yield ""
        yield title
        yield ""
        yield "| where | what | whose | why | until |"
        yield "|---|---|---|---|---|"
        yield from _rows(one for one in privacy.EVERYTHING if one.place is place)


def _rows(entries: Iterable[Entry]) -> Iterator[str]:
    for one in entries:
        where = f"`{one.name}`" if one.place is not Place.ELSEWHERE else one.name
        if one.columns:
            where += ": " + ", ".join(f"`{column}`" for column in one.columns)
        special = " **Art. 9.**" if one.special else ""
        yield f"| {where} | {one.what}{special}{_ONLY[one.encrypted]} | {one.whose} | {one.why} | {one.until.text} |"


def _rest() -> Iterator[str]:
    yield ""
    yield "## What is not stored"
    yield ""
    yield from (f"- {one}" for one in privacy.NOT_STORED)
    yield ""
    yield "## The file that `mydata` sends"
    yield ""
    yield f"JSON in UTF-8, `{export.NAME}`, sent as a file in the direct conversation (on Matrix encrypted). It holds every"
    yield "row of the database that is about the person, and nothing about others. `[]` stands for each one of a list."
    yield ""
    yield "| key | meaning |"
    yield "|---|---|"
    yield from (f"| `{key}` | {meaning} |" for key, meaning in export.KEYS)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(document(), encoding="utf-8")
