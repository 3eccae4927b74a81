# How a command of ./dev shows its steps, and what it says when one fails.

step_name=""  # the step that runs now; empty between commands
step_hint=""  # what a person can do when it fails; each step sets its own

# run_steps STEP…: runs step_STEP for each name, in this shell, numbered. A step's first act is
# `begin "what it does" "what to do when it fails"`.
run_steps() {
  step_total=$# step_number=0
  local step started
  for step in "$@"; do
    step_number=$((step_number + 1))
    step_name=$step
    started=$SECONDS
    "step_$step"
    ((SECONDS - started < 2)) || say "($((SECONDS - started)) s)"
  done
  step_name=""
}

begin() {
  step_hint=${2:-}
  printf '[%d/%d] %s\n' "$step_number" "$step_total" "$1"
}

# say TEXT: one line below the current step.
say() { printf '      %s\n' "$*"; }

# fail TEXT: stops with a reason; explain_failure adds what to do.
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

explain_failure() {
  local status=$?
  if [[ $status -ne 0 && -n $step_name ]]; then
    printf '\nStopped at step %d of %d (%s).\n' "$step_number" "$step_total" "$step_name" >&2
    [[ -z $step_hint ]] || printf 'What to do: %s\n' "$step_hint" >&2
    printf 'Then run ./dev %s again; the finished steps are kept.\n' "$command" >&2
  fi
}

# digest FILE-OR-TEXT…: one hash of the contents of the files and of the texts, for stamps.
digest() {
  local item
  for item in "$@"; do
    if [[ -f $item ]]; then cat "$item"; else printf '%s\n' "$item"; fi
  done | sha256sum | cut -d' ' -f1
}

# is_stamped FILE DIGEST, write_stamp FILE DIGEST: whether a finished step was done with these inputs.
is_stamped() { [[ -f $1 && $(<"$1") == "$2" ]]; }
write_stamp() {
  mkdir -p "$(dirname "$1")"
  printf '%s\n' "$2" >"$1"
}

# The cache is shared between checkouts: only one ./dev changes it at a time.
lock_cache() {
  mkdir -p "$cache"
  exec 9>"$cache/lock"
  flock --nonblock 9 || { say "waiting for another ./dev to finish its set-up"; flock 9; }
}
unlock_cache() { exec 9>&-; }
