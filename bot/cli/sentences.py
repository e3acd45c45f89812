"""What is said of each finding about the platform and the account: what is the matter, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.discord_sentences import OF_DISCORD

if TYPE_CHECKING:
    from bot.chat.findings import Finding

_LOG_IN_ANEW = (
    "Move the file {folder}/session.json aside, and nothing else: the other files there are Vertti's identity and its keys. "
    "Then start Vertti again with the password (or with a new access token and its device_id); it logs in as a new device, "
    "and groups and schedule stay as they are."
)

_KEYS_ANEW = (
    "Without a backup they are lost: move the files session.json, store.key and crypto.db in {folder} aside, and leave "
    "identity.json. Then start Vertti again with the password (or with a new access token and its device_id); it logs in as a "
    "new device, and groups and schedule stay as they are."
)

SENTENCES = {
    "homeserver-reached": "The homeserver {homeserver} answers and speaks Matrix {version}.",
    "homeserver-unreachable": "The homeserver {homeserver} cannot be reached now ({error}). Check matrix.homeserver, the "
    "network, and that the homeserver runs. `vertti run` waits for it.",
    "homeserver-too-old": "The homeserver is too old: {error}, and Vertti needs version 1.1 or newer. Update the homeserver.",
    "not-a-homeserver": "What answers at {homeserver} is no Matrix homeserver ({error}). Open "
    "https://{server}/.well-known/matrix/client: the address in it belongs into matrix.homeserver.",
    "login-works": "The login of {user} works.",
    "wrong-password": "{homeserver} does not accept the user id {user} with this password. Check matrix.user_id, and the "
    "password in the file that matrix.password_file names or in VERTTI_MATRIX_PASSWORD. An account that was closed looks the "
    "same.",
    "no-password-login": "{homeserver} lets nobody log in with a password; it has single sign-on, perhaps. Let its admin "
    "make an access token for {user}, and set access_token_file and device_id in place of password_file.",
    "password-missing": "There is no login of {user} in {folder} yet, and no password to make one. Set matrix.password_file.",
    "account-closed": "The account {user} has been closed on {homeserver}. Let the homeserver's admin open it again, or make "
    "another account for Vertti and name it in matrix.user_id.",
    "account-locked": "The account {user} is locked on {homeserver}. Let the homeserver's admin unlock it; nothing is lost.",
    "account-guest": "{user} is a guest's account, which may not make rooms. Register an account for Vertti.",
    "other-account": "The login is not the configured one: {error}. Write the right matrix.user_id, or give this account a "
    "data_dir of its own: the one in {folder} belongs to the account that was logged in first.",
    "other-device": "The login is not the configured one: {error}. Write the device_id that came with the token.",
    "device-id-missing": "An access token is given without its device. Add the device_id that came with it.",
    "token-without-device": "The access token of {user} belongs to no device, as those of application services do, and "
    "without a device nothing can be encrypted. Log {user} in with a password, or take a token that came with a device_id.",
    "login-lost": "The homeserver has ended Vertti's login as {user} ({error}). " + _LOG_IN_ANEW,
    "login-refused": "The homeserver refuses ({error}). Look that code up in its documentation, or ask its admin.",
    "session-file-damaged": "The file of Vertti's login is damaged: {error}. " + _LOG_IN_ANEW,
    "identity-file-damaged": "Vertti's cross-signing identity is damaged: {error}. Without a backup, use another account: "
    "members' apps would warn of a new identity.",
    "store-key-short": "The key of the encryption keys is too short: {error}.",
    "store-key-missing": "The encryption keys cannot be opened: {error}.",
    "store-key-damaged": "The key of the encryption keys is damaged: {error}. Put it back from the backup, or set "
    "VERTTI_MATRIX_STORE_KEY. " + _KEYS_ANEW,
    "crypto-store-damaged": "The encryption keys are damaged ({error}). Move the data directory aside and "
    "restore a backup (`vertti restore`). " + _KEYS_ANEW,
    "store-key-wrong": "The encryption keys cannot be opened: {error}. Put the right key back.",
    "identity-none": "{user} has no cross-signing identity yet; Vertti makes one at its first start.",
    "identity-ours": "The cross-signing identity of {user} is Vertti's own, and its device is signed with it.",
    "identity-unsigned": "The cross-signing identity of {user} is Vertti's own; its device is signed at the next start.",
    "identity-foreign": "{user} has a cross-signing identity that was made elsewhere, and its keys are not in data_dir; "
    "people would see Vertti as unverified. Choose one: restore a backup (`vertti restore`); take that "
    "identity over with its recovery key (`vertti identity adopt`); or make a new one (`vertti identity replace`), of which "
    "people's apps will warn.",
    "identity-needs-password": "{homeserver} wants the password of {user} once, to take its first cross-signing identity. "
    "Set matrix.password_file for the first start, in place of the access token.",
    "identity-needs-browser": "{homeserver} wants whoever owns the account {user} to allow a new identity in a browser. Log in "
    "to the account's page, allow to reset its cryptographic identity, and try again within a few minutes.",
    "identity-is-ours": "The identity of {user} is Vertti's own already; there is nothing to do.",
    "nothing-to-adopt": "{user} has no cross-signing identity. Start Vertti: it makes one.",
    "no-secret-storage": "The identity of {user} cannot be taken over: {error}. Where it was made, set up secure backup (in "
    "Element: Settings, Encryption) and try again; or make a new one (`vertti identity replace`).",
    "recovery-key-malformed": "This is no recovery key: it was perhaps mistyped. A recovery key has 48 letters and digits in "
    "groups of four, such as EsTc 5rr1. A security phrase does not work here.",
    "recovery-key-wrong": "This is a recovery key, but not that of {user}. A newer one may have taken its place.",
    "secrets-stale": "The secret storage of {user} does not hold the keys of its present identity: {error}. Set secure backup up "
    "anew where the identity was made, or make a new one (`vertti identity replace`).",
    "foreign-device-keys": "The keys in {folder} are not those that the homeserver has of this device: {error}. " + _LOG_IN_ANEW,
    "signature-refused": "{error}. Try again; if it stays so, ask the homeserver's admin.",
    "folder-trouble": "Vertti's login and keys cannot be read or written ({error}). See that there is room on the disk, and "
    "that {folder} and all in it belong to the user that runs Vertti. Nothing is lost; start Vertti again afterwards.",
    "rooms-work": "{user} may make encrypted rooms (one was made to see, and left).",
    "rooms-unencrypted": "A room that {user} makes does not get encrypted. Vertti says nothing in such a room: let the "
    "homeserver's admin allow encryption.",
    "rooms-refused": "{user} may not make rooms on this homeserver ({error}). Let its admin allow it: without rooms there "
    "are no groups.",
    "rooms-later": "Whether {user} may make rooms cannot be said now ({error}). Try again in a few minutes.",
    "upload-limit": "Files up to {size} may be uploaded.",
}
"""By the finding's code; those of Discord stand in discord_sentences.py."""


def sentence(finding: Finding) -> str:
    """What a finding means for the admin; one without a sentence shows its code and details."""
    wording = SENTENCES.get(finding.code) or OF_DISCORD.get(finding.code)
    if wording is None:
        return f"{finding.code}: {', '.join(f'{name} {value}' for name, value in finding.details.items())}"
    return wording.format_map(finding.details)
