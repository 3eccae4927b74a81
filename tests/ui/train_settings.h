// The train page's settings filled in by keys, so that a network of random values learns in a second or two.
#pragma once

#include <QLineEdit>

#include "tests/ui/real_keys.h"
#include "ui/widgets/drop_down.h"

namespace wb::ui {

/// Types `value` into the number beside `name`.
inline void enter(const QWidget* page, const QString& name, const QString& value) {
  auto* line = named<QLineEdit>(page, name);
  QVERIFY2(line != nullptr, qPrintable(name));
  line->setFocus();
  line->selectAll();
  type(value);
}

/// Chooses a new, tiny network on one core, and `epochs`.
inline void chooseTinyNetwork(const QWidget* page, int epochs) {
  auto* encoder = named<DropDown>(page, "Encoder");
  QVERIFY(encoder != nullptr);
  encoder->setFocus();
  press(Qt::Key_N);
  QVERIFY(encoder->currentText().startsWith("New network"));
  if (button(page, "More settings") != nullptr) click(button(page, "More settings"));
  const std::pair<const char*, QString> values[] = {
      {"Layers", "1"},           {"Width", "32"},      {"Heads", "2"},
      {"Learning rate", "3e-3"}, {"Batch size", "16"}, {"Longest text", "32"},
      {"Head factor", "1"},      {"Cores", "1"},       {"Epochs", QString::number(epochs)}};
  for (const auto& [name, value] : values) enter(page, name, value);
}

}  // namespace wb::ui
