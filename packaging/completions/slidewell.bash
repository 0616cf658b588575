# What bash completes. It asks `slidewell --help`, so it knows every command and option that there is.

_slidewell_choices() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} value
  if ((COMP_CWORD == 1)); then
    slidewell --help | awk '/^Subcommands:/ { on = 1; next } on && /^  [a-z]/ { print $1 }'
    return
  fi
  value=$(slidewell "$command" --help 2>/dev/null | awk -v option="$before" '$1 ~ "(^|,)" option "$" { print $2 }')
  case $value in
    FILE) compgen -f -- "$word" ;;
    DIR | FOLDER) compgen -d -- "$word" ;;
    [A-Z]*) ;;
    *'|'*) tr '|' '\n' <<<"$value" ;;
    *)
      if [[ $word == -* ]]; then
        slidewell "$command" --help 2>/dev/null | awk '/^  -/ { gsub(",", "\n", $1); print $1 }'
      else
        compgen -d -- "$word"
      fi
      ;;
  esac
}

_slidewell() {
  local IFS=$'\n'
  COMPREPLY=($(compgen -W "$(_slidewell_choices)" -- "${COMP_WORDS[COMP_CWORD]}"))
}

complete -o filenames -F _slidewell slidewell
