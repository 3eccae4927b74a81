# The sample project: made from resources/sample, then opened in the window or, without a display, trained and scored.

sample=${XDG_DATA_HOME:-$HOME/.local/share}/wenbiao/sample.wenbiao
cli=$root/build/bin/wenbiao-cli
window=$root/build/bin/wenbiao
pictures=$root/screenshots

has_display() { [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; }

# Made under another name and moved when whole, so that a failure leaves no half project.
step_sample() {
  begin "Sample project" "read the message above; removing $sample makes it anew."
  if [[ ! -d $sample ]]; then
    local draft=${sample%.wenbiao}.partial.wenbiao
    rm -rf "$draft"
    mkdir -p "$(dirname "$sample")"
    "$cli" create "$draft"
    "$cli" import "$draft" resources/sample/messages.jsonl
    "$cli" split "$draft" --validation 0.15 --test 0.2 --seed 0
    mv "$draft" "$sample"
  fi
  say "$sample"
}

step_open_window() {
  begin "Opening the window" ""
  "$window" "$sample"
}

step_train_sample() {
  begin "Training on the sample" "read the message above."
  if [[ -n $("$cli" runs "$sample" --json) ]]; then
    say "already trained"
    return
  fi
  "$cli" train "$sample" --encoder "$(basename "$starter")" --preset quick --seed 0
}

step_score_sample() {
  begin "What was trained and how it scores on the sample's test texts" "read the message above."
  "$cli" runs "$sample"
  "$cli" evaluate "$sample"
}

step_screenshots() {
  begin "Screenshots" "read the message above."
  QT_QPA_PLATFORM=offscreen "$window" --screenshots "$pictures" "$sample"
  say "$(find "$pictures" -name '*.png' | wc -l) pictures in $pictures"
}
