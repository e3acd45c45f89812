# What the group gets to keep: calendar files, the workbook, the preview as a page.

command-calendar-names = calendar
command-calendar-summary = The coming meetings for your own calendar
command-calendar-example = calendar

command-workbook-names = workbook
command-workbook-summary = The workbook: programme, questions, and room for your own notes
command-workbook-example = workbook

plan-calendar = For your own calendar: { $calendar_command }
calendar-file-several = meetings.ics
calendar-file-one = meeting-{ $date }.ics
calendar-file-cancelled = cancelled-meeting-{ $date }.ics
calendar-given = The coming meetings for your own calendar. The entries show only the group’s name, the time and the link.
calendar-nothing-to-come = The group has no more meetings to come.

workbook-given = The group’s workbook. Open it in a browser or print it. It holds the programme and the questions, nothing that was said in the group.
workbook-with-goodbye = The workbook is yours to keep: the programme, the questions, and room for your own notes. Open it in a browser or print it.
workbook-file = workbook.html
workbook-title = The peer group’s workbook
workbook-kicker = Workbook
workbook-count =
    { $n ->
        [1] One meeting
       *[other] { $n } meetings
    }
workbook-dates = { $first } – { $last }
workbook-zone = Time zone: { $zone }
workbook-belongs = This book belongs to
workbook-drawing = A drawing: a row of plants, one for each meeting. They grow from the first and come to rest at the end.
workbook-use-title = A book of your own
workbook-use-1 = Here are the themes and questions of the meetings. You need not answer them all, and the order does not matter.
workbook-use-2 = Write on paper, or straight onto this page and print it to a PDF file. The page itself does not remember what you write, and nothing is sent anywhere.
workbook-use-3 = Write about what is yours. What others have told stays in the group.
workbook-contents = The meetings
workbook-depths = How deep the questions go
workbook-depth-1 = Everyday
workbook-depth-2 = Personal
workbook-depth-3 = Deeper
workbook-agreement-ours = What else we promised each other
workbook-session = Meeting { $n }
workbook-check-in = Check-in round
workbook-check-out = Check-out round
workbook-nudge = Before the next meeting
workbook-notes = Notes of my own
workbook-write-here = Write here
workbook-ending-title = When the meetings are over
workbook-ending-1 = What am I taking with me?
workbook-ending-2 = What may stay behind?
workbook-ending-3 = With whom do I want to go on, and how?
workbook-ending-help = Come back to this page in a month. What is different?
workbook-again-title = If you want to start a group of your own
workbook-again = A group needs no expert. It is enough that five or six people agree on times and rules, and that somebody looks after the clock and the turns.
workbook-phases = How a meeting goes, with { $minutes } minutes
workbook-minutes = { $n } min
workbook-footer = Vertti · the peer group’s workbook

preview-page-title = The programme in messages
preview-page-lead = Every message that Vertti sends to the group during the programme. The conversation belongs to the people; Vertti does not follow it.
preview-page-room = The group’s room
preview-page-private = In private
preview-page-legend-room = The whole group sees the message.
preview-page-legend-private = Only the reader named sees the message.
preview-page-session = Meeting { $n }
preview-page-rings = the app notifies
preview-file = file
