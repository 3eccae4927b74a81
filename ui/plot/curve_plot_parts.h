// What a CurvePlot consists of: graphs, legend, best epoch, hover box, zoom, and when they are drawn.
#pragma once

#include <QSet>
#include <QTimer>

#include "ui/plot/curve_plot.h"
#include "ui/plot/hover_box.h"
#include "ui/plot/plot_look.h"
#include "ui/style/theme.h"

namespace wb::ui {

/// An axis' labels as a function of the value says.
class FormattedTicker : public QCPAxisTicker {
 public:
  std::function<QString(double)> format;
  bool wholeSteps = false;  ///< ticks on whole numbers only

 protected:
  QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
  double getTickStep(const QCPRange& range) override;

 private:
  double m_step = 0;
};

struct CurvePlot::Parts {
  QCustomPlot* plot = nullptr;
  std::vector<Curve> curves;
  std::vector<QCPGraph*> graphs;
  std::vector<QCPItemText*> endValues;
  std::vector<QCPItemEllipse*> dots;  ///< shown on curves of CurveStyle::Accent
  QSet<QString> hidden;               ///< names, so that a curve stays hidden when the curves are replaced
  QString title;
  QString bestText;
  std::optional<double> best;
  std::optional<QCPRange> xRange;
  std::optional<QCPRange> zoom;
  std::optional<double> yFrom;
  std::optional<double> yTo;
  bool legendShown = true;
  std::function<QString(double)> hoverTitle;
  std::function<QString(double)> valueFormat;

  QCPItemText* titleText = nullptr;
  QCPItemText* axisName = nullptr;
  QCPItemLine* bestLine = nullptr;
  QCPItemText* bestLabel = nullptr;
  QCPItemLine* hairline = nullptr;
  HoverBox* box = nullptr;
  QCPItemRect* zoomBox = nullptr;
  std::vector<QCPItemText*> legendTexts;
  std::vector<QCPItemLine*> legendSamples;
  std::vector<int> legendCurves;  ///< the curve of each legend entry
  QSharedPointer<FormattedTicker> ticker;
  QSharedPointer<FormattedTicker> xTicker;  ///< none: numbers as they are
  bool choosing = false;
  std::optional<double> zoomStart;
  QTimer timer;
  bool pending = false;

  void createItems();
  void setCurves(std::vector<Curve> replaced);
  void append(std::size_t index, const std::vector<double>& x, const std::vector<double>& y);
  void setTickFormat(std::function<QString(double)> format) const;
  void restyle();

  /// Draws soon, and at most ten times a second.
  void schedule();
  /// Brings ranges and items up to date without waiting.
  void update();
  void rescale();
  void placeBest();
  void placeDots();
  void placeEndValues();
  void rebuildLegend();
  void styleGraph(std::size_t index);
  QPen penOf(const Curve& curve) const;
  bool isHidden(const Curve& curve) const { return hidden.contains(curve.name); }

  int legendEntryAt(const QPointF& position) const;
  bool toggleLegendAt(const QPointF& position);
  void beginZoom(const QPointF& position);
  void dragZoom(const QPointF& position);
  void endZoom(const QPointF& position);
  void showAll();
  void hoverAt(const QPointF& position) const;
  void hideHover() const;
  std::vector<std::pair<QString, QString>> valuesAt(double x) const;
  QCPItemEllipse* newDot() const;
  QCPItemText* newText(TextStyle style, const QColor& ink) const;
};

}  // namespace wb::ui
