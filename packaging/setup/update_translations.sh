#!/bin/sh
# Brings resources/translations/LANGUAGE/PART.ts in step with the tr("…") of the sources (lupdate), and with the
# messages of core, say("…"), which knows no Qt: part core.
# With --check it changes nothing and fails while a text is missing or its Chinese is unfinished, or where
# lupdate cannot tell the class of a tr() (a tr() of a local class or in an initializer list after one):
# such a text would be looked up under another name while running.
# A new part: add a line "PART FOLDERS" below.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
lupdate=$(command -v lupdate6 || true)
for candidate in /usr/lib/qt6/bin/lupdate /usr/lib64/qt6/bin/lupdate; do
  if [ -z "$lupdate" ] && [ -x "$candidate" ]; then lupdate=$candidate; fi
done
[ -n "$lupdate" ] || lupdate=$(command -v lupdate) || { echo "lupdate of Qt 6 is missing: install qt6-l10n-tools." >&2; exit 1; }

parts='shell ui/style ui/widgets ui/plot ui/main_window ui/bridge ui/models ui/application app/window
data ui/pages/data ui/pages/import ui/pages/categories
label ui/pages/label
train ui/pages/train
explore ui/pages/explore
try ui/pages/try
models ui/pages/models
core'
# Files directly in ui/pages belong to the shell.
loose="$root"/ui/pages

check=no
[ "${1:-}" = "--check" ] && check=yes
target="$root/resources/translations"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
complaints="$scratch/complaints"
if [ $check = yes ]; then
  target="$scratch/translations"
  cp -r "$root/resources/translations" "$target"
fi

# Every say("…"), written as a text that lupdate knows; ui/bridge/message_text.cpp looks it up in this context.
say='\bsay\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)'
mkdir "$scratch/messages"
find "$root/core" "$root/ui" -name '*.cpp' -o -name '*.h' | grep -v core/base/message | sort | SAY=$say xargs perl -0777 -ne '
  s{^\s*//.*$}{}mg;
  warn "$ARGV: what say() is given must be a literal, or nobody can translate it\n" if /\bsay\((?!\s*")/;
  print "QCoreApplication::translate(\"core\", $1);\n" while /$ENV{SAY}/g' > "$scratch/messages/messages.cpp" 2> "$complaints"
if [ -s "$complaints" ]; then cat "$complaints" >&2; exit 1; fi
if grep -rn 'what()' "$root/ui" >&2; then
  echo "what() is English: the window shows errorText(error) of ui/bridge/message_text.h." >&2
  exit 1
fi

failed=no
echo "$parts" | { while read -r part folders; do
  sources=
  [ "$part" = core ] && sources="$scratch/messages"
  for folder in $folders; do
    [ -d "$root/$folder" ] && sources="$sources $root/$folder"
  done
  [ "$part" = shell ] && sources="$sources $(find "$loose" -maxdepth 1 -name '*.cpp' -o -maxdepth 1 -name '*.h' | tr '\n' ' ')"
  [ -n "$sources" ] || continue
  mkdir -p "$target/zh_CN" "$target/en"
  # shellcheck disable=SC2086
  "$lupdate" -silent -no-obsolete -locations none -I "$root" -source-language en -target-language zh_CN $sources -ts "$target/zh_CN/$part.ts" 2> "$complaints"
  if [ -s "$complaints" ]; then
    cat "$complaints" >&2
    failed=yes
  fi
  # A gap that a translation leaves out would keep a file's name or a number from the person.
  if [ "$part" = core ] && ! perl -0777 -ne '
      sub gaps { my %seen = map { $_ => 1 } $_[0] =~ /%[1-9]/g; join " ", sort keys %seen }
      while (m{<source>(.*?)</source>\s*<translation>(.*?)</translation>}gs) {
        next if gaps($1) eq gaps($2);
        print "core (zh_CN) has other gaps than its source:\n  $2\n";
        $wrong = 1;
      }
      exit($wrong // 0)' "$target/zh_CN/core.ts" >&2; then
    failed=yes
  fi
  # Messages of core have no plurals, so their English is the source.
  # shellcheck disable=SC2086
  [ "$part" = core ] ||
    "$lupdate" -silent -no-obsolete -locations none -pluralonly -I "$root" -source-language en -target-language en $sources -ts "$target/en/$part.ts" 2> /dev/null
  for file in "$target/zh_CN/$part.ts" "$target/en/$part.ts"; do
    [ -f "$file" ] || continue
    # A form of a plural that nobody wrote is an empty <numerusform>.
    if grep -q -e 'type="unfinished"' -e '<numerusform></numerusform>' "$file"; then
      echo "$part ($(basename "$(dirname "$file")")) has texts without translation:" >&2
      grep -B 3 -e 'type="unfinished"' -e '<numerusform></numerusform>' "$file" | grep '<source>' | sed 's/ *<\/*source>//g; s/^/  /' >&2
      failed=yes
    fi
  done
done
[ $check = no ] || [ $failed = no ]; }
