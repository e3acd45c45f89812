# `vertti status`: how Vertti is, on an administrator's terminal.

status-running = Vertti is running (process { $process }).
status-stopped = Vertti is not running.
status-rehearsed = This is a rehearsal. Its time is now: { $at }
status-looked = Last looked what is due: { $ago }
status-heard = Last heard from the homeserver: { $ago }
status-waiting =
    { $n ->
        [0] Nothing waits to be sent.
        [1] One message or action waits to be sent.
       *[other] { $n } messages or actions wait to be sent.
    }
status-oldest = The oldest of them was made: { $ago }
status-unreadable =
    { $n ->
        [0] Every message that came could be opened.
        [1] One message that came waits for its key.
       *[other] { $n } messages that came wait for their keys.
    }
status-groups =
    { $n ->
        [0] There are no groups.
        [1] One group:
       *[other] { $n } groups:
    }
status-group-planned = room not open yet
status-group-ended = ended
status-group-nothing = nothing is planned
status-group-trouble = its room is not in order
status-never = not once yet
status-seconds-ago = { $n } s ago
status-minutes-ago = { $n } min ago
status-ill-stopped = Vertti is not running, so nothing is sent.
status-ill-look = Vertti does not look what is due. Start it again, and read the log.
status-ill-sync = The homeserver does not answer. See whether it works, and read the log.
status-ill-waiting = Something has waited to be sent for more than an hour. Read the log.
