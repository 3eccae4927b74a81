// The two colour sets, the ramps made from them, and which ink can be read on what.
#include "ui/style/palette.h"

#include <algorithm>
#include <cmath>

namespace wb::ui {

namespace {

constexpr int categoryColors = 12;

ColorRamp ramp(const QColor& from, const QColor& to) {
  ColorRamp colors{};
  for (int i = 0; i < 256; ++i) colors[static_cast<std::size_t>(i)] = mixed(from, to, i / 255.0).rgb();
  return colors;
}

std::size_t rampIndex(double value) { return static_cast<std::size_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255)); }

Palette makeLight() {
  Palette p;
  p.window = "#F2F2EF";
  p.surface = "#FFFFFF";
  p.surface2 = "#F8F8F6";
  p.hover = "#EFEFEC";
  p.pressed = "#E4E4E0";
  p.border = "#DCDBD6";
  p.buttonBorder = "#BDBCB6";
  p.inputBorder = "#8A8983";
  p.text = "#1D1F22";
  p.muted = "#5A5D62";
  p.disabled = "#9C9E9F";
  p.accent = "#1D5FA8";
  p.accentFill = "#1D5FA8";
  p.accentFillHover = "#184F8C";
  p.onAccent = "#FFFFFF";
  p.accentTint = "#E3EDF7";
  p.selection = "#D5E5F5";
  p.success = "#0F6E63";
  p.successTint = "#DDF0ED";
  p.warning = "#8A5300";
  p.warningTint = "#FBF0DA";
  p.error = "#B3261E";
  p.errorTint = "#FBE7E4";
  p.grid = "#EAE9E5";
  p.diagonal = "#E2E2E0";
  p.scrim = QColor(29, 31, 34, 97);
  p.categories = {"#11317B", "#C77D1A", "#1B7B62", "#6C063A", "#8D6500", "#7164CD",
                  "#219EBC", "#973739", "#6A9E65", "#545262", "#AB688D", "#4E3108"};
  p.heat = ramp("#FFFFFF", "#1D5FA8");
  p.behindText = ramp(p.surface, "#83A7CF");
  p.negativeBehind = ramp(p.surface, "#D6A181");
  p.positive = "#1D5FA8";
  p.negative = "#B4541A";
  return p;
}

Palette makeDark() {
  Palette p;
  p.dark = true;
  p.window = "#151618";
  p.surface = "#1E2022";
  p.surface2 = "#25272A";
  p.hover = "#2B2E31";
  p.pressed = "#35383C";
  p.border = "#34373B";
  p.buttonBorder = "#55595E";
  p.inputBorder = "#75797E";
  p.text = "#E7E6E2";
  p.muted = "#A9ABAE";
  p.disabled = "#6C6F73";
  p.accent = "#7DB3EE";
  p.accentFill = "#2C6CB5";
  p.accentFillHover = "#3673BC";
  p.onAccent = "#FFFFFF";
  p.accentTint = "#1E3145";
  p.selection = "#223B56";
  p.success = "#66D6BE";
  p.successTint = "#1B3431";
  p.warning = "#E6B154";
  p.warningTint = "#372C18";
  p.error = "#F28B82";
  p.errorTint = "#3D2220";
  p.grid = "#2A2D30";
  p.diagonal = "#3A3A38";
  p.scrim = QColor(0, 0, 0, 140);
  p.categories = {"#3670D6", "#D58D2F", "#34B19A", "#FB5886", "#FACA4D", "#8E93FF",
                  "#74D2FC", "#D03A22", "#418756", "#E9E5F0", "#AA538A", "#FEE3C4"};
  p.heat = ramp("#1E2022", "#7DB3EE");
  p.behindText = ramp(p.surface, "#2A619F");
  p.negativeBehind = ramp(p.surface, "#874416");
  p.positive = "#7DB3EE";
  p.negative = "#E08A4F";
  return p;
}

/// Relative luminance of WCAG 2.
double luminance(const QColor& color) {
  const auto linear = [](double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

}  // namespace

QColor Palette::category(int index) const {
  return categories[static_cast<std::size_t>(std::max(index, 0) % categoryColors)];
}

QColor Palette::heatColor(double value) const { return QColor::fromRgb(heat[rampIndex(value)]); }

QColor Palette::behindTextColor(double value) const {
  return QColor::fromRgb(value < 0 ? negativeBehind[rampIndex(-value)] : behindText[rampIndex(value)]);
}

const Palette& lightPalette() {
  static const Palette palette = makeLight();
  return palette;
}

const Palette& darkPalette() {
  static const Palette palette = makeDark();
  return palette;
}

bool categoryHasRing(int index) { return index >= categoryColors; }

double contrastRatio(const QColor& a, const QColor& b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

QColor inkOn(const QColor& background) {
  return contrastRatio(background, Qt::white) > contrastRatio(background, Qt::black) ? Qt::white : Qt::black;
}

QColor mixed(const QColor& from, const QColor& to, double share) {
  const auto channel = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
  return {channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

}  // namespace wb::ui
