# What lowdown writes that not every reader of manuals likes: no section NAME, which apropos wants; a font
# of old printers; and an empty paragraph between a heading and its text.
/^\.TH/a\
.SH NAME\
kith-plugin-protocol \\- how kithd and its plugins speak to each other
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
