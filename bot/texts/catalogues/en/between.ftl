# Too few
too-few-how = Answer the poll or write a number: 1 hold it, 2 move it, 3 skip it. Without an answer the meeting is held.
too-few-question = Fewer than three are coming. What about the meeting: { $date }?
too-few-way-hold = Hold it
too-few-way-move = Move it
too-few-way-skip = Skip it
too-few-settled-hold = The meeting is held.
too-few-settled-move = The meeting is moved.
too-few-settled-skip = The meeting is skipped.
too-few-hold = All right, the meeting is held: { $date }.
too-few-move =
    To what time? Move it, for example, like this: { $move_command }
too-few-skip =
    Shall the meeting be skipped: { $date }? Its content moves to the next time, and the group is told.
    Yes: { $confirm_command }
    No: { $cancel_command }
too-few-over = This has been answered already, or the meeting has changed. Nothing was changed.

# A guest's briefing
briefing-announce =
    A briefing is coming, about { $minutes } min. Meeting: { $date }
    Topic: { $topic }
    Guest: { $guest }
briefing-how-to-ask = What would you like to ask? Write to me privately and begin with the words “ask guest”. I’ll pass the question on to the facilitator without your name.
briefing-planned = I have told the group and the guest about the briefing: { $guest }. In the group’s room the guest sees only what is written around the briefing.
briefing-cancelled = The briefing falls away. Meeting: { $date }
briefing-topic = Topic: { $topic }
briefing-none = No briefing is coming.
briefing-there-already =
    This meeting has a briefing already.
    Cancel it: { $cancel_command }
briefing-guest-is-member = This person is in the group already, and so cannot be a guest. A member may give a briefing too, of course.
briefing-minutes = A briefing takes { $fewest }–{ $most } min, so that most of the time stays with the group.
briefing-guest-asked =
    You have been asked to give a briefing to a peer group, about { $minutes } min.
    Topic: { $topic }
    The meeting begins: { $date }
briefing-guest-link = Link: { $link }
briefing-guest-how = I’ll remind you an hour before. During the meeting I’ll also invite you to the group’s room. You won’t see earlier messages, and after the briefing the group goes on by itself. What you hear of the group stays in the group.
briefing-guest-contact = If you can’t come, tell the facilitator: { $facilitator }.
briefing-guest-data =
    I delete your user name from the group’s data when the meeting is over.
    What I store about you: { $privacy_command }
briefing-guest-today = Your briefing is today. The meeting begins at { $time }, and your turn is at about { $turn }.
briefing-guest-moved = The time of your briefing changes. New time: { $date }. Earlier time: { $old_date }.
briefing-guest-here = A guest is now in the room: { $name }. They don’t see earlier messages, and they leave after the briefing.
briefing-guest-leaves = Thank you for the briefing. Our guest now leaves the meeting, and the group’s own conversation begins.
briefing-guest-declined = The guest is not coming to the group’s room: { $name }. The briefing can still be given in the video call.
briefing-guest-went = The guest has left the group’s room: { $name }.
briefing-guest-gone = The guest is not coming to give the briefing. Meeting: { $date }
briefing-cancel-hint = Cancel the briefing: { $cancel_command }
briefing-questions = Members’ questions for the guest. Topic: { $topic }
briefing-question-line = • { $text }
briefing-question-note = I pass the question on to the facilitator without your name. In a small group people may still guess who is asking.
briefing-question-kept = Thank you. I’ll pass your question on to the facilitator without your name before the meeting.
briefing-question-limit = You can send at most { $most } questions, and I have them already.

# Offers and asks
board-entry-offer = { $n }. { $name }: I can help with this: “{ $text }”
board-entry-ask = { $n }. { $name }: I could use help with this: “{ $text }”
board-title = Board
board-empty = The board is empty.
board-how =
    Offer help: { $offer_command }
    Ask for help: { $ask_command }
board-note = The whole group sees this, with your name.
board-note-ask =
    The whole group sees this, with your name.
    If you need support yourself, the group need not know: { $scope_command }
