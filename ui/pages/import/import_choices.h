// The first line of the import dialog: encoding, format, where new texts go, header or not.
#pragma once

#include <QWidget>

#include "core/workflow/import_corpus.h"

class QLabel;

namespace wb::ui {

class CheckBox;
class DropDown;

/// Shows what was recognised; what the person changes goes into the options.
class ImportChoices : public QWidget {
  Q_OBJECT

 public:
  /// What the project is already: whether its texts have several labels, and whether it has categories.
  struct ProjectKind {
    bool severalLabels = false;
    bool hasCategories = false;
  };
  ImportChoices(ImportOptions& options, ProjectKind project, QWidget* parent = nullptr);

  void showFormat(const FileFormat& format);
  /// The encoding was not recognised or nothing could be read: the person has to choose.
  void askForEncoding();

 signals:
  /// The file must be read anew.
  void formatChanged();
  /// Only what becomes of the texts has changed.
  void targetChanged();

 private:
  QWidget* addField(QLabel* caption, DropDown* field);
  void fillEncodings();
  void fillFormats();
  void fillTargets(bool withSplitColumn);
  void chooseFormat();
  void chooseTarget();
  void proposeSeveral(const FileFormat& format);

  ImportOptions& m_options;
  ProjectKind m_project;
  QLabel* m_encodingCaption;
  QLabel* m_formatCaption;
  DropDown* m_encoding;
  DropDown* m_format;
  DropDown* m_target;
  CheckBox* m_header;
  CheckBox* m_several;
  bool m_splitColumnOffered = false;
  bool m_severalProposed = false;
};

}  // namespace wb::ui
