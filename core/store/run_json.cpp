#include "core/store/run_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/data/training_settings.h"

namespace wb {
namespace {

using Json = nlohmann::json;

// JSON has no infinity and no NaN; a loss that is none is stored as null and read as NaN.
struct Writer {
  Json& json;

  template <typename Value>
  void operator()(const char* key, const Value& value) const {
    json[key] = value;
  }
};

struct Reader {
  const Json& json;

  template <typename Value>
  void operator()(const char* key, Value& value) const {
    const auto found = json.find(key);
    if (found == json.end()) return;
    if constexpr (std::is_same_v<Value, double>) {
      value = found->is_null() ? std::nan("") : found->template get<double>();
    } else {
      value = found->template get<Value>();
    }
  }
};

// Each type's fields, once for both directions: `Event` is const when written.
template <typename Visitor, typename Event>
void visitPlan(const Visitor& field, Event& event) {
  field("run", event.run);
  field("total_steps", event.totalSteps);
  field("steps_per_epoch", event.stepsPerEpoch);
  field("train_texts", event.trainTexts);
  field("validation_texts", event.validationTexts);
  field("cut_texts", event.cutTexts);
  field("parameters", event.parameters);
  field("precision", event.precision);
}

template <typename Visitor, typename Event>
void visitStep(const Visitor& field, Event& event) {
  field("step", event.step);
  field("epoch", event.epoch);
  field("loss", event.loss);
  field("learning_rate", event.learningRate);
  field("texts_per_second", event.textsPerSecond);
}

template <typename Visitor, typename Event>
void visitEvaluation(const Visitor& field, Event& event) {
  field("step", event.step);
  field("epoch", event.epoch);
  field("loss", event.loss);
  field("accuracy", event.accuracy);
  field("macro_f1", event.macroF1);
  field("best", event.best);
  field("weighted_f1", event.weightedF1);
  field("matthews", event.matthews);
}

template <typename Visitor, typename Event>
void visitNotice(const Visitor& field, Event& event) {
  field("step", event.step);
  field("epoch", event.epoch);
  field("numbers", event.numbers);
  field("message", event.message);
}

template <typename Visitor, typename Event>
void visitFinished(const Visitor& field, Event& event) {
  field("run", event.run);
  field("best_epoch", event.bestEpoch);
  field("accuracy", event.accuracy);
  field("macro_f1", event.macroF1);
  field("seconds", event.seconds);
  field("steps", event.steps);
  field("texts_per_second", event.textsPerSecond);
}

// What the settings' values are in JSON: numbers, booleans, and names of enumerations.
void writeSetting(Json& json, const TrainingSetting& setting, const TrainConfig& config) {
  std::visit(
      [&](auto member) {
        const auto& value = fieldOf(config, member);
        if constexpr (std::is_enum_v<std::remove_cvref_t<decltype(value)>>) {
          json[setting.key] = setting.text(config);
        } else {
          json[setting.key] = value;
        }
      },
      setting.field);
}

/// A run of an earlier version lacks the settings that came later: they keep their defaults.
void readSetting(const Json& json, const TrainingSetting& setting, TrainConfig& config) {
  const auto found = json.find(setting.key);
  if (found == json.end()) return;
  std::visit(
      [&](auto member) {
        auto& value = fieldOf(config, member);
        if constexpr (std::is_enum_v<std::remove_cvref_t<decltype(value)>>) {
          setting.set(config, found->get<std::string>());
        } else {
          found->get_to(value);
        }
      },
      setting.field);
}

struct EventWriter {
  Json json;

  void operator()(const PlanEvent& event) {
    json["event"] = "plan";
    visitPlan(Writer{json}, event);
  }
  void operator()(const StepEvent& event) {
    json["event"] = "step";
    visitStep(Writer{json}, event);
  }
  void operator()(const EvaluationEvent& event) {
    json["event"] = "evaluation";
    visitEvaluation(Writer{json}, event);
  }
  void operator()(const NoticeEvent& event) {
    json["event"] = "notice";
    json["kind"] = noticeKindName(event.kind);
    visitNotice(Writer{json}, event);
  }
  void operator()(const FinishedEvent& event) {
    json["event"] = "finished";
    json["state"] = runStateName(event.state);
    visitFinished(Writer{json}, event);
  }
};

TrainEvent readEvent(const Json& json) {
  const auto kind = json.at("event").get<std::string>();
  const Reader reader{json};
  if (kind == "plan") {
    PlanEvent event;
    visitPlan(reader, event);
    return event;
  }
  if (kind == "step") {
    StepEvent event;
    visitStep(reader, event);
    return event;
  }
  if (kind == "evaluation") {
    EvaluationEvent event;
    visitEvaluation(reader, event);
    return event;
  }
  if (kind == "notice") {
    NoticeEvent event;
    event.kind = noticeKindFromName(json.at("kind").get<std::string>());
    visitNotice(reader, event);
    return event;
  }
  if (kind == "finished") {
    FinishedEvent event;
    event.state = runStateFromName(json.at("state").get<std::string>());
    visitFinished(reader, event);
    return event;
  }
  throw Error(ErrorCode::Corrupt, say("The store holds a training event of an unknown kind: \"%1\".", kind));
}

template <typename Read>
auto parsed(const std::string& text, const Read& read) {
  try {
    return read(Json::parse(text));
  } catch (const Json::exception& error) {
    throw Error(ErrorCode::Corrupt, say("What the store keeps of a training run cannot be read."), error.what());
  }
}

}  // namespace

std::string trainConfigToJson(const TrainConfig& config) {
  Json json;
  json["encoder"] = config.encoder;
  json["preset"] = presetName(config.preset);
  for (const TrainingSetting& setting : trainingSettings()) writeSetting(json, setting, config);
  return json.dump();
}

TrainConfig trainConfigFromJson(const std::string& text) {
  return parsed(text, [](const Json& json) {
    TrainConfig config;
    config.encoder = json.value("encoder", config.encoder);
    config.preset = presetFromName(json.value("preset", std::string(presetName(config.preset))));
    for (const TrainingSetting& setting : trainingSettings()) readSetting(json, setting, config);
    return config;
  });
}

std::string trainEventToJson(const TrainEvent& event) {
  EventWriter writer;
  std::visit(writer, event);
  return writer.json.dump();
}

TrainEvent trainEventFromJson(const std::string& text) { return parsed(text, readEvent); }

}  // namespace wb
