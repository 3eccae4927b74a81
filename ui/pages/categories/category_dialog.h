// The categories of a project: add, rename, recolour, re-key, describe, merge, remove. Each change is
// stored at once and can be undone.
#pragma once

#include <map>
#include <vector>

#include "core/data/sample_query.h"
#include "ui/widgets/dialog_frame.h"

class QLineEdit;
class QListWidget;
class QPlainTextEdit;

namespace wb {
class Error;
class Project;
struct ChangeSummary;
}  // namespace wb

namespace wb::ui {

class Button;
class CheckBox;
class ColorChoice;
class DropDown;
class KeyField;
class Notice;
class Session;

class CategoryDialog : public DialogFrame {
  Q_OBJECT

 public:
  /// `first` is the category shown at the beginning; 0: the first one.
  CategoryDialog(Session& session, QWidget* over, CategoryId first = 0);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeList();
  QWidget* makeForm();
  void readCounts();
  void reload(CategoryId select);
  void showCurrent();
  const Category* current() const;
  void add();
  void change(const std::function<void(Category&)>& edit);
  void saveTexts();
  void merge(int index);
  void askToRemove();
  void allowSeveral();
  void inBackground(const QString& title, const std::function<ChangeSummary(const Project&)>& work, CategoryId select);
  void tell(const Error& error);

  Session& m_session;
  std::vector<Category> m_categories;
  std::map<CategoryId, std::int64_t> m_counts;
  bool m_showing = false;  ///< the form is being filled: its signals are not the person's
  QListWidget* m_list;
  QLineEdit* m_new;
  QWidget* m_form = nullptr;
  QLineEdit* m_name;
  KeyField* m_key;
  ColorChoice* m_color;
  QPlainTextEdit* m_guideline;
  DropDown* m_mergeInto;
  Button* m_remove;
  CheckBox* m_several;
  Notice* m_notice;
};

}  // namespace wb::ui
