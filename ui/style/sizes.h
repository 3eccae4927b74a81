// Sizes that follow the text size: set them through these and Ctrl + scales them all.
#pragma once

#include <QLayout>
#include <QWidget>
#include <functional>

namespace wb::ui {

/// Runs `apply` now and again whenever theme or text size changes, as long as `owner` lives.
void followTheme(QObject* owner, const std::function<void()>& apply);

void setMargins(QLayout* layout, int left, int top, int right, int bottom);
void setSpacing(QLayout* layout, int spacing);
void setGridSpacing(class QGridLayout* layout, int horizontal, int vertical);
void fixWidth(QWidget* widget, int width);
void fixHeight(QWidget* widget, int height);
void setLeastWidth(QWidget* widget, int width);
void setLeastHeight(QWidget* widget, int height);
/// An empty space of `size` that follows the text size.
void addSpace(class QBoxLayout* layout, int size);

/// A width that is `narrow` in a window of 1280 and `wide` in one of 1920, growing on to 2400 and
/// no further; drawing pixels in and out.
int grownWidth(int narrow, int wide, int windowWidth);

namespace size {
inline constexpr int rail = 76;
inline constexpr int railItemWidth = 60;
inline constexpr int railItemHeight = 56;
inline constexpr int railIcon = 22;
inline constexpr int header = 56;
inline constexpr int status = 30;
inline constexpr int tableRow = 32;
inline constexpr int tableRowDense = 22;
inline constexpr int tableHead = 30;
inline constexpr int listRow = 38;
inline constexpr int listRowTwoLines = 44;
inline constexpr int button = 32;
inline constexpr int buttonSmall = 28;
inline constexpr int buttonAnswer = 40;
inline constexpr int input = 32;
inline constexpr int categoryButton = 44;
inline constexpr int keyCap = 24;
inline constexpr int checkBox = 16;
inline constexpr int dialogWidth = 960;
inline constexpr int dialogHeight = 680;
inline constexpr int radiusControl = 6;
inline constexpr int radiusIsland = 8;
inline constexpr int radiusKeyCap = 5;
inline constexpr int radiusDot = 3;
inline constexpr int islandGap = 8;
}  // namespace size

}  // namespace wb::ui
