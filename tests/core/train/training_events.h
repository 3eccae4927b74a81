// Trainings as tests run them: all events kept, stopped where wanted.
#pragma once

#include <cstdint>
#include <stop_token>
#include <variant>
#include <vector>

#include "core/train/trainer.h"

namespace wb {

template <typename Event>
std::vector<Event> only(const std::vector<TrainEvent>& events) {
  std::vector<Event> found;
  for (const TrainEvent& event : events) {
    if (const auto* held = std::get_if<Event>(&event)) found.push_back(*held);
  }
  return found;
}

inline std::vector<TrainEvent> eventsOf(const TrainingTask& task, const TrainControl& control = {}) {
  std::vector<TrainEvent> events;
  fineTune(
      task, [&](const TrainEvent& event) { events.push_back(event); }, control);
  return events;
}

inline std::vector<double> losses(const std::vector<TrainEvent>& events) {
  std::vector<double> values;
  for (const StepEvent& step : only<StepEvent>(events)) values.push_back(step.loss);
  return values;
}

inline bool hasNotice(const std::vector<TrainEvent>& events, NoticeKind kind) {
  for (const NoticeEvent& notice : only<NoticeEvent>(events)) {
    if (notice.kind == kind) return !notice.message.empty();
  }
  return false;
}

/// Control that asks for a stop as soon as `step` was announced.
struct StopAfter {
  std::stop_source source = {};
  std::int64_t step = 0;
  std::vector<TrainEvent> events = {};

  FinishedEvent run(const TrainingTask& task) {
    TrainControl control;
    control.stop = source.get_token();
    return fineTune(
        task,
        [this](const TrainEvent& event) {
          events.push_back(event);
          const auto* told = std::get_if<StepEvent>(&event);
          if (told != nullptr && told->step == step) source.request_stop();
        },
        control);
  }
};

}  // namespace wb
