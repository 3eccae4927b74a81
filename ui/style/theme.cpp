// Applies palette, font and style sheet to the application and tells everybody.
#include "ui/style/theme.h"

#include <QApplication>
#include <algorithm>
#include <cmath>

#include "ui/style/restyling.h"
#include "ui/style/style_sheet.h"

namespace wb::ui {

namespace {

Theme* theInstance = nullptr;

struct TypeSize {
  int size;
  int line;
  bool bold;
};

TypeSize typeSize(TextStyle style) {
  switch (style) {
    case TextStyle::Caption: return {12, 18, false};
    case TextStyle::CaptionBold: return {12, 18, true};
    case TextStyle::Body: return {14, 22, false};
    case TextStyle::BodyBold: return {14, 22, true};
    case TextStyle::Title: return {18, 28, true};
    case TextStyle::Answer: return {22, 30, false};
    case TextStyle::AnswerBold: return {22, 30, true};
    case TextStyle::LabelText: return {24, 42, false};
  }
  return {14, 22, false};
}

const QStringList& fontFamilies() {
  static const QStringList families{"Noto Sans CJK SC", "Source Han Sans SC",  "Microsoft YaHei UI",
                                    "PingFang SC",      "WenQuanYi Micro Hei", "sans-serif"};
  return families;
}

}  // namespace

Theme& theme() {
  Q_ASSERT(theInstance);
  return *theInstance;
}

Theme::Theme(QApplication& application) : m_restyling(new Restyling(application, this)) {
  Q_ASSERT(!theInstance);
  theInstance = this;
  // Asked before our own palette covers what the platform says.
  m_systemDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
  QApplication::setStyle("Fusion");
  apply();
}

Theme::~Theme() { theInstance = nullptr; }

void Theme::setMode(ThemeMode mode) {
  if (mode == m_mode) return;
  m_mode = mode;
  apply();
}

bool Theme::isDark() const { return m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemDark); }

void Theme::setTextScale(int percent) {
  const int scale = std::clamp(percent, minimumScale, maximumScale);
  if (scale == m_textScale) return;
  m_textScale = scale;
  apply();
}

const Palette& Theme::palette() const { return isDark() ? darkPalette() : lightPalette(); }

int Theme::px(double size) const { return static_cast<int>(std::lround(size * m_textScale / 100.0)); }

QFont Theme::font(TextStyle style) const {
  const TypeSize type = typeSize(style);
  QFont font;
  font.setFamilies(fontFamilies());
  font.setPixelSize(px(type.size));
  font.setBold(type.bold);
  font.setHintingPreference(QFont::PreferFullHinting);
  return font;
}

int Theme::lineHeight(TextStyle style) const { return px(typeSize(style).line); }

void Theme::apply() {
  QApplication::setFont(font(TextStyle::Body));
  QApplication::setPalette(qtPalette(palette()));
  m_restyling->apply(styleSheet(*this));
  emit changed();
}

}  // namespace wb::ui
