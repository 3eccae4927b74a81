// How far a run has come: all that a resume needs and that is no tensor.
#pragma once

#include <cstdint>
#include <vector>

namespace wb::train {

/// An evaluation whose weights wait for the end of the run in a file.
struct KeptEvaluation {
  std::int64_t steps = 0;
  double score = 0;
  double loss = 0;
};

struct RunProgress {
  int attempt = 0;                  ///< of attemptsOf()
  std::int64_t steps = 0;           ///< of all attempts
  std::int64_t stepsBefore = 0;     ///< of the attempts before this one
  std::int64_t stepsPerEpoch = 0;   ///< as planned when this was written
  std::uint64_t texts = 0;          ///< a hash of the tokens and labels that the run learns from
  std::int64_t events = 0;          ///< that were emitted
  std::int64_t evaluatedSteps = 0;  ///< steps that were done at the last evaluation
  std::uint64_t dropoutState = 0;
  bool hasBest = false;
  double bestEpoch = 0;
  double bestScore = 0;
  double bestLoss = 0;
  double bestAccuracy = 0;
  double bestMacroF1 = 0;
  // From here to the next gap: of this attempt alone.
  int attemptEvaluations = 0;
  int evaluationsSinceBest = 0;
  double attemptScore = 0;  ///< the best
  double attemptLoss = 0;
  std::vector<KeptEvaluation> kept;  ///< the best first
  double lowestLoss = 0;             ///< of all evaluations, with the epoch where it was
  double lowestLossEpoch = 0;

  bool saidCollapsed = false;
  bool saidOverfitting = false;
  double seconds = 0;      ///< running, pauses not counted
  double stepSeconds = 0;  ///< in steps, without the first
  std::int64_t stepTexts = 0;
};

}  // namespace wb::train
