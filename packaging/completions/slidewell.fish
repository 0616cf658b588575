# What fish completes. It asks `slidewell --help`, so it knows every command and option that there is.

# Lines "NAME<tab>WHAT IT DOES" of the help in standard input; NAME begins as the first argument says.
function __slidewell_entries
    awk -v begin="^  $argv[1]" '$0 ~ begin {
      names = $1; $1 = ""; sub(/^ ([A-Z]+|[^ ]*[|][^ ]*|WxH) /, " "); sub(/^ +/, "")
      for (i = split(names, name, ","); i > 0; --i) print name[i] "\t" $0 }'
end

function __slidewell_choices
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    if test (count $words) -eq 1
        slidewell --help | sed '1,/^Subcommands:/d' | __slidewell_entries '[a-z]'
        return
    end
    set -l help (slidewell $words[2] --help 2>/dev/null)
    set -l value (string join \n -- $help | awk -v option="$words[-1]" '$1 ~ "(^|,)" option "$" { print $2 }')
    switch "$value"
        case FILE
            __fish_complete_path $word
        case DIR FOLDER
            __fish_complete_directories $word
        case '*'
            if string match -qr '^[A-Z]' -- "$value"
                return
            else if string match -q '*|*' -- "$value"
                string split '|' -- $value
            else if string match -q -- '-*' $word
                string join \n -- $help | __slidewell_entries -
            else
                __fish_complete_directories $word
            end
    end
end

complete -c slidewell -f -a '(__slidewell_choices)'
