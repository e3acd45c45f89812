# What is filled in where a command is chosen from a menu: short names, and hints where a name is not enough.

parameter-session-label = meeting
parameter-other-label = other meeting
parameter-when-label = time
parameter-words-label = text
parameter-link-label = link
parameter-person-label = member
parameter-people-label = new member
parameter-guest-label = guest
parameter-language-label = language
parameter-switch-label = on or off
parameter-sessions-label = number of meetings
parameter-question-label = question
parameter-choices-label = choices
parameter-command-label = command
parameter-name-label = group name
parameter-drop-label = drop the content
parameter-minutes-label = minutes
parameter-number-label = number
parameter-theme-label = theme
parameter-topic-label = topic
parameter-entry-label = number
parameter-title-label = title
parameter-prompt-label = which question
parameter-own-label = own question
parameter-every-label = how often

parameter-session-hint = The number of the meeting
parameter-other-hint = The number of the other meeting
parameter-when-hint = The date and time, such as 8 December 17:00
parameter-link-hint = An address that begins with https://
parameter-choices-hint = Put a vertical bar | between the choices, or write each on a line of its own
parameter-command-hint = The name of a command, such as language
parameter-drop-hint = Its content is left out altogether and does not move on
parameter-theme-hint = The number or the name of the theme
parameter-every-hint = For example every 6 weeks
parameter-number-hint = The number in the list
parameter-entry-hint = The number in the list

# Which of the programme’s questions.

menu-prompt-next = next
menu-prompt-deeper = deeper
menu-prompt-other = another

# What a command does, where there is a menu, and so no letter to type instead.

command-session-back-summary-menu = Go back to the phase before
command-session-extend-summary-menu = Give this phase more time, five minutes or as you say
command-session-pause-summary-menu = Stop the clock of this phase
command-session-resume-summary-menu = Start the clock of this phase again
command-prompt-summary-menu = Offer the group the next, a deeper, another or your own question
