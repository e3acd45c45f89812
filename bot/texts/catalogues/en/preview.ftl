# `vertti preview`: all messages of a programme, on paper.

preview-title = All messages that Vertti sends to the group
preview-group = { $group } · meetings: { $sessions }
preview-legend-rings = { $sign } = the app notifies its reader
preview-to-room = to the group
preview-to-everybody = to everybody in private
preview-to-members = to the members in private
preview-to-facilitator = to the facilitator in private
preview-to-host = to the host in private
preview-to-one = to one person in private
preview-poll = poll
preview-poll-end = poll closes
preview-everyone = mentions everyone
preview-total =
    { $n ->
        [1] One message in all.
       *[other] { $n } messages in all.
    }
preview-to-some = to some people in private
