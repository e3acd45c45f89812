# Discord: what its buttons say, and what reads otherwise there.

door-open = Open the message
door-write = Write to Vertti
door-write-title = A message to Vertti
door-write-label = Your message (the others don’t see it)
door-leave-question = Do you want to leave the group? You will no longer see its room. You don’t need to say why.
door-leave = Leave the group
door-leave-name = leave
door-leave-about = Leave the group whose channel you are in
door-not-here = This works in the group’s room. The menu opens there when you type a slash.
door-not-in-group = This is for the members of the group, and you are not in the group now. Nothing has happened.
door-other-server = I work in another server than this one. I do nothing here.
door-failed = That did not work just now. Please try again in a moment, or ask the facilitator for help.
door-done = Done.
door-too-old = The button is too old, or I could not answer in time. Nothing has happened. Please try again.

# What the platform sees

privacy-info-discord = On Discord, messages are not end-to-end encrypted. Discord could technically read everything, and the server’s owner and administrators see the group’s room. I do not see what is written in the room. Discord passes me only commands, presses of buttons and the private messages that you send me.
privacy-info-operator-discord = Whoever runs me could technically reach my database.
privacy-forget-talk-ends-discord = • Our conversation ends. You can write to me again at any time.
data-talk-ends-discord = Our conversation ends here. All the best to you.
practice-pulse-intro-discord =
    { $count ->
        [one] Pulse check: one short question, optional.
       *[other] Pulse check, half a minute: { $count } questions, all optional.
    } Individual answers are shown neither to the group nor to the facilitator. The group sees only a rough joint result when the meeting starts, and only if at least { $k } members have answered the question. In any case I delete the answers from my records then. Until then whoever runs me could technically read the answers in my database. Discord, too, could technically see your answers, and I cannot delete them there.
practice-pulse-digits-discord = Choose your answer with the buttons. One of them is “I’d rather not answer”.
feedback-handling-discord = The feedback closes: { $closes }. Then I delete the answers from my records and my own messages from our conversation. Until then whoever runs me could technically read the answers in my database. Discord, too, could technically see your answers, and I cannot delete them there.
handlers-not-taken-back-discord = I cannot remove the answers that you typed here, since on Discord only you can remove your own private messages. To do so, choose the message, then Delete Message.

# Where something is written, pressed or chosen

help-command-discord =
    { $summary }
    Example: { $example }
help-intro-more-discord =
    More about one command, for example: { $example }
    All commands show when you type a slash.
handlers-say-something-discord =
    The commands show when you type a slash.
    What I can do: { $help_command }
handlers-own-language-in-private-discord =
    The facilitator or the host changes the group’s language. You can change your own.
    Example: { $example }
errors-private-only-discord = This stays between the two of us: { $example }
practice-agreement-request-alone-discord = Accept: { $accept_command }
agreement-flow-request-discord =
    If something makes you hesitate, ask the facilitator first: { $facilitator }.
    Accept: { $accept_command }
too-few-how-discord = Answer with a button. Without an answer the meeting is held.
feedback-write-discord =
    Write your answer with the button “{ door-write }” or in a private message to me, not in the group’s room. One message is enough, or 0 if you’d rather not. I’ll read it back to you first, and I store it only when you answer yes. I wait for half an hour.
    Later you can get back here: { $feedback_command }
feedback-discarded-discord = All right, I did not store it. You can write a new answer with the button “{ door-write }” or in a private message to me, or 0 if you’d rather not.
confirm-words-discarded-discord = All right, I did not keep it. Write it again with the button “{ door-write }” or in a private message to me if you like.
commitment-how-discord =
    Type a slash and choose the command “try”.
    The others don’t see it unless you choose so.
commitment-goal-how-discord = You can set a goal for the whole programme in the same way, with the command “goal”.
commitment-write-discord = What will you try before the next meeting? Write it with the button “{ door-write }” or in a private message to me, not in the group’s room. I’ll read it back to you first.
commitment-write-goal-discord = What do you hope will be different when the group ends? Write it with the button “{ door-write }” or in a private message to me, not in the group’s room. I’ll read it back to you first.
commitment-kept-discord =
    Saved: “{ $text }”
    Only you see it, unless you choose otherwise with the buttons.
commitment-half-way-discord =
    How is your experiment going? “{ $text }”
    Choose your answer with the buttons. Every answer is fine, and the others don’t see it.
needs-how-discord =
    Vote below. The group sees the votes.
    If you would rather they did not, give me your wishes in private: { $needs_command }
needs-list-how-discord =
    The others do not see the wishes that you give with this command. They are deleted when the survey closes.
    Example: { $example }
needs-own-words-discord = What else would you like to talk about? Write it in your own words with the button “{ door-write }” or in a private message to me. The topic goes on the group’s list without your name.
briefing-how-to-ask-discord = What would you like to ask? Type a slash and choose the command “ask guest”. The others don’t see it. I’ll pass the question on to the facilitator without your name.
practice-rsvp-how-discord =
    Say in the poll whether you can make it, or use one of these commands:
    { $commands }
