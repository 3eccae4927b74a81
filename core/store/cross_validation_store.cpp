#include "core/store/cross_validation_store.h"

#include <cstring>
#include <nlohmann/json.hpp>

#include "core/store/class_list.h"
#include "core/store/run_json.h"
#include "core/store/visibility.h"

namespace wb {
namespace {

// A fold is finished when its texts have their answers.
constexpr const char* kColumns =
    "SELECT c.id, c.plan, c.state, c.categories, c.seconds, c.started_at, (SELECT count(DISTINCT o.fold) FROM "
    "out_of_fold o WHERE o.cross_validation_id = c.id AND o.probabilities IS NOT NULL) FROM cross_validation c";

const std::string kTexts =
    "SELECT o.sample_id, s.text, o.fold, o.category_id, o.probabilities, s.category_id FROM out_of_fold o JOIN sample "
    "s "
    "ON s.id = o.sample_id WHERE o.cross_validation_id = ?1";

std::string planToJson(const CrossValidationPlan& plan) {
  return nlohmann::json{{"folds", plan.folds},
                        {"with_validation", plan.withValidation},
                        {"inner_validation", plan.innerValidation},
                        {"config", nlohmann::json::parse(trainConfigToJson(plan.config))}}
      .dump();
}

CrossValidationPlan planFromJson(const std::string& text) {
  try {
    const auto json = nlohmann::json::parse(text);
    CrossValidationPlan plan;
    plan.folds = json.at("folds").get<int>();
    plan.withValidation = json.value("with_validation", plan.withValidation);
    plan.innerValidation = json.value("inner_validation", plan.innerValidation);
    plan.config = trainConfigFromJson(json.at("config").dump());
    return plan;
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::Corrupt, say("The settings of a cross-validation cannot be read."), error.what());
  }
}

CrossValidationRecord readRow(const Statement& row) {
  CrossValidationRecord record;
  record.id = row.integer(0);
  record.plan = planFromJson(row.text(1));
  record.state = runStateFromName(row.text(2));
  classListFromJson(row.text(3), record.categories, record.categoryNames);
  record.seconds = row.real(4);
  record.startedAt = row.integer(5);
  record.finishedFolds = static_cast<int>(row.integer(6));
  return record;
}

OutOfFold readText(const Statement& row) {
  OutOfFold text;
  text.sample = row.integer(0);
  text.text = row.text(1);
  text.fold = static_cast<int>(row.integer(2));
  text.label = row.integer(3);
  const std::string blob = row.isNull(4) ? std::string() : row.blob(4);
  text.probabilities.resize(blob.size() / sizeof(float));
  std::memcpy(text.probabilities.data(), blob.data(), text.probabilities.size() * sizeof(float));
  return text;
}

}  // namespace

CrossValidationId insertCrossValidation(Database& database, const CrossValidationRecord& record,
                                        std::span<const OutOfFold> texts) {
  database.run("INSERT INTO cross_validation (plan, state, categories, started_at) VALUES (?1,?2,?3,?4)",
               planToJson(record.plan), std::string(runStateName(record.state)),
               classListToJson(record.categories, record.categoryNames), record.startedAt);
  const CrossValidationId id = database.lastInsertId();
  for (const OutOfFold& text : texts) {
    database.run("INSERT INTO out_of_fold (cross_validation_id, sample_id, fold, category_id) VALUES (?1,?2,?3,?4)", id,
                 text.sample, text.fold, text.label);
  }
  return id;
}

void updateCrossValidation(Database& database, const CrossValidationRecord& record) {
  database.run("UPDATE cross_validation SET state=?2, seconds=?3 WHERE id=?1", record.id,
               std::string(runStateName(record.state)), record.seconds);
}

std::optional<CrossValidationRecord> findCrossValidation(Database& database, CrossValidationId id) {
  Statement statement = database.prepare(std::string(kColumns) + " WHERE c.id = ?1");
  statement.bind(id);
  if (!statement.step()) return std::nullopt;
  return readRow(statement);
}

std::vector<CrossValidationRecord> readCrossValidations(Database& database) {
  std::vector<CrossValidationRecord> records;
  Statement statement = database.prepare(std::string(kColumns) + " ORDER BY c.id DESC");
  statement.bind();
  while (statement.step()) records.push_back(readRow(statement));
  return records;
}

void removeCrossValidation(Database& database, CrossValidationId id) {
  Transaction transaction(database);
  database.run("DELETE FROM out_of_fold WHERE cross_validation_id = ?1", id);
  database.run("DELETE FROM cross_validation WHERE id = ?1", id);
  transaction.commit();
}

std::vector<OutOfFold> readOutOfFold(Database& database, CrossValidationId id) {
  std::vector<OutOfFold> texts;
  Statement statement = database.prepare(kTexts + " ORDER BY o.sample_id");
  statement.bind(id);
  while (statement.step()) texts.push_back(readText(statement));
  return texts;
}

void finishFold(Database& database, const CrossValidationRecord& record, std::span<const OutOfFold> answers) {
  Transaction transaction(database);
  for (const OutOfFold& answer : answers) {
    const SqlBlob blob{answer.probabilities.data(), answer.probabilities.size() * sizeof(float)};
    database.run("UPDATE out_of_fold SET probabilities = ?3 WHERE cross_validation_id = ?1 AND sample_id = ?2",
                 record.id, answer.sample, blob);
  }
  updateCrossValidation(database, record);
  transaction.commit();
}

void forEachOutOfFold(Database& database, CrossValidationId id,
                      const std::function<void(CategoryId, const OutOfFold&)>& visit) {
  Statement statement =
      database.prepare(kTexts + " AND o.probabilities IS NOT NULL AND s.category_id IS NOT NULL AND " + kVisibleSample +
                       " ORDER BY o.sample_id");
  statement.bind(id);
  while (statement.step()) visit(statement.integer(5), readText(statement));
}

}  // namespace wb
