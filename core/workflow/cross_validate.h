// k-fold cross-validation: every labelled text is answered by a network that has not seen it.
#pragma once

#include "core/base/message.h"
#include "core/data/cross_validation.h"
#include "core/train/train_control.h"
#include "core/workflow/project.h"

namespace wb {

/// Deals the labelled texts of train (and validation) into stratified folds; for each it trains a network on the other
/// folds and stores what that says of the texts held out. Finished folds survive a stop or a kill. Returns the record,
/// its state Stopped where that was asked. Throws Error(BadInput, Training, …) with what to do.
CrossValidationRecord crossValidate(const Project& project, const CrossValidationPlan& plan,
                                    const CrossValidationSink& sink, const TrainControl& control);

/// Goes on with the folds that are not finished; a fold that was interrupted goes on from its last finished epoch.
CrossValidationRecord resumeCrossValidation(const Project& project, CrossValidationId id,
                                            const CrossValidationSink& sink, const TrainControl& control);

/// What the person should know before the start: which category has fewer texts than there are folds, or that no fold
/// gets its second try. Empty when all is well; throws as crossValidate() where it cannot start.
Message crossValidationCaution(const Project& project, const CrossValidationPlan& plan);

}  // namespace wb