practice-rsvp-how-private-discord =
    Answer in the group’s poll, or use one of these commands:
    { $commands }
errors-which-group-discord =
    Which group do you mean? Answer with a number: use the button “{ door-write }” or a private message to me.
    { $groups }
commitment-which-pair-discord =
    Who is your partner? Answer with a number or a name: use the button “{ door-write }” or a private message to me, not in the group’s room.
    { $people }
commitment-not-this-time-discord =
    Thanks for telling me. Keep the same one, choose another or let it be? Answer with a number: use the button “{ door-write }” or a private message to me, not in the group’s room.
    1. Keep the same one
    2. Choose another
    3. Let it be
handlers-help-stranger-discord = I help closed peer groups. If you have been given a code, send it to me as it is, in a private message.
handlers-no-group-discord =
    You are not in any group. If you have been given a code, send it to me as it is, in a private message.
    What I can do: { $help_command }
parameter-people-discord = a person, such as @Pekka
parameter-guest-discord = the guest, such as @Pekka

# Coming and going: nobody has to accept an invitation, and who comes reads what was written before

invitation-mail-discord =
    Welcome to a peer group: { $group }
    1. Join the same Discord server, if you are not there yet.
    2. Open a chat with the bot: { $link }
    3. Send it this code: { $code }
invitation-code-ok-discord = The code is right. The group’s room now shows in the server’s list of channels: { $group }.
invitation-sent-discord = I have added to the group’s room: { $names }. The room now shows in the server’s list of channels.
group-created-discord = The group has been created, and you are its facilitator. I am opening a private room for it. You will soon find it in the server’s list of channels. The members join with a code. Send them this:
guide-planned-wait-discord = The members can come in when the room is open. There is nothing you need to do.
handlers-invite-failed-discord = I could not add this person to the group’s room: { $name }. Please check whether they are on the same Discord server.
members-invite-withdrawn-discord =
    I add new members, so that everyone gets the agreement too. I took this person out of the room: { $name }.
    The facilitator or the host can add a member like this: { $command }
briefing-planned-discord = I have told the group and the guest about the briefing: { $guest }. The guest comes into the group’s room around the briefing, and can then read its earlier messages too.
briefing-guest-how-discord = I’ll remind you an hour before. During the meeting you also see the group’s room and its earlier messages. After the briefing the group goes on by itself. What you hear and read of the group stays in the group.
briefing-guest-here-discord = A guest is now in the room: { $name }. They can read earlier messages too, and they leave after the briefing.
plan-zone-discord =
    The times show in your own time zone.
    The group’s time zone: { $zone }
closed-room-lead-discord =
    The group also gets a closed room, where you can talk without me. I added you there first.
    Next I add the others and leave. Do not write there until I say in the group’s room that I have left. The server’s owner and administrators see that room too.
    From then on only an administrator of the server can add or remove people there. I can’t any more.
closed-room-goodbye-discord = I am leaving this room now. From now on an administrator of the server adds and removes people.
closed-room-open-discord =
    The group now has a closed room for its talk. I added everybody and left it myself. The server’s owner and administrators see that room too.
    This room is still for practical matters, and here I am with you.
closed-room-invite-yourself-discord = { $name } has come to the group. I am no longer in the closed room and cannot add anybody there. Please ask an administrator of the server to do it: { $id }.
closed-room-remove-yourself-discord = { $name } is no longer in the group but may still see the closed room. I cannot get in there. If need be, ask an administrator of the server to remove them.
practice-deletion-discord = I am now deleting the group’s data and leaving the room. The room is yours. The server’s owner and administrators go on seeing it. The confidentiality we agreed on still holds. Thank you.

# The group's room is lost

rooms-gone-discord =
    I can no longer get into the group’s room. I send no reminders until I am back.
    When an administrator of the server adds me to the channel again, I go on from where I was.
    If that does not work, the facilitator can ask me for a new room: { $room_command }
rooms-powerless-discord =
    I lack the rights that I need in the group’s room. I send no reminders until I have them back.
    When an administrator of the server gives me back my rights in the channel, I go on from where I was.
    If that does not work, the facilitator can ask me for a new room: { $room_command }
guide-trouble-rests-discord = Reminders are paused. Ask an administrator of the server to give me back my rights in the channel.
members-not-removed-discord = I could not remove this person from the group’s room: { $name }. They may see the channel because of a role on the server. Please ask an administrator of the server to check.
undelivered-held-up-discord = Discord limits my messages so that they are more than an hour late. I cannot change that limit. They all go out in turn.

# `vertti status`

status-heard-discord = Last heard from Discord: { $ago }
status-ill-sync-discord = Discord does not answer. Check the network connection, and read the log.
