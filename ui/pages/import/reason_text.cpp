// The reasons of core/io, word for word, with numbers as %1 and %2.
#include "ui/pages/import/reason_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <array>

#include "ui/bridge/text.h"

namespace wb::ui {

namespace {

struct Reason {
  const char* pattern;  ///< of the wording of core/io
  const char* text;
};

constexpr std::array kReasons{
    Reason{"the text is empty", QT_TRANSLATE_NOOP("wb::ui::ImportOutcome", "the text is empty")},
    Reason{"the line is empty", QT_TRANSLATE_NOOP("wb::ui::ImportOutcome", "the line is empty")},
    Reason{"the text is longer than 1 MiB",
           QT_TRANSLATE_NOOP("wb::ui::ImportOutcome", "the text is longer than 1 MiB")},
    Reason{"the line is longer than 8 MiB",
           QT_TRANSLATE_NOOP("wb::ui::ImportOutcome", "the line is longer than 8 MiB")},
    Reason{"the quote opened in this line is never closed",
           QT_TRANSLATE_NOOP("wb::ui::ImportOutcome", "the quote opened in this line is never closed")},
    Reason{"contains a NUL character", QT_TRANSLATE_NOOP("wb::ui::ImportOutcome", "contains a NUL character")},
    Reason{"is utf-8 in a file that is otherwise gb18030",
           QT_TRANSLATE_NOOP("wb::ui::ImportOutcome", "is UTF-8 in a file that is otherwise GB18030")},
    Reason{"cannot be decoded as (.+)", QT_TRANSLATE_NOOP("wb::ui::ImportOutcome", "cannot be decoded as %1")},
    Reason{"is no JSON object", QT_TRANSLATE_NOOP("wb::ui::ImportOutcome", "is no JSON object")},
    Reason{"is not valid JSON at byte (\\d+)",
           QT_TRANSLATE_NOOP("wb::ui::ImportOutcome", "is not valid JSON at byte %1")},
    Reason{"has (\\d+) columns? instead of (\\d+)",
           QT_TRANSLATE_NOOP("wb::ui::ImportOutcome", "has %1 columns instead of %2")},
};

}  // namespace

QString reasonText(const std::string& reason) {
  const QString words = toQt(reason);
  for (const Reason& known : kReasons) {
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(QLatin1String(known.pattern)));
    const QRegularExpressionMatch match = pattern.match(words);
    if (!match.hasMatch()) continue;
    QString text = QCoreApplication::translate("wb::ui::ImportOutcome", known.text);
    for (int i = 1; i <= match.lastCapturedIndex(); ++i) text = text.arg(match.captured(i));
    return text;
  }
  return words;
}

}  // namespace wb::ui
