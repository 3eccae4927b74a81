#include "core/store/sweep_store.h"

#include <nlohmann/json.hpp>

#include "core/store/run_json.h"

namespace wb {
namespace {

using Json = nlohmann::json;

Json toJson(const Variation& variation) {
  Json json{{"setting", variation.setting}, {"values", variation.values}};
  if (variation.range) json["range"] = {variation.range->first, variation.range->second};
  return json;
}

Variation variationFrom(const Json& json) {
  Variation variation{json.at("setting").get<std::string>(), json.at("values").get<std::vector<std::string>>(), {}};
  if (json.contains("range")) variation.range = {json["range"].at(0).get<double>(), json["range"].at(1).get<double>()};
  return variation;
}

std::string planToJson(const SweepPlan& plan) {
  Json json{{"draws", plan.draws},          {"seeds", plan.seeds},
            {"cut", cutRuleName(plan.cut)}, {"keep_weights", plan.keepWeights},
            {"variations", Json::array()},  {"config", Json::parse(trainConfigToJson(plan.config))}};
  for (const Variation& variation : plan.variations) json["variations"].push_back(toJson(variation));
  return json.dump();
}

SweepPlan planFromJson(const std::string& text) {
  try {
    const Json json = Json::parse(text);
    SweepPlan plan;
    plan.draws = json.at("draws").get<int>();
    plan.seeds = json.at("seeds").get<int>();
    plan.cut = cutRuleFromName(json.at("cut").get<std::string>());
    plan.keepWeights = json.at("keep_weights").get<bool>();
    for (const Json& variation : json.at("variations")) plan.variations.push_back(variationFrom(variation));
    plan.config = trainConfigFromJson(json.at("config").dump());
    return plan;
  } catch (const Json::exception& error) {
    throw Error(ErrorCode::Corrupt, say("The settings of a sweep cannot be read."), error.what());
  }
}

std::optional<double> optionalReal(const Statement& row, int column) {
  return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
}

std::vector<Trial> readTrials(Database& database, SweepId sweep) {
  std::vector<Trial> trials;
  Statement statement = database.prepare(
      "SELECT t.number, t.combination, t.config, t.outcome, t.run_id, r.state, r.best_epoch, r.accuracy, r.macro_f1, "
      "r.seconds FROM trial t LEFT JOIN run r ON r.id = t.run_id WHERE t.sweep_id = ?1 ORDER BY t.number");
  statement.bind(sweep);
  while (statement.step()) {
    Trial trial;
    trial.number = static_cast<int>(statement.integer(0));
    trial.combination = static_cast<int>(statement.integer(1));
    trial.config = trainConfigFromJson(statement.text(2));
    trial.outcome = trialOutcomeFromName(statement.text(3));
    if (const auto run = statement.optionalInteger(4)) {
      trial.run = *run;
      trial.state = runStateFromName(statement.text(5));
      trial.bestEpoch = statement.real(6);
      trial.accuracy = optionalReal(statement, 7);
      trial.macroF1 = optionalReal(statement, 8);
      trial.seconds = statement.real(9);
    }
    trials.push_back(std::move(trial));
  }
  return trials;
}

SweepRecord readRow(Database& database, const Statement& row) {
  SweepRecord sweep;
  sweep.id = row.integer(0);
  sweep.plan = planFromJson(row.text(1));
  sweep.state = runStateFromName(row.text(2));
  sweep.startedAt = row.integer(3);
  sweep.trials = readTrials(database, sweep.id);
  return sweep;
}

}  // namespace

SweepId insertSweep(Database& database, const SweepRecord& sweep) {
  database.run("INSERT INTO sweep (plan, state, started_at) VALUES (?1,?2,?3)", planToJson(sweep.plan),
               std::string(runStateName(sweep.state)), sweep.startedAt);
  const SweepId id = database.lastInsertId();
  for (const Trial& trial : sweep.trials) {
    database.run("INSERT INTO trial (sweep_id, number, combination, config, outcome) VALUES (?1,?2,?3,?4,?5)", id,
                 trial.number, trial.combination, trainConfigToJson(trial.config),
                 std::string(trialOutcomeName(trial.outcome)));
  }
  return id;
}

void setSweepState(Database& database, SweepId sweep, RunState state) {
  database.run("UPDATE sweep SET state=?2 WHERE id=?1", sweep, std::string(runStateName(state)));
}

void updateTrial(Database& database, SweepId sweep, const Trial& trial) {
  database.run("UPDATE trial SET outcome=?3, run_id=nullif(?4, 0) WHERE sweep_id=?1 AND number=?2", sweep, trial.number,
               std::string(trialOutcomeName(trial.outcome)), trial.run);
}

std::optional<SweepRecord> findSweep(Database& database, SweepId sweep) {
  Statement statement = database.prepare("SELECT id, plan, state, started_at FROM sweep WHERE id = ?1");
  statement.bind(sweep);
  if (!statement.step()) return std::nullopt;
  return readRow(database, statement);
}

std::vector<SweepRecord> readSweeps(Database& database) {
  std::vector<SweepRecord> sweeps;
  Statement statement = database.prepare("SELECT id, plan, state, started_at FROM sweep ORDER BY id DESC");
  statement.bind();
  while (statement.step()) sweeps.push_back(readRow(database, statement));
  return sweeps;
}

std::map<RunId, SweepId> readSweepsOfRuns(Database& database) {
  std::map<RunId, SweepId> sweeps;
  Statement statement = database.prepare("SELECT run_id, sweep_id FROM trial WHERE run_id IS NOT NULL");
  statement.bind();
  while (statement.step()) sweeps[statement.integer(0)] = statement.integer(1);
  return sweeps;
}

void removeSweep(Database& database, SweepId sweep) {
  Transaction transaction(database);
  database.run("DELETE FROM trial WHERE sweep_id = ?1", sweep);
  database.run("DELETE FROM sweep WHERE id = ?1", sweep);
  transaction.commit();
}

}  // namespace wb
