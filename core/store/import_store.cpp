#include "core/store/import_store.h"

#include "core/store/category_store.h"
#include "core/store/label_sets.h"
#include "core/store/operation_log.h"
#include "core/store/visibility.h"

namespace wb {

namespace {

constexpr SampleId kRemovedAtOnce = 2'000;

/// The texts of the import that have `from` among their labels get `into` in its place, or lose it.
void replaceInSets(Database& database, ImportId import, CategoryId from, std::optional<CategoryId> into) {
  Statement select = database.prepare(
      "SELECT s.id, s.label_set FROM sample s JOIN sample_category l ON l.sample_id = s.id "
      "WHERE l.category_id = ?1 AND s.import_id = ?2");
  select.bind(from, import);
  std::vector<std::pair<SampleId, std::optional<std::string>>> changed;
  while (select.step()) {
    std::vector<CategoryId> categories = labelSetOf(select.text(1));
    std::erase(categories, from);
    if (into) categories.push_back(*into);
    std::optional<std::string> set;
    if (!categories.empty()) set = labelSetText(std::move(categories));
    changed.emplace_back(select.integer(0), std::move(set));
  }
  for (const auto& [sample, set] : changed) {
    database.run("UPDATE sample SET label_set = ?2 WHERE id = ?1", sample, set);
  }
}

/// The same where a text has one category.
void replaceCategory(Database& database, ImportId import, CategoryId from, std::optional<CategoryId> into) {
  database.run("UPDATE sample SET category_id = ?3 WHERE category_id = ?2 AND import_id = ?1", import, from, into);
}

std::vector<CategoryId> removedCategories(Database& database) {
  Statement select = database.prepare("SELECT id FROM category WHERE removed = 1 AND id <> ?1");
  select.bind(kNoneApplies);
  std::vector<CategoryId> removed;
  while (select.step()) removed.push_back(select.integer(0));
  return removed;
}

/// A category the person made or removed by hand while the import was running: its texts follow.
void settleCategories(Database& database, ImportId import, bool several) {
  const auto replace = several ? replaceInSets : replaceCategory;
  Statement twins = database.prepare(
      "SELECT n.id, c.id FROM category n JOIN category c ON c.name = n.name WHERE n.import_id = ?1 AND c.id <> n.id "
      "AND " +
      kVisibleCategory);
  twins.bind(import);
  std::vector<std::pair<CategoryId, CategoryId>> pairs;
  while (twins.step()) pairs.emplace_back(twins.integer(0), twins.integer(1));
  for (const auto& [ours, theirs] : pairs) {
    replace(database, import, ours, theirs);
    database.run("UPDATE label_event SET category_id = ?2 WHERE category_id = ?1", ours, theirs);
    database.run("DELETE FROM category WHERE id = ?1", ours);
  }
  for (const CategoryId removed : removedCategories(database)) replace(database, import, removed, std::nullopt);
}

void removeSamples(Database& database, ImportId import) {
  const SampleId last = database.integer("SELECT max(id) FROM sample WHERE import_id = ?1", import);
  SampleId first = database.integer("SELECT min(id) FROM sample WHERE import_id = ?1", import);
  while (first > 0 && first <= last) {
    const SampleId end = std::min(first + kRemovedAtOnce, last + 1);
    Transaction transaction(database);
    database.run("DELETE FROM label_event WHERE sample_id >= ?1 AND sample_id < ?2", first, end);
    database.run("DELETE FROM sample_source WHERE sample_id >= ?1 AND sample_id < ?2", first, end);
    database.run("DELETE FROM sample_category WHERE sample_id >= ?1 AND sample_id < ?2", first, end);
    database.run("DELETE FROM prediction WHERE run_id IN (SELECT id FROM run) AND sample_id >= ?1 AND sample_id < ?2",
                 first, end);
    database.run(
        "DELETE FROM out_of_fold WHERE cross_validation_id IN (SELECT id FROM cross_validation) AND sample_id >= ?1 "
        "AND "
        "sample_id < ?2",
        first, end);
    database.run("DELETE FROM sample WHERE id >= ?1 AND id < ?2", first, end);
    transaction.commit();
    first = end;
  }
}

void removeImport(Database& database, ImportId import) {
  removeSamples(database, import);
  Transaction transaction(database);
  database.run("DELETE FROM sample_source WHERE import_id = ?1", import);
  // Kept as removed ones where a history names them.
  database.run("UPDATE category SET removed = 1, import_id = NULL WHERE import_id = ?1", import);
  database.run("DELETE FROM import WHERE id = ?1", import);
  transaction.commit();
}

}  // namespace

void forEachSample(Database& database, const std::function<void(const KnownSample&)>& visit) {
  const bool several = hasSeveralLabels(database);
  Statement select =
      database.prepare(std::string("SELECT s.id, s.hash_low, s.hash_high, ") +
                       (several ? "s.label_set" : "s.category_id") + " FROM sample s WHERE " + kVisibleSample);
  while (select.step()) {
    const Fingerprint print{static_cast<std::uint64_t>(select.integer(1)),
                            static_cast<std::uint64_t>(select.integer(2))};
    std::optional<StoredLabel> label;
    if (!select.isNull(3)) label = several ? StoredLabel(select.text(3)) : StoredLabel(select.integer(3));
    visit({select.integer(0), print, std::move(label)});
  }
}

SampleId lastSampleId(Database& database) {
  return database.integer("SELECT seq FROM sqlite_sequence WHERE name = 'sample'");
}

PendingImport::PendingImport(Database& database, bool allowSeveral)
    : m_database(database), m_time(currentTime()), m_allowSeveral(allowSeveral) {
  Transaction transaction(database);
  m_revision = nextRevision(database);
  database.run("INSERT INTO import (state, time) VALUES ('pending', ?1)", m_time);
  m_id = database.lastInsertId();
  m_severalLabels = allowSeveral || hasSeveralLabels(database);
  transaction.commit();
  database.setDurability(Durability::Relaxed);
}

PendingImport::~PendingImport() {
  try {
    m_database.setDurability(Durability::Durable);
  } catch (const Error&) {
    // Setting this reads and writes nothing, so it fails only with the whole connection.
  }
}

CategoryId PendingImport::addCategory(const std::string& name) {
  Transaction transaction(m_database);
  const Category category = insertCategory(m_database, name, m_id);
  transaction.commit();
  return category.id;
}

std::int64_t PendingImport::addSource(const std::string& name) {
  m_database.run("INSERT INTO source (name) VALUES (?1) ON CONFLICT DO NOTHING", name);
  return m_database.integer("SELECT id FROM source WHERE name = ?1", name);
}

void PendingImport::write(const std::vector<NewSample>& samples, const std::vector<NewSource>& sources) {
  Transaction transaction(m_database);
  Statement addSample = m_database.prepare(
      "INSERT INTO sample (id, hash_low, hash_high, category_id, split, import_id, text) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  Statement addEvent = m_database.prepare(
      "INSERT INTO label_event (sample_id, category_id, origin, annotator, time, revision) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  Statement addSet = m_database.prepare("UPDATE sample SET label_set = ?2 WHERE id = ?1");
  const auto addLabel = [&](SampleId sample, CategoryId category) {
    addEvent.bind(sample, category, LabelOrigin::Import, kImportAnnotator, m_time, m_revision).run();
  };
  for (const NewSample& sample : samples) {
    const CategoryId* const category = sample.label ? std::get_if<CategoryId>(&*sample.label) : nullptr;
    addSample
        .bind(sample.id, sample.fingerprint.low, sample.fingerprint.high,
              category != nullptr ? std::optional(*category) : std::nullopt, sample.split, m_id, sample.text)
        .run();
    if (!sample.label) continue;
    if (category != nullptr) {
      addLabel(sample.id, *category);
      continue;
    }
    const auto& set = std::get<std::string>(*sample.label);
    addSet.bind(sample.id, set).run();
    const std::vector<CategoryId> categories = labelSetOf(set);
    for (const CategoryId each : categories) addLabel(sample.id, each);
    if (categories.empty()) addLabel(sample.id, kNoneApplies);
  }
  // A line that an undone import left is taken over, one that is seen stays as it is.
  Statement addLine = m_database.prepare(
      "INSERT INTO sample_source (sample_id, source_id, line, import_id) VALUES (?1, ?2, ?3, ?4) "
      "ON CONFLICT DO UPDATE SET import_id = excluded.import_id "
      "WHERE sample_source.import_id IN (SELECT id FROM import WHERE state IN ('undone', 'forgotten'))");
  for (const NewSource& source : sources) addLine.bind(source.sample, source.source, source.line, m_id).run();
  transaction.commit();
}

std::vector<LabelledSample> PendingImport::labelled() {
  Statement select = m_database.prepare(
      "SELECT id, category_id, label_set FROM sample WHERE category_id IS NOT NULL AND import_id = ?1 ORDER BY id");
  select.bind(m_id);
  std::vector<LabelledSample> samples;
  while (select.step()) {
    LabelledSample& sample = samples.emplace_back();
    sample.id = select.integer(0);
    sample.category = select.integer(1);
    if (m_severalLabels) sample.categories = labelSetOf(select.text(2));
  }
  return samples;
}

void PendingImport::setSplit(const std::vector<SampleId>& samples, Split split) {
  Transaction transaction(m_database);
  Statement update = m_database.prepare("UPDATE sample SET split = ?2 WHERE id = ?1");
  for (const SampleId sample : samples) update.bind(sample, split).run();
  transaction.commit();
}

void PendingImport::finish(const std::vector<OfferedLabel>& offered, bool offeredWins) {
  m_database.setDurability(Durability::Durable);
  Operation operation(m_database, "import");
  if (m_allowSeveral && !operation.severalLabels()) operation.allowSeveralLabels(m_id);
  if (operation.severalLabels() != m_severalLabels) {
    throw Error(ErrorCode::Busy, say("Whether texts have one category or several was changed during this import. "
                                     "Nothing was imported; try again."));
  }
  m_database.run("UPDATE import SET state = 'done' WHERE id = ?1", m_id);
  operation.remember(Field::ImportState, m_id, std::string("undone"), std::string("done"));
  settleCategories(m_database, m_id, m_severalLabels);
  Statement standing = m_database.prepare(std::string("SELECT s.") + (m_severalLabels ? "label_set" : "category_id") +
                                          " FROM sample s WHERE s.id = ?1 AND " + kVisibleSample);
  for (const OfferedLabel& offer : offered) {
    if (!standing.bind(offer.sample).step()) continue;  // deleted meanwhile
    const SqlValue before = standing.value(0);
    const SqlValue label = std::visit([](const auto& held) { return SqlValue(held); }, offer.label);
    if (before == label) continue;
    if (std::holds_alternative<std::monostate>(before) || offeredWins) {
      operation.setLabel(offer.sample, label, LabelOrigin::Import);
    } else {
      operation.mention(offer.sample, label, LabelOrigin::Import);
    }
  }
  operation.commit();
}

void PendingImport::remove() { removeImport(m_database, m_id); }

bool hasPendingImports(Database& database) {
  return database.integer("SELECT EXISTS (SELECT 1 FROM import WHERE state = 'pending')") != 0;
}

void removeDeadImports(Database& database, bool alsoForgotten) {
  std::vector<ImportId> dead;
  {
    Statement select =
        database.prepare("SELECT id FROM import WHERE state = 'pending' OR (?1 AND state = 'forgotten')");
    select.bind(alsoForgotten);
    while (select.step()) dead.push_back(select.integer(0));
  }
  for (const ImportId import : dead) removeImport(database, import);
}

}  // namespace wb
