closed-room-name = { $group }: talk
closed-room-topic = The group's own room, without Vertti
closed-room-lead =
    The group also gets a closed room, where you can talk without me. I invited you there first.
    When you join, I invite the others and leave right afterwards. Do not write there until I say in the group's room that I have left: until then my device would get the messages.
    From then on the room is in your hands. I no longer see its messages, and can neither invite nor remove anybody.
closed-room-goodbye = I am leaving this room now. Once I am gone I get neither its messages nor the keys to them. The facilitator invites and removes people.
closed-room-open =
    The group now has a closed room for its talk. I invited everybody and left it myself, so I do not see what is written there.
    This room is still for practical matters, and here I am with you.
closed-room-invite-yourself = { $name } has come to the group. I am no longer in the closed room and cannot invite there. Please do it yourself, with the address { $id }.
closed-room-remove-yourself = { $name } is no longer in the group but may still be in the closed room. I cannot get in there: remove them yourself if need be.
