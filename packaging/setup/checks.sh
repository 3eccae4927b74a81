# Tests, benchmarks and lint. What the scripts among the tests need they find in the environment.

# The public corpora are not part of the repository: tests that need them skip, saying so, where they are absent.
export_test_environment() {
  if [[ -z ${WENBIAO_DATA:-} && -d $root/../shared/data ]]; then
    WENBIAO_DATA=$(cd "$root/../shared/data" && pwd)
  fi
  [[ -z ${WENBIAO_DATA:-} ]] || export WENBIAO_DATA
  export WENBIAO_ENCODERS=$encoders WENBIAO_STARTER=$starter WENBIAO_MINILM=$minilm
  export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
}

run_ctest() { ctest --test-dir "$1" --output-on-failure --parallel 2 --no-tests=error; }

step_sanitized_tests() {
  begin "Tests of the core under the sanitizers" "the failing tests and their output are listed above."
  export_test_environment
  run_ctest "$root/build-sanitize"
}

step_threads_tests() {
  begin "Tests of the threads under ThreadSanitizer" "the races are listed above."
  ctest --test-dir "$root/build-tsan" --output-on-failure --parallel 2 --no-tests=error -R '^(jobs|kernels|text|train)\.'
}

step_tests() {
  begin "All tests" "the failing tests are listed above; ctest --test-dir build -R NAME runs one again."
  export_test_environment
  say "public corpora: ${WENBIAO_DATA:-none (set WENBIAO_DATA); tests that need them are skipped}"
  run_ctest "$root/build"
}

# Benchmarks are the programs bench_NAME.cpp of tests/bench and the scripts bench_NAME.py or NAME.py, which may drive
# such a program. ./dev bench runs all that are called bench_…, ./dev bench NAME… the named ones.
step_bench() {
  begin "Benchmarks" "the failing benchmark's message is above."
  export_test_environment
  export WENBIAO_CLI=$cli WENBIAO_WINDOW=$window WENBIAO_SAMPLE=$sample
  local source names=("${arguments[@]}")
  if [[ ${#names[@]} -eq 0 ]]; then
    for source in tests/bench/bench_*.cpp tests/bench/bench_*.py; do
      [[ ! -f $source ]] || names+=("$(basename "${source%.*}" | sed s/^bench_//)")
    done
  fi
  for source in "${names[@]}"; do run_bench "$source"; done
}

# run_bench NAME
run_bench() {
  local name=$1 program script
  program=$root/build/bin/bench_$name
  script=$(ls "tests/bench/$name.py" "tests/bench/bench_$name.py" 2>/dev/null | head -n 1 || true)
  say "$name"
  if [[ -f tests/bench/bench_$name.cpp ]]; then
    cmake --build "$root/build" --target "bench_$name" --parallel "$(parallel_jobs)" >"$root/build/bench_$name.log" ||
      fail "$name: see build/bench_$name.log"
  elif [[ -z $script ]]; then
    fail "there is no benchmark $name in tests/bench"
  fi
  if [[ -n $script ]]; then
    env "WENBIAO_BENCH_${name^^}=$program" "$venv/bin/python" "$script"
  else
    "$program"
  fi
}

step_format() {
  begin "clang-format" "clang-format-16 -i FILE puts a named file right."
  python3 tests/structure/check_format.py
}

step_tidy() {
  begin "clang-tidy" "the findings are listed above."
  python3 tests/structure/run_clang_tidy.py --build "$root/build" --cache "$cache/tidy" "${arguments[@]}"
}
