"""What is said of each finding about Discord: what is the matter, and what to do."""

from __future__ import annotations

OF_DISCORD = {
    "discord-unreachable": "Discord cannot be reached now ({error}). Check the network of this machine; Discord tells of "
    "its own troubles at discordstatus.com. `vertti run` waits for it.",
    "discord-login-works": "The token is accepted: Vertti is {user}, of the application {application}.",
    "discord-login-lost": "Discord does not accept Vertti's token, or has ended its connection ({error}). In the Discord "
    "Developer Portal open the application, then Bot, and choose Reset Token; write the new token into the file that "
    "discord.token_file names, or into VERTTI_DISCORD_TOKEN. The old one is void then. Groups and schedule stay as they "
    "are.",
    "discord-refused": "Discord refuses ({error}). The numbers are explained in Discord's documentation under JSON Error Codes.",
    "discord-folder-trouble": "The data directory cannot be read or written ({error}). See that there is room on the disk, "
    "and that {folder} and all in it belong to the user that runs Vertti. Nothing is lost; start Vertti again afterwards.",
    "discord-no-intents": "No privileged intent is switched on, and Vertti needs none: Discord never sends it what people "
    "write in channels.",
    "discord-intents-not-needed": "Vertti needs no privileged intent, but these are switched on: {intents}. Switch them off "
    "in the Discord Developer Portal, under Bot, so that nobody has to wonder what Vertti reads. Vertti does not ask for "
    "them anyway.",
    "discord-intents-refused": "Discord refuses the connection because of its intents. Vertti asks for none that is "
    "privileged, so this should not happen: see that this is the version that you meant to install.",
    "discord-public": "Anybody may invite this application into their own server. Vertti serves one server: in the Discord "
    "Developer Portal set Install Link to None, under Installation, and switch off Public Bot, under Bot.",
    "discord-guild-reached": "Vertti is in the server {name}.",
    "discord-guild-unknown": "Vertti is not in the server {guild} ({error}). See that discord.guild is the server's id; if "
    "it is, let the owner of the application, who must be allowed to manage the server, invite Vertti with {invitation}.",
    "discord-category-found": "The category {name} is there; {number} of at most {most} channels are in it.",
    "discord-category-filling": "The category {name} holds {number} of at most {most} channels, and a group may need two. "
    "Delete archived channels that nobody wants any more, or name an empty category in {key}.",
    "discord-category-unknown": "There is no category {category} in the server. Copy its id anew (Developer Mode, "
    "right-click the category, Copy Channel ID), or take {key} out: without discord.category groups' "
    "channels are made at the top of the server, without discord.archive they stay where they are.",
    "discord-not-a-category": "{category} is the channel {name}, and no category. Name a category in {key}.",
    "discord-permissions-complete": "Vertti has all permissions that it needs.",
    "discord-permissions-missing": "Vertti lacks these permissions: {permissions}. Switch them on for Vertti's role (Server "
    "Settings, Roles), or invite it again with {invitation}, which adds them.",
    "discord-category-takes-away": "The category {category} takes these permissions away from Vertti: {permissions}. Allow "
    "them to Vertti's role there (Edit Category, Permissions).",
    "discord-administrator": "Vertti has the permission Administrator, which is more than it needs: it could see every "
    "channel of the server. Take it away and give it what docs/discord.md names.",
    "discord-not-allowed": "Discord refuses because a permission is missing ({error}). `vertti check` names it.",
    "discord-roles-found": "Administrators of Vertti by role: {roles}.",
    "discord-role-unknown": "There is no role {role} in the server, as discord.admins names it. Copy its id anew (Developer "
    "Mode, Server Settings, Roles, Copy Role ID).",
    "discord-role-everybody": "{role} in discord.admins is the role of everybody: the whole server would administer Vertti. "
    "Name another role.",
}
"""By the finding's code."""
