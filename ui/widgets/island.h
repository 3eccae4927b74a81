// The white islands of the window, and their sections: a bold heading, a note at its right, a body.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace wb::ui {

/// One part of an island: 16 px of margin, heading and note in the first line, then body().
class Section : public QWidget {
  Q_OBJECT

 public:
  explicit Section(const QString& title = {}, QWidget* parent = nullptr);

  void setTitle(const QString& title);
  /// Muted caption beside the title.
  void setSubtitle(const QString& text);
  /// Muted caption at the right end; "<b>…</b>" in text ink.
  void setNote(const QString& note);
  /// A control at the right end, after the note. Takes ownership.
  void addHeadWidget(QWidget* widget);
  QVBoxLayout* body() { return m_body; }
  /// The line that divides it from what stands above; hidden together with the section.
  void setLineAbove(QWidget* line) { m_lineAbove = line; }

 protected:
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QWidget* m_head;
  QLabel* m_title;
  QLabel* m_subtitle;
  QLabel* m_note;
  QVBoxLayout* m_body;
  QWidget* m_lineAbove = nullptr;
};

/// A bordered box with round corners. content() has no margins: sections and views reach the edge.
class Island : public QFrame {
  Q_OBJECT

 public:
  explicit Island(QWidget* parent = nullptr);

  QVBoxLayout* content() { return m_content; }
  /// Appends a section; a line divides it from what stands above.
  Section* addSection(const QString& title = {});
  QWidget* addLine();
  /// The bar at the bottom in surface-2, 44 px high, with a row layout of 12 px margins.
  class QHBoxLayout* addFooter();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QVBoxLayout* m_content;
};

}  // namespace wb::ui
