# What is filled in where a command is chosen from a menu: short names, and hints where a name is not enough.

parameter-session-menu = meeting
parameter-other-menu = other meeting
parameter-when-menu = time
parameter-words-menu = text
parameter-link-menu = link
parameter-person-menu = member
parameter-people-menu = new member
parameter-guest-menu = guest
parameter-language-menu = language
parameter-switch-menu = on or off
parameter-sessions-menu = number of meetings
parameter-question-menu = question
parameter-choices-menu = choices
parameter-command-menu = command
parameter-name-menu = group name
parameter-drop-menu = drop the content
parameter-minutes-menu = minutes
parameter-number-menu = number
parameter-theme-menu = theme
parameter-topic-menu = topic
parameter-entry-menu = number
parameter-title-menu = title
parameter-prompt-menu = which question
parameter-own-menu = own question
parameter-every-menu = how often

parameter-session-hint = The number of the meeting
parameter-other-hint = The number of the other meeting
parameter-when-hint = The date and time, such as 8 December 17:00
parameter-link-hint = An address that begins with https://
parameter-choices-hint = Put a vertical bar | between the choices
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
