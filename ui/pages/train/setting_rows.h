// Which settings the Train page offers, each with its meaning in plain words and the range it makes sense in.
#pragma once

#include <vector>

namespace wb::ui {

class SettingRow;

/// The size of a network of random values.
std::vector<SettingRow*> newEncoderRows();
/// What most people may want to change.
std::vector<SettingRow*> commonRows();
/// The rest, shown when asked for.
std::vector<SettingRow*> advancedRows();

}  // namespace wb::ui
