// Renders the SVGs in the colour asked for and keeps the pictures in Qt's pixmap cache.
#include "ui/style/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <cmath>

#include "ui/style/theme.h"

namespace wb::ui {

namespace {

QString iconPath(const QString& name) { return ":/icons/" + name + ".svg"; }

QPixmap render(const QString& name, const QColor& color, int pixels) {
  QFile file(iconPath(name));
  if (!file.open(QIODevice::ReadOnly)) {
    qWarning("No icon named %s", qPrintable(name));
    return {};
  }
  QByteArray drawing = file.readAll();
  drawing.replace("currentColor", color.name().toLatin1());
  QSvgRenderer renderer(drawing);
  QPixmap pixmap(pixels, pixels);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  renderer.render(&painter);
  return pixmap;
}

/// Asks the theme at every painting, so that icons of menus and line edits follow it.
class TintedIconEngine : public QIconEngine {
 public:
  explicit TintedIconEngine(QString name) : m_name(std::move(name)) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    paintIcon(*painter, rect, m_name, mode == QIcon::Disabled ? colors().disabled : colors().muted);
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, {QPoint(), size}, mode, state);
    return pixmap;
  }
  QIconEngine* clone() const override { return new TintedIconEngine(m_name); }

 private:
  QString m_name;
};

}  // namespace

QPixmap iconPixmap(const QString& name, const QColor& color, int logicalSize, qreal devicePixelRatio) {
  const int pixels = static_cast<int>(std::lround(logicalSize * devicePixelRatio));
  const QString key = QString("wb-icon/%1/%2/%3").arg(name, color.name()).arg(pixels);
  QPixmap pixmap;
  if (!QPixmapCache::find(key, &pixmap)) {
    pixmap = render(name, color, pixels);
    QPixmapCache::insert(key, pixmap);
  }
  pixmap.setDevicePixelRatio(devicePixelRatio);
  return pixmap;
}

void paintIcon(QPainter& painter, const QRectF& box, const QString& name, const QColor& color) {
  const int side = static_cast<int>(std::min(box.width(), box.height()));
  const QPixmap pixmap = iconPixmap(name, color, side, painter.device()->devicePixelRatioF());
  const QPointF corner = box.center() - QPointF(side / 2.0, side / 2.0);
  painter.drawPixmap(QPointF(std::round(corner.x()), std::round(corner.y())), pixmap);
}

QIcon icon(const QString& name) { return QIcon(new TintedIconEngine(name)); }

bool iconExists(const QString& name) { return QFile::exists(iconPath(name)); }

}  // namespace wb::ui
