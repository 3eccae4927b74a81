// The cross-validations of a project, their scores, and the answers to the texts they held out.
#pragma once

#include <vector>

#include "core/data/cross_validation.h"
#include "core/workflow/project.h"

namespace wb {

/// Newest first. Those that a killed program left "running" are shown as Interrupted.
std::vector<CrossValidationRecord> listCrossValidations(const Project& project);
/// Throws Error(NotFound).
CrossValidationRecord readCrossValidation(const Project& project, CrossValidationId id);
/// The newest with a finished fold; throws Error(NotFound) with what to do when there is none.
CrossValidationRecord newestCrossValidation(const Project& project);

/// Scores of the finished folds, of each and of all texts together.
CrossValidationScores crossValidationScores(const Project& project, const CrossValidationRecord& record);

/// Every answered text with its label of now, by id; or only those where the answer is another category, the surest
/// first. Texts whose label was taken away are left out.
std::vector<OutOfFoldText> outOfFoldTexts(const Project& project, const CrossValidationRecord& record,
                                          bool disagreementsOnly = false);

/// Removes it with its answers. Throws Error(Busy) while it works.
void deleteCrossValidation(const Project& project, CrossValidationId id);

}  // namespace wb
