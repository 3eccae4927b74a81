// Which column of a table is the text, which the label and which the split: by name, else by content.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/corpus_file.h"
#include "core/io/record_reader.h"

namespace wb {

/// The first records of a file, all with good content.
using Table = std::vector<std::vector<RawField>>;

/// The word by which columns of that role are known ("text", "评论", …) occurs exactly.
bool isKnownColumnName(std::string_view name);

/// Whether the first row of `table` names the columns: by known names, or by being unlike what is below.
bool looksLikeHeader(const Table& table);

/// Few different short values that come again and again.
bool looksLikeLabels(const Table& table, std::size_t column);

/// Sets the roles of `columns` from `options`, and recognises the roles that are left open. `named` says
/// that the columns have names of the file's own. Throws Error{BadInput} that lists the columns for one
/// that does not exist.
void assignRoles(std::vector<FileColumn>& columns, const Table& table, bool named, const ReadOptions& options,
                 const std::string& fileName);

/// Index of the column called `column`, or of that 1-based number; nothing without one.
std::optional<std::size_t> findColumn(const std::vector<FileColumn>& columns, const std::string& column);

}  // namespace wb
