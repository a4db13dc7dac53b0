# Completion of `kith` for fish, with the names of people. kith itself knows what may follow.

function __kith_words
    set -l typed (commandline --tokenize --cut-at-cursor --current-process)
    set -l program $typed[1]
    set -e typed[1]
    $program complete-words $typed (commandline --current-token --cut-at-cursor) 2>/dev/null
end

complete --command kith --no-files --arguments '(__kith_words)'
