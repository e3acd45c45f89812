# The first name is shown; all are understood everywhere.

command-help-names = help, commands
command-help-summary = What I can do
command-help-example = help language

command-group-create-names = create, group create, create group, new group
command-group-create-summary = Start a group: its name, first time and number of meetings
command-group-create-example = create "Bookkeepers" 1 December 17:00 8

command-group-list-names = groups, group list, my groups
command-group-list-summary = Your groups
command-group-list-example = groups

command-group-room-names = new room, open new room
command-group-room-summary = Open a new room for the group when the old one is lost
command-group-room-example = new room

command-member-add-names = add, member add, add member, invite
command-member-add-summary = Invite a member to the group
command-member-add-example = add @pekka:example.org

command-member-remove-names = remove, member remove, remove member
command-member-remove-summary = Remove a member from the group
command-member-remove-example = remove Pekka

command-member-code-names = code, member code, join code
command-member-code-summary = The join code and an invitation to send to the members
command-member-code-example = code

command-session-list-names = meetings, sessions, session list, when
command-session-list-summary = The times and themes of the meetings
command-session-list-example = meetings

command-session-move-names = move, session move, move session
command-session-move-summary = Move one meeting
command-session-move-example = move 3 8 December 17:00

command-session-skip-names = skip, session skip, skip session
command-session-skip-summary = Skip one date; its content moves on to the next
command-session-skip-example = skip 3

command-session-link-names = link, session link
command-session-link-summary = Give the meetings a link, or one of them its own
command-session-link-example = link 3 https://meet.example.org/room

command-session-start-names = start, session start, start session, begin
command-session-start-summary = Start the meeting
command-session-start-example = start

command-session-next-names = next, session next, next phase
command-session-next-summary = Go on to the next phase
command-session-next-example = next

command-session-end-names = end, session end, end session
command-session-end-summary = End the meeting
command-session-end-example = end

command-checkin-names = checkin, check-in, mood
command-checkin-summary = A light poll in the group; the answers are visible
command-checkin-example = checkin "How has the week been?" | Good | Up and down | Hard

command-agreement-names = agreement
command-agreement-summary = The group’s agreement
command-agreement-example = agreement

command-accept-names = accept, i accept, agree, i agree
command-accept-summary = Accept the agreement
command-accept-example = accept

command-rsvp-coming-names = coming, i'm coming, i am coming
command-rsvp-coming-summary = Say that you are coming to the next meeting
command-rsvp-coming-example = coming

command-rsvp-late-names = late, i'll be late, i will be late
command-rsvp-late-summary = Say that you’ll be late
command-rsvp-late-example = late

command-rsvp-unsure-names = don't know, i don't know yet, don't know yet, i don't know, unsure, maybe
command-rsvp-unsure-summary = Say that you don’t know yet
command-rsvp-unsure-example = don't know

command-rsvp-away-names = can't come, i can't come, can't, cannot come, i cannot come, not coming, i'm not coming, away
command-rsvp-away-summary = Say that you can’t come
command-rsvp-away-example = can't come

command-who-names = who, who is coming, who's coming
command-who-summary = Who is coming to the next meeting
command-who-example = who

command-language-names = language
command-language-summary = Change the language
command-language-example = language Finnish

command-scope-names = support, get help, emergency, crisis, i need help, need help, i need support, need support, ask for help, help me
command-scope-summary = What the group is not, and where to find help
command-scope-example = support

command-pulse-four-names = four is enough, four answers are enough
command-pulse-four-summary = Agree that four answers are enough for a result
command-pulse-four-example = four is enough
command-pulse-four-argument-off = off

command-feedback-names = feedback, give feedback
command-feedback-summary = Answer the feedback in your own words
command-feedback-example = feedback

command-privacy-names = privacy, what do you store
command-privacy-summary = What I store and who can see it
command-privacy-example = privacy

command-mydata-names = my data, mydata, show my data
command-mydata-summary = What I have stored about you
command-mydata-example = my data

command-forget-names = forget, forget me, delete my data
command-forget-summary = Delete your data and leave the group
command-forget-example = forget

command-quiet-names = quiet
command-quiet-summary = Fewer private messages
command-quiet-example = quiet

command-yes-names = yes, yep, confirm
command-yes-summary = Confirm
command-yes-example = yes

command-no-names = no, cancel
command-no-summary = Cancel
command-no-example = no

# What one may say after the name, as CommandRef("quiet", "off").
command-quiet-argument-on = on
command-quiet-argument-off = off
