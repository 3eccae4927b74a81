// Cross-validations and what they said of the texts they held out.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/data/cross_validation.h"
#include "core/store/database.h"

namespace wb {

/// Inside a write transaction: stores one that starts now with its texts, none of them answered yet; returns its
/// number.
CrossValidationId insertCrossValidation(Database& database, const CrossValidationRecord& record,
                                        std::span<const OutOfFold> texts);
/// Stores state and seconds.
void updateCrossValidation(Database& database, const CrossValidationRecord& record);
std::optional<CrossValidationRecord> findCrossValidation(Database& database, CrossValidationId id);
std::vector<CrossValidationRecord> readCrossValidations(Database& database);  ///< newest first
void removeCrossValidation(Database& database, CrossValidationId id);

/// All its texts by id, answered or not. Those that are gone from the store are left out.
std::vector<OutOfFold> readOutOfFold(Database& database, CrossValidationId id);
/// Stores what a finished fold says of its texts, with the seconds so far; all or none.
void finishFold(Database& database, const CrossValidationRecord& record, std::span<const OutOfFold> answers);

/// Calls `visit` with each answered text that a person can see and that has a label now, which is `label`.
void forEachOutOfFold(Database& database, CrossValidationId id,
                      const std::function<void(CategoryId label, const OutOfFold&)>& visit);

}  // namespace wb
