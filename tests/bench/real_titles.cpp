#include "tests/bench/real_titles.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTextStream>

#include "core/base/error.h"
#include "ui/bridge/text.h"

namespace wb::bench {

namespace {

QStringList linesOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) {
    throw Error(ErrorCode::NotFound, say("Cannot read %1. Is WENBIAO_DATA the corpora's folder?", ui::fromQt(path)));
  }
  return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
}

void writeLines(const QString& path, const QStringList& lines) {
  QFile file(path);
  const QByteArray content = lines.join('\n').toUtf8();
  if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
    throw Error(ErrorCode::Io, say("Cannot write %1.", ui::fromQt(path)));
  }
}

}  // namespace

RealTitles::RealTitles(const QDir& data)
    : m_labelledFile(data.filePath("thucnews-titles/dev.txt")),
      m_classNamesFile(data.filePath("thucnews-titles/class.txt")) {
  for (const QString& line : linesOf(m_labelledFile)) m_labelled << line.section('\t', 0, 0);
  for (const QString& line : linesOf(data.filePath("tnews/unlabeled.json"))) {
    m_unlabelled << QJsonDocument::fromJson(line.toUtf8()).object()["sentence"].toString().simplified();
  }
}

void RealTitles::writeUnlabelled(const QString& file, int count) const { writeLines(file, m_unlabelled.mid(0, count)); }

void RealTitles::writePairs(const QString& file, int count, int part) const {
  const QStringList all = m_labelled + m_unlabelled;
  QSet<QString> seen;
  QStringList lines;
  for (qsizetype i = 0; lines.size() < count; ++i) {
    // Steps of a prime that grow with each round through the headlines: pairs repeat only by chance.
    const qsizetype round = 1 + i / all.size();
    const QString line = all[i % all.size()] + QStringLiteral("；") + all[(i + (round * 7 + part) * 1009) % all.size()];
    if (seen.contains(line)) continue;
    seen.insert(line);
    lines << line;
  }
  writeLines(file, lines);
}

}  // namespace wb::bench
