command-sparring-names = sparring, sparring pair
command-sparring-summary = Get somebody to think with between the meetings
command-sparring-example = sparring
command-sparring-argument-off = off
command-sparring-draw-names = draw sparring pairs
command-sparring-draw-summary = Draw new sparring pairs for those who want one
command-sparring-draw-example = draw sparring pairs

sparring-turned-on =
    All right. The day after the meeting I'll tell you who your pair is, if somebody else wants one too. The others don't see your wish.
    Take it back: { $off_command }
sparring-turned-off = All right, I won't draw a sparring pair for you any more.
sparring-pair = Your sparring pair until the next meeting: { $names }. Any of you can suggest a time; a quarter of an hour on the phone is enough. What you tell each other stays with you.
sparring-pair-off = I don't want a pair any more: { $off_command }
sparring-drawn = The sparring pairs have been drawn. Everyone sees only their own.
sparring-too-few = Too few people want one just now, so no pairs can be drawn.
sparring-not-for-role = Sparring pairs are for members and the facilitator.
