# What the group would like to talk about: the needs survey, the list of topics, the themes.

command-needs-names = wishes, needs, wish
command-needs-summary = What you would like to talk about: answer the survey while it is open
command-needs-example = wishes 1 4 7

command-topics-names = topics
command-topics-summary = The group’s own topics
command-topics-example = topics

command-topic-add-names = topic, topic add, add topic
command-topic-add-summary = Suggest a topic; one suggested in private is shown without a name
command-topic-add-example = topic How to say no

command-topic-remove-names = remove topic, topic remove
command-topic-remove-summary = Take a topic off the list
command-topic-remove-example = remove topic 2

command-topic-vote-names = topics vote, topic vote, vote on topics
command-topic-vote-summary = A quick poll on the group’s topics; votes are visible
command-topic-vote-example = topics vote

command-topic-suggest-names = suggest, topic suggest, suggest topic
command-topic-suggest-summary = A suggestion of what the group could talk about
command-topic-suggest-example = suggest

command-theme-names = theme, themes
command-theme-summary = The themes, and changing the theme of a meeting
command-theme-example = theme 4 5

command-theme-swap-names = swap themes, theme swap
command-theme-swap-summary = Swap the themes of two meetings
command-theme-swap-example = swap themes 3 5

parameter-other = the number of the other meeting
parameter-theme = the number of the theme

needs-ask = The group’s programme follows your wishes: what most of you want comes first.
needs-ask-again = We are past half-way. Which themes matter most now? The meetings that are left are arranged by your wishes.
needs-how =
    Vote below. The group sees the votes.
    If you would rather they did not, write to me in private: { $needs_command }
needs-question = { $question } The group sees the votes.
needs-list =
    { $question }
    { $lines }
needs-line = { $n }. { $wish }
needs-list-how =
    The others do not see what you write here. Your wishes are deleted when the survey closes.
    Write for example: { $example }
needs-noted =
    Your wishes are noted:
    { $wishes }
    Change your mind at any time: { $needs_command }
needs-own-words = What else would you like to talk about? Write it here in your own words. The topic goes on the group’s list without your name.
needs-none-open =
    The wishes survey is not open at the moment.
    You can always suggest a topic, for example: { $topic_command }
needs-bad-wish =
    Choose at most { $choices } numbers from 1 to { $most }.
    Example: { $example }
needs-closed = The wishes survey has closed. The themes stay in the same order.
needs-closed-changed = The wishes survey has closed.
needs-new-order =
    The themes are now in the order you wished for. These have changed:
    { $lines }
away-kinds-needs = the wishes survey

topics-empty = The group has no topics of its own yet. Suggest one: { $add_command }
topics-list =
    The group’s own topics:
    { $lines }
topics-line = { $n }. { $topic }
topics-list-how = Suggest more: { $add_command }
topics-added =
    The topic is on the list. Number: { $n }
    All topics: { $topics_command }
topics-added-unnamed =
    The topic is on the group’s list without your name. Number: { $n }
    All topics: { $topics_command }
topics-removed = Topic { $n } has been removed.
topics-bad =
    A topic has 1–{ $most } characters. Yours has { $length }.
    Example: { $example }
topics-too-many =
    The list already has { $most } topics, and there is no room for more.
    Remove one: { $remove_command }
topics-none-such =
    There is no topic { $n }.
    All topics: { $topics_command }
topics-not-yours = Only whoever suggested the topic, or the facilitator, can remove it.
topics-too-few =
    A vote needs at least two topics.
    Suggest one: { $add_command }
topics-vote-question = Which topic shall we talk about next?
topics-suggest-own =
    One of the group’s own topics: { $topic }
    All topics: { $topics_command }
topics-suggest-question =
    From the next meeting’s theme: { $theme }
    { $question }
topics-suggest-theme =
    Another theme: { $theme }
    { $question }

themes-plan =
    The group’s programme:
    { $lines }
themes-list =
    Themes to choose from:
    { $lines }
themes-line = { $n }. { $theme }
themes-how =
    Give a meeting a theme, first the meeting’s number and then the theme’s: { $example }
    One of the group’s own topics will do too, for example “theme 4 topic 2”.
    Swap two: { $swap_example }
themes-changed =
    The themes have changed:
    { $lines }
themes-fixed = The first and the last meeting keep their themes: in the first we agree on our ground rules, in the last we say goodbye.
themes-unknown =
    There is no theme “{ $input }”.
    All themes: { $theme_command }

privacy-info-lines-topics = • Topics that you suggest. Seen by: the group, those suggested in private without your name.
privacy-info-lines-needs = • Your wishes in the wishes survey until it closes. Seen by: the group, if you vote in the room; otherwise only the order of the themes.
