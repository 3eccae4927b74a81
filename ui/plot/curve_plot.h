// Curves over epochs: training losses, scores, the learning rate, of one run or several.
#pragma once

#include <QColor>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace wb::ui {

enum class CurveStyle {
  Faint,       ///< 1 px at 38 % accent: loss of every step
  Smoothed,    ///< 2 px accent
  Validation,  ///< 2 px text ink with hollow dots
  Ink,         ///< 2 px text ink
  Accent,      ///< 2 px accent with a dot on the best epoch, else at its end
  OtherRun,    ///< 1.5 px dashed in the run's colour
  Future       ///< dotted, muted
};

struct Curve {
  QString name;  ///< in the legend and the hover box; empty: in neither
  CurveStyle style = CurveStyle::Smoothed;
  QColor color;           ///< for OtherRun; else by style
  std::vector<double> x;  ///< epochs, growing
  std::vector<double> y;
  bool valueAtEnd = false;  ///< write the last value beside the line's end
  bool inHoverBox = true;
  std::vector<double> breaks = {};  ///< values of x behind which the line begins anew, unconnected; growing
};

/// Drag zooms the x axis, double click shows all again, a click on a legend entry hides its curve.
/// Redraws at most ten times a second, whatever it is given.
class CurvePlot : public QWidget {
  Q_OBJECT

 public:
  explicit CurvePlot(QWidget* parent = nullptr);
  ~CurvePlot() override;

  void setTitle(const QString& title);
  /// Name at the x axis' end ("epoch").
  void setAxisName(const QString& name);
  /// Replaces all curves.
  void setCurves(std::vector<Curve> curves);
  /// Adds points to curve `index`.
  void append(int index, const std::vector<double>& x, const std::vector<double>& y);
  /// Fixed ranges; empty: from the data.
  void setXRange(double from, double to);
  void setYRange(std::optional<double> from, std::optional<double> to);
  void setBestEpoch(std::optional<double> epoch, const QString& label = {});
  /// First line of the hover box for an x value, e.g. "epoch 4.5 · step 702".
  void setHoverTitle(std::function<QString(double x)> title);
  void setValueFormat(std::function<QString(double y)> format);
  void setTickFormat(std::function<QString(double y)> format);
  /// Of the x axis; then its ticks stand on whole numbers, as the powers of ten of a logarithm.
  void setXTickFormat(std::function<QString(double x)> format);
  /// A press or a drag chooses an x value (see xChosen) instead of zooming.
  void setChoosing(bool choosing);
  void setLegendShown(bool shown);
  bool isCurveHidden(int index) const;
  QRectF visibleRange() const;  ///< x, y, width, height in data units

  void copyImage() const;
  /// False where the file cannot be written.
  bool saveImage(const QString& path) const;
  QPixmap image() const;

 signals:
  void contextMenuAsked(const QPoint& globalPosition);
  void xChosen(double x);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  /// True where the event was about choosing an x value.
  bool chooseBy(QEvent& event);
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace wb::ui
