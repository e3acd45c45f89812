# `vertti preview`: all messages of a programme, on paper.

preview-title = { $group }: all messages that Vertti sends, { $sessions } meetings
preview-member = Member { $number }
preview-to-room = to the group
preview-to-everybody = to everybody in private
preview-to-members = to the members in private
preview-to-facilitator = to the facilitator in private
preview-to-host = to the host in private
preview-to-one = to one person in private
preview-poll = poll
preview-everyone = mentions everyone
preview-silent = does not notify
preview-total =
    { $n ->
        [1] One message in all.
       *[other] { $n } messages in all.
    }