board-kept = Saved. The group sees it with your name.
board-full =
    You can have at most { $most } entries on the board at a time.
    Remove one: { $remove_command }
board-no-such =
    There is no such entry.
    All entries: { $list_command }
board-not-yours = You can remove your own entries. Those of others the facilitator can remove.

# The facilitator's summary
summary-note = I send the summary to the group’s room, and it is kept until the group ends.
summary-of =
    The facilitator’s summary. Meeting: { $date }
    { $text }
summary-stays = If there is something in it that should not be kept, ask the facilitator to delete the summary.
summary-kept =
    Saved, and the group has it.
    Delete it: { $delete_command }
summary-refused = The group has decided that no summaries are kept. I kept nothing.
summary-too-early = No meeting has been held yet.
summary-none = There is no such summary.
summaries-off = In this group no summaries are kept. I have deleted the earlier ones.
summaries-on = The facilitator may write a summary of a meeting. It comes here and is kept until the group ends.

# Notes and materials
note-note = I send this to the group’s room with your name.
note-from = Practical matters, { $role } { $name }: { $text }
note-said = The group has your message.
materials-title = The group’s materials
materials-none = The group has no materials yet.
materials-line = { $n }. { $title }: { $link }
materials-added = New material, { $title }: { $link }
materials-full =
    There is room for { $most } links.
    Remove one: { $remove_command }
materials-no-such =
    There is no such material.
    All materials: { $list_command }

# What is stored
privacy-info-lines-guest = • If you give a briefing as a guest: your user name and topic, until the meeting is over. Seen by: the group.
privacy-info-lines-questions = • Your questions for a guest, until the meeting is over. Seen by: the facilitator, without your name.
privacy-info-lines-board = • Offers and requests of help that you put on the board. Seen by: the group.

# What can be said
command-offer-names = offer, I offer
command-offer-summary = Offer the group your help; the group sees your name
command-offer-example = offer I know some spreadsheet tricks
command-ask-names = request
command-ask-summary = Ask the group for help; the group sees your name
command-ask-example = request Who knows about VAT?
command-board-names = board, notice board
command-board-summary = Offers and requests of help
command-board-example = board
command-board-remove-names = board remove, remove entry
command-board-remove-summary = Remove your entry from the board
command-board-remove-example = board remove 2
command-briefing-names = briefing
command-briefing-summary = Ask a guest for a briefing: user name, topic and minutes
command-briefing-example = briefing @virve:example.org "Pensions for entrepreneurs" 15
command-briefing-cancel-names = briefing cancel, cancel briefing
command-briefing-cancel-summary = Cancel the briefing
command-briefing-cancel-example = briefing cancel
command-question-names = ask guest, question for guest
command-question-summary = A question for the guest; the facilitator gets it without your name
command-question-example = ask guest Where should one begin?
command-summary-names = summary
command-summary-summary = Write the group a summary of the meeting
command-summary-example = summary We talked about coping.
command-summary-show-names = summary show, show summary
command-summary-show-summary = Show the summary of a meeting
command-summary-show-example = summary show 2
command-summary-delete-names = summary delete, delete summary
command-summary-delete-summary = Delete the summary of a meeting
command-summary-delete-example = summary delete 2
command-summaries-names = summaries
command-summaries-summary = The group’s decision: whether summaries are kept
command-summaries-example = summaries off
command-note-names = note, tell the group
command-note-summary = Send the group a practical note
command-note-example = note The door of the coffee room is open.
command-materials-names = materials
command-materials-summary = The group’s links
command-materials-example = materials
command-material-add-names = materials add, add material
command-material-add-summary = Give the group a link
command-material-add-example = materials add https://example.org/guide "Guide"
command-material-remove-names = materials remove, remove material
command-material-remove-summary = Remove a link
command-material-remove-example = materials remove 2
parameter-guest = the guest’s user name, such as @virve:example.org
parameter-topic = the topic
parameter-entry = the number
parameter-title = the title
