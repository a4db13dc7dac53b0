# Completion of `kith` for bash, with the names of people. kith itself knows what may follow.

_kith() {
    local IFS=$'\n' candidate
    COMPREPLY=()
    # What stands before the cursor, with quotes and backslashes taken away.
    local words=("${COMP_WORDS[@]:1:COMP_CWORD}")
    local i
    for i in "${!words[@]}"; do
        words[i]=${words[i]#[\"\']}
        words[i]=${words[i]%[\"\']}
        words[i]=${words[i]//\\/}
    done
    while read -r candidate; do
        case ${COMP_WORDS[COMP_CWORD]} in
            [\"\']*) COMPREPLY+=("$candidate") ;;
            *) COMPREPLY+=("$(printf '%q' "$candidate")") ;;
        esac
    done < <("${COMP_WORDS[0]}" complete-words "${words[@]}" 2>/dev/null)
}

complete -F _kith kith
