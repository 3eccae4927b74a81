# Tests, benchmarks and lint. What the scripts among the tests need they find in the environment.

# The public corpora are not part of the repository: tests that need them skip, saying so, where they are absent.
export_test_environment() {
  if [[ -z ${WENBIAO_DATA:-} && -d $root/../shared/data ]]; then
    WENBIAO_DATA=$(cd "$root/../shared/data" && pwd)
  fi
  [[ -z ${WENBIAO_DATA:-} ]] || export WENBIAO_DATA
  export WENBIAO_ENCODERS=$encoders WENBIAO_STARTER=$starter
  export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
}

run_ctest() { ctest --test-dir "$1" --output-on-failure --parallel 2 --no-tests=error; }

step_sanitized_tests() {
  begin "Tests of the core under the sanitizers" "the failing tests and their output are listed above."
  export_test_environment
  run_ctest "$root/build-sanitize"
}

step_tests() {
  begin "All tests" "the failing tests are listed above; ctest --test-dir build -R NAME runs one again."
  export_test_environment
  say "public corpora: ${WENBIAO_DATA:-none (set WENBIAO_DATA); tests that need them are skipped}"
  run_ctest "$root/build"
}

# Every file of tests/bench is a program of its own that prints what it measured.
step_bench() {
  begin "Benchmarks" "the failing benchmark's message is above."
  export_test_environment
  export WENBIAO_CLI=$cli WENBIAO_WINDOW=$window WENBIAO_SAMPLE=$sample
  local source name
  for source in tests/bench/bench_*.cpp tests/bench/bench_*.py; do
    [[ -f $source ]] || continue
    name=$(basename "${source%.*}")
    say "$name"
    if [[ $source == *.cpp ]]; then
      cmake --build "$root/build" --target "$name" --parallel "$(parallel_jobs)" >"$root/build/$name.log" || fail "$name: see build/$name.log"
      "$root/build/bin/$name"
    else
      "$venv/bin/python" "$source"
    fi
  done
}

step_format() {
  begin "clang-format" "clang-format-16 -i FILE puts a named file right."
  python3 tests/structure/check_format.py
}

step_tidy() {
  begin "clang-tidy" "the findings are listed above."
  python3 tests/structure/run_clang_tidy.py --build "$root/build" --cache "$cache/tidy" "${arguments[@]}"
}
