// Real headlines from the public corpora of WENBIAO_DATA, as files to import.
#pragma once

#include <QDir>
#include <QStringList>

namespace wb::bench {

/// Those of thucnews-titles carry labels, those of tnews none.
class RealTitles {
 public:
  /// Throws wb::Error when `data` lacks a file.
  explicit RealTitles(const QDir& data);

  QString labelledFile() const { return m_labelledFile; }
  QString classNamesFile() const { return m_classNamesFile; }
  /// Writes the first `count` unlabelled headlines, one a line.
  void writeUnlabelled(const QString& file, int count) const;
  /// Writes `count` different texts of two headlines each, one a line; another `part` pairs them otherwise.
  void writePairs(const QString& file, int count, int part) const;

 private:
  QString m_labelledFile;
  QString m_classNamesFile;
  QStringList m_labelled;
  QStringList m_unlabelled;
};

}  // namespace wb::bench
