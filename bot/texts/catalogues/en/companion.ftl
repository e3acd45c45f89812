# Technical help
tech-link =
    Meeting: { $date }
    Link: { $link }
tech-no-link = Meeting: { $date }. I don’t have a link yet.
tech-lines =
    1. Picture or sound breaks up: turn the camera off first, then close other programs.
    2. There is an echo: use headphones, or mute yourself while you are not speaking.
    3. The connection dropped: just come back, as often as you need to. You don’t have to explain.
    4. The computer doesn’t work: open the link on your phone. If the link has a telephone number behind it, you can also dial in.
tech-link-fails = If the link opens for nobody, wait in the group’s room. A new link comes there.
tech-link-fails-lead =
    If the link opens for nobody, open a meeting somewhere else and give me the new link. I will post it in the group’s room at once.
    Example: { $link_command }
tech-ask = Ask for help: { $help_command }
tech-asked = Your request has been sent. Helping you: { $names }.
tech-call = You can also call or write directly: { $contact }
tech-nobody = There is nobody in the group just now to whom I could pass your request.
tech-asked-of-you = { $name } is asking for technical help. Please write or call directly.
scope-tech = If it is about sound, picture or connection: { $tech_command }

# The facilitator's guide: where the group stands, what matters now, what to type
guide-lines =
    { $first }
    { $second }
    { $third }
guide-planned = I am opening the group’s room just now.
guide-planned-wait = Invitations go out when the room is open. There is nothing you need to do.
guide-plan = The dates of the meetings: { $list_command }
guide-next = Next meeting: { $date }. Theme: { $theme }
guide-all-here = Everybody is here, and the agreement has been accepted.
guide-code = An invitation to send to new members: { $code_command }
guide-between = There is nothing to do now. I remind the group, and you get a message to prepare with shortly before the meeting.
guide-who = Who is coming: { $who_command }
guide-no-link = The meeting has no link. Give it like this: { $link_command }
guide-too-few = Few have said that they are coming. See who: { $who_command }
guide-read-questions = Read once through the questions in the message that prepares you. No more is needed.
guide-start = When you are together: { $start_command }
guide-start-now = Come a little before the others. When you are together: { $start_command }
guide-phase = Now: { $phase }.
guide-phase-until = Now: { $phase }, until { $time }.
guide-on = When it is time to go on: { $next_command }
guide-end = When you are done: { $end_command }
guide-advice-arrival = Wait calmly until everybody can hear and see. Chatting is fine.
guide-advice-opening = Say briefly what today holds. Remind everyone that what is said stays in this group.
guide-advice-check-in = Everyone says a few words in turn. The others just listen, and passing is fine.
guide-advice-look-back = Ask who would like to tell about their experiment. Nobody is asked for results.
guide-advice-briefing = Introduce the guest. Begin with the questions collected, and see the guest out before the group’s own talk.
guide-advice-break = Take the break, even in the middle of a conversation. Come back on time.
guide-advice-pairs = Share out the pairs and say when to be back. What pairs talk about is not reported.
guide-advice-discussion = Ask, and give time to answer. Silence is thinking: count to ten in your head.
guide-advice-commitments = A small experiment is enough. Nobody has to promise anything.
guide-advice-check-out = Everyone says one sentence to close. Don’t open a new subject any more.
guide-advice-feedback = Say thank you and ask what helped today. Nobody needs to give reasons.
guide-over = The meetings you agreed on have been held. Thank you for leading the group.
guide-over-data = I thank the group tomorrow. The data will be deleted: { $delete_date }.
guide-no-date = No meetings lie ahead.
guide-no-date-yet = Agree on a new date together.
guide-ended = The group has ended. What was told here stays in this group.
guide-ended-data = The data will be deleted: { $delete_date }. There is nothing you need to do.
guide-ended-own = Before that, you can have your own data as a file: { $mydata_command }
guide-trouble = I can’t write in the group’s room just now.
guide-trouble-rests = Reminders are paused. Invite me back, or give me back my rights in the room.
guide-trouble-room = If that fails, I open a new room: { $room_command }

command-guide-names = guide, what now, what next
command-guide-summary = What to do now, for whoever leads the group
command-guide-example = guide

command-tech-names = tech, help tech, tech check
command-tech-summary = Sound, picture, connection and link: what to try
command-tech-example = tech

command-tech-help-names = technical help, tech help, i need technical help, i need tech help
command-tech-help-summary = Ask for technical help; your name goes to the host at once
command-tech-help-example = technical help
