# The sample project: made from resources/sample, then opened in the window or, without a display, trained and scored.

sample=${XDG_DATA_HOME:-$HOME/.local/share}/wenbiao/sample.wenbiao
cli=$root/build/bin/wenbiao-cli
window=$root/build/bin/wenbiao
pictures=$root/screenshots

has_display() { [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; }

step_sample() {
  begin "Sample project" "read the message above; removing $sample makes it anew."
  [[ -d $sample ]] || "$cli" create "$sample" --sample resources/sample
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

# take_pictures SCALE: every page in both languages and themes, in a folder of its own for each scale.
take_pictures() {
  QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=$1 "$window" --screenshots "$pictures/${1}x" "$sample"
  say "$(find "$pictures/${1}x" -name '*.png' | wc -l) pictures in $pictures/${1}x"
}

step_screenshots() {
  begin "Screenshots" "read the message above."
  take_pictures 1
}

step_sharp_screenshots() {
  begin "Screenshots at 200 %" "read the message above."
  take_pictures 2
}
