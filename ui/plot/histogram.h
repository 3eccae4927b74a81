// How long the texts are: bars of equal width, with the encoder's limit drawn in.
#pragma once

#include <QWidget>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace wb::ui {

/// Bars beyond the limit are drawn in warning ink. Hover shows a bar's range and count.
class Histogram : public QWidget {
  Q_OBJECT

 public:
  explicit Histogram(QWidget* parent = nullptr);
  ~Histogram() override;

  /// `counts[i]` counts the values in [i·width, (i+1)·width).
  void setCounts(const std::vector<std::int64_t>& counts, double binWidth);
  /// A dotted line at `value` with `label` above; empty: none.
  void setLimit(std::optional<double> value, const QString& label = {});

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  /// A click on a bar: values in [from, to).
  void rangeChosen(double from, double to);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace wb::ui
