#compdef slidewell
# What zsh completes. It asks `slidewell --help`, so it knows every command and option that there is.

# Lines "NAME:WHAT IT DOES" of the help in standard input; NAME begins as the first argument says.
_slidewell_entries() {
  awk -v begin="^  $1" '$0 ~ begin {
    names = $1; $1 = ""; sub(/^ ([A-Z]+|[^ ]*[|][^ ]*|WxH) /, " "); sub(/^ +/, ""); gsub(/:/, "\\:")
    for (i = split(names, name, ","); i > 0; --i) print name[i] ":" $0 }'
}

_slidewell() {
  local -a entries
  local value
  if (( CURRENT == 2 )); then
    entries=(${(f)"$(slidewell --help | sed '1,/^Subcommands:/d' | _slidewell_entries '[a-z]')"})
    _describe command entries
    return
  fi
  value=$(slidewell $words[2] --help 2>/dev/null | awk -v option="$words[CURRENT-1]" '$1 ~ "(^|,)" option "$" { print $2 }')
  case $value in
    FILE) _files ;;
    DIR|FOLDER) _files -/ ;;
    [A-Z]*) _message value ;;
    *'|'*) compadd -- ${(s:|:)value} ;;
    *)
      if [[ $PREFIX == -* ]]; then
        entries=(${(f)"$(slidewell $words[2] --help 2>/dev/null | _slidewell_entries -)"})
        _describe option entries
      else
        _files -/
      fi
      ;;
  esac
}

_slidewell "$@"
