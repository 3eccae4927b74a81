// Every colour of the window, for light and for dark. The only place where colour values are written.
#pragma once

#include <QColor>
#include <array>

namespace wb::ui {

using ColorRamp = std::array<QRgb, 256>;

/// What each colour is for; the two sets are lightPalette() and darkPalette().
struct Palette {
  bool dark = false;
  QColor window;    ///< rail, header, status
  QColor surface;   ///< islands
  QColor surface2;  ///< table heads, footers
  QColor hover;
  QColor pressed;
  QColor border;
  QColor buttonBorder;
  QColor inputBorder;  ///< inputs, check boxes
  QColor text;
  QColor muted;
  QColor disabled;
  QColor accent;  ///< accent as text, line, focus ring
  QColor accentFill;
  QColor accentFillHover;
  QColor onAccent;  ///< text on accentFill
  QColor accentTint;
  QColor selection;
  QColor success;
  QColor successTint;
  QColor warning;
  QColor warningTint;
  QColor error;
  QColor errorTint;
  QColor grid;      ///< grid lines of plots, tracks of bars
  QColor diagonal;  ///< neutral cells of the confusion matrix
  QColor scrim;     ///< translucent fill under a dialog
  std::array<QColor, 12> categories;
  ColorRamp heat;            ///< 0 → 1 for cells without text
  ColorRamp behindText;      ///< 0 → 1 behind characters; ink never flips
  ColorRamp negativeBehind;  ///< 0 → −1 behind characters
  QColor positive;           ///< bars of positive shares
  QColor negative;           ///< bars of negative shares

  /// Colour of the category created `index`-th (0-based); a 13th repeats.
  QColor category(int index) const;
  /// Cell colour of `value` in 0…1 (clamped).
  QColor heatColor(double value) const;
  /// Colour behind a character of `value` in −1…1 (clamped).
  QColor behindTextColor(double value) const;
};

const Palette& lightPalette();
const Palette& darkPalette();

/// Whether a category index is a repetition that needs a ring.
bool categoryHasRing(int index);
/// Pure black or white, whichever contrasts more with `background`.
QColor inkOn(const QColor& background);
/// WCAG contrast ratio, 1…21.
double contrastRatio(const QColor& a, const QColor& b);
/// Straight mix in sRGB: `share` 0 gives `from`, 1 gives `to`.
QColor mixed(const QColor& from, const QColor& to, double share);

}  // namespace wb::ui
