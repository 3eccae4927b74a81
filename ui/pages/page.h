// What the main window knows of a page: its question, its header, where it leads to.
#pragma once

#include <QKeySequence>
#include <QWidget>
#include <functional>
#include <optional>

#include "core/data/corpus.h"
#include "core/data/sample_query.h"

class QAction;

namespace wb::ui {

enum class PageId { Data, Label, Train, Explore, Try, Models };

/// Where to go, and with what in hand. A page takes what it knows and leaves the rest.
struct Destination {
  PageId page = PageId::Data;
  std::optional<SampleQuery> query;
  std::optional<SampleId> sample;
  std::optional<RunId> run;
  std::string encoder = {};  ///< its name; empty: none
};

class Page : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

  virtual PageId pageId() const = 0;
  /// The one question the page answers: "What is this text?"
  virtual QString title() const = 0;
  /// "<b>312</b> today, <b>6,402</b> in all": <b> marks the numbers, shown in full ink.
  virtual QString subtitle() const { return {}; }
  /// Tabs beside the title, owned by the page; may be null.
  virtual QWidget* headerTabs() { return nullptr; }
  /// Buttons at the header's right end, owned by the page; may be null.
  virtual QWidget* headerActions() { return nullptr; }
  /// The page has come to the front.
  virtual void activated() {}
  virtual void deactivated() {}
  /// Come to the front with this in hand; activated() follows.
  virtual void open(const Destination& destination) { Q_UNUSED(destination) }

 protected:
  /// An action of this page with its keys (none: {}), which the command palette and the shortcut sheet list by the
  /// text that it is given.
  QAction* addKey(const QKeySequence& keys, const std::function<void()>& handler);
  template <typename Derived>
  QAction* addKey(const QKeySequence& keys, void (Derived::*slot)()) {
    return addKey(keys, [page = static_cast<Derived*>(this), slot] { (page->*slot)(); });
  }

 signals:
  /// title(), subtitle() or the header's widgets have changed.
  void headerChanged();
  void navigateTo(const wb::ui::Destination& destination);
  /// A short sentence at the status bar's right: "#8126 on disk 14:32:06".
  void statusMessage(const QString& message);
  /// Something undoable was done: shown with an Undo button that runs `undo`.
  void undoable(const QString& message, const std::function<void()>& undo);
};

}  // namespace wb::ui

Q_DECLARE_METATYPE(wb::ui::Destination)
