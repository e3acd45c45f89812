# The group's room is lost: told in private to facilitator, host and administrators.
rooms-gone =
    I have been removed from the group’s room. I send no reminders until I am back.
    When somebody invites me to the room again, I go on from where I was.
    If that does not work, the facilitator can ask me for a new room: { $room_command }
rooms-powerless =
    I lack the rights that I need in the group’s room. I send no reminders until I have them back.
    When somebody makes me an administrator of the room, I go on from where I was.
    If that does not work, the facilitator can ask me for a new room: { $room_command }
rooms-replaced =
    The group’s room has been closed, and I have not moved to any other room. For now I send no reminders.
    If the room was changed on purpose, the facilitator or an administrator can invite me to the new one.
    Otherwise the facilitator can ask me for a new room: { $room_command }
rooms-not-followed =
    The group’s room has been changed for another one, but I could not get in. For now I send no reminders.
    The facilitator or administrator who made the room can invite me there.
    Otherwise the facilitator can ask me for a new room: { $room_command }
rooms-regained = The room works again, and I go on with the programme.
rooms-here-again = I am here again. This is how our programme goes on:
rooms-first =
    I cannot write in the group’s room right now, so I did nothing.
    This is how to get a new room: { $room_command }
rooms-in-order = Everything is in order in the group’s room, so no new one is needed.
rooms-opening = I am opening a new room for the group and inviting everybody.
