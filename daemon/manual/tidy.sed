# What lowdown writes that not every reader of manuals likes: a font of old printers, and an empty
# paragraph between a heading and its text.
s/\\fC/\\fB/g
:heading
/^\.S[SH]/{
    /^\.S[SH]$/N
    N
    s/\n\.[LP]P$//
    s/\\fC/\\fB/g
    # The next line is a heading, too.
    /\n\.S[SH][^\n]*$/{
        h
        s/\n[^\n]*$//p
        g
        s/.*\n//
        b heading
    }
}
