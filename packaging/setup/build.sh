# Configuring and compiling into build/ (the programs end up in build/bin).

# Checkouts in different places share the compiler's cache.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

# LibTorch's headers take over 1 GB a compilation: no more at once than memory allows.
parallel_jobs() {
  local by_memory
  by_memory=$(awk '/^MemAvailable/ {print int($2 / 1500000)}' /proc/meminfo)
  local jobs
  jobs=$(nproc)
  ((jobs <= by_memory)) || jobs=$by_memory
  ((jobs >= 1)) || jobs=1
  echo "$jobs"
}

# configure PRESET FOLDER OPTION…: runs CMake when its inputs changed; afterwards CMake looks after itself.
configure() {
  local preset=$1 folder=$2
  shift 2
  local stamp=$folder/.configured inputs
  inputs=$(digest "$root" "$@" "$(command -v cmake)")
  if [[ -f $folder/build.ninja ]] && is_stamped "$stamp" "$inputs"; then
    say "unchanged"
    return
  fi
  rm -f "$folder/CMakeCache.txt"
  mkdir -p "$folder"
  cmake --preset "$preset" "$@" >"$folder/configure.log" 2>&1 ||
    { tail -n 30 "$folder/configure.log" >&2; fail "CMake could not configure; its output is in $folder/configure.log"; }
  write_stamp "$stamp" "$inputs"
}

step_configure() {
  begin "Configuring the build" "read CMake's message above; a library that is not found is named there."
  configure release "$root/build" "-DTorch_DIR=$torch_dir" "-DWENBIAO_PYTHON=$venv/bin/python"
}

step_compile() {
  begin "Compiling with $(parallel_jobs) at once" "read the compiler's message above."
  cmake --build "$root/build" --parallel "$(parallel_jobs)"
}

# What runs on several threads; the preset tsan-engine builds the same with the network.
step_threads() {
  begin "Compiling what runs on several threads with ThreadSanitizer" "read the compiler's message above."
  configure tsan "$root/build-tsan"
  cmake --build --preset tsan --parallel "$(parallel_jobs)"
}

step_sanitized() {
  begin "Compiling the core with AddressSanitizer and UndefinedBehaviorSanitizer" "read the compiler's message above."
  configure sanitize "$root/build-sanitize"
  cmake --build "$root/build-sanitize" --parallel "$(parallel_jobs)"
}
