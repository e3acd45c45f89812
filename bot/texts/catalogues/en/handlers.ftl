handlers-help-stranger = I help closed peer groups. If you have been given a code, send it to me as it is.
handlers-your-groups =
    Your groups:
    { $groups }
handlers-all-groups =
    All groups:
    { $groups }
handlers-no-group =
    You are not in any group. If you have been given a code, send it to me as it is.
    What I can do: { $help_command }
handlers-group-full = There are no places left in the group: { $group }. Please contact its facilitator.
handlers-no-places = There are no places left in the group. With facilitator and host it may have at most { $most } people. An administrator can raise the limit.
handlers-too-many-groups = You already lead as many groups as one person may start: { $most }. An administrator can raise the limit.
handlers-sessions-range = There can be { $fewest }–{ $most } meetings.
handlers-no-coming-session = The group has no meetings ahead.
handlers-own-language-in-private =
    The facilitator or the host changes the group’s language. You can change your own.
    Type here, for example: { $example }
handlers-nothing-to-confirm = None of my questions is waiting for an answer.
handlers-coming-or-not =
    This is how to say whether you can make it to the meeting:
    { $coming_command }
    { $away_command }
handlers-that-is-me = That is me. I am in the group already.
handlers-not-trusted = I could not make sure that the message came from your device, so I did nothing. Verify the device in your app’s settings and try again.
handlers-invite-failed = The invitation did not get through. Please check the user name: { $name }
handlers-undelivered = This did not reach the group: { $kind }.
handlers-undelivered-private = A private message is not getting through: { $name }. Topic: { $kind }. Please pass it on another way if needed.
handlers-not-taken-back = I cannot remove the answers that you typed here, since it is you who opened this chat. You can remove them yourself: choose the message, then Remove.
handlers-expired = This went out of date, and I did not send it: { $kind }.
handlers-kind-message = another message
handlers-say-something =
    Type the command after the word !vertti.
    What I can do: { $help_command }
