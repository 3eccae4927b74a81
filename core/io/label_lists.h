// Several labels in one field: lists of JSON, and labels with a separator between them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/io/column_roles.h"
#include "core/io/record_reader.h"

namespace wb {

/// The labels of `field`, trimmed, in `labels`: nothing where the field is empty, an empty list where it says that none
/// applies (a list without entries, or nothing but separators). False where the field holds something else than names
/// and numbers.
bool splitLabels(const RawField& field, const std::string& separator, std::optional<std::vector<std::string>>& labels);

/// What a column of labels looks like.
struct LabelLists {
  bool several = false;   ///< lists, or strings of several labels
  std::string separator;  ///< between the labels of one string; empty where nothing is
};

/// Recognised from the first records: of | ; ； 、 ， and , that which most of the values hold. Unless lists are
/// `expected`, what it separates must come again and again, so that a name with a comma is no list.
LabelLists recogniseLabelLists(const Table& table, std::size_t column, bool expected);

}  // namespace wb
