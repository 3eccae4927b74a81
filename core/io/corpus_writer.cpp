#include "core/io/corpus_writer.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace wb {

namespace {

using Json = nlohmann::ordered_json;

/// A cell as RFC 4180 writes it; quoted also where a reader could trim it.
std::string delimitedCell(const std::string& value, char delimiter) {
  const bool plain = value.find_first_of(std::string("\"\r\n") + delimiter) == std::string::npos &&
                     trimmed(value).size() == value.size();
  if (plain) return value;
  std::string cell = "\"";
  for (const char c : value) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

/// "reviews.csv:12; shop.csv:7".
std::string joinedSources(const std::vector<SampleSource>& sources) {
  std::string joined;
  for (const SampleSource& source : sources) {
    if (!joined.empty()) joined += "; ";
    joined += source.name;
    if (source.line > 0) joined += fmt::format(":{}", source.line);
  }
  return joined;
}

// Texts are UTF-8 by contract; where one is not, its bad bytes become U+FFFD rather than a failed export.
std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

using Names = std::vector<std::string>;

/// What a text is labelled with, as a list in both kinds of project; nothing where it is not labelled.
std::optional<Names> labelsOf(const ExportRecord& record) {
  if (record.label) return Names{*record.label};
  return record.labels;
}

std::optional<Names> predictionsOf(const ExportRecord& record) {
  if (record.prediction) return Names{*record.prediction};
  return record.predictions;
}

template <typename Value>
Json jsonOf(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

Json plainObject(const ExportRecord& record, const WriteOptions& options) {
  Json object = {{"id", record.id}, {"text", record.text}};
  if (options.severalLabels) {
    object["labels"] = jsonOf(record.labels);
  } else {
    object["label"] = jsonOf(record.label);
  }
  object["split"] = splitName(record.split);
  object["flagged"] = record.flagged;
  object["note"] = record.note;
  Json& sources = object["sources"] = Json::array();
  for (const SampleSource& source : record.sources) sources.push_back({{"name", source.name}, {"line", source.line}});
  if (!options.withPredictions) return object;
  if (record.prediction) object["prediction"] = *record.prediction;
  if (record.predictions) object["predictions"] = *record.predictions;
  if (predictionsOf(record)) object["probability"] = record.probability;
  return object;
}

Json doccanoObject(const ExportRecord& record, bool withPredictions) {
  Json object = {{"id", record.id}, {"text", record.text}, {"label", labelsOf(record).value_or(Names{})}};
  object["Comments"] = record.note.empty() ? Json::array() : Json::array({record.note});
  object["split"] = splitName(record.split);
  if (withPredictions && record.prediction) object["prediction"] = *record.prediction;
  if (withPredictions && record.predictions) object["predictions"] = *record.predictions;
  return object;
}

Json choiceResult(const Names& categories) {
  if (categories.empty()) return Json::array();
  Json choice = {{"from_name", "label"}, {"to_name", "text"}, {"type", "choices"}};
  choice["value"]["choices"] = categories;
  return Json::array({choice});
}

Json labelStudioTask(const ExportRecord& record, bool withPredictions) {
  Json task = {{"id", record.id}};
  task["data"] = {{"text", record.text}, {"split", splitName(record.split)}, {"note", record.note}};
  task["annotations"] = Json::array();
  if (const auto labels = labelsOf(record)) {
    task["annotations"].push_back({{"result", choiceResult(*labels)}, {"was_cancelled", false}});
  }
  task["predictions"] = Json::array();
  const auto predictions = predictionsOf(record);
  if (withPredictions && predictions) {
    task["predictions"].push_back({{"result", choiceResult(*predictions)}, {"score", record.probability}});
  }
  return task;
}

std::string fastTextLine(const ExportRecord& record) {
  std::string line;
  for (const std::string& label : labelsOf(record).value_or(Names{})) {
    if (label.find_first_of(" \t\r\n") != std::string::npos) {
      throw Error(
          ErrorCode::Unsupported,
          say("fastText cannot hold white space in a category's name: \"%1\". Rename the category, or choose another "
              "format.",
              label));
    }
    line += "__label__" + label + " ";
  }
  for (const char c : record.text) line += c == '\n' || c == '\r' ? ' ' : c;
  return line;
}

/// "物流|质量"; a lone separator says that none applies, as the import reads it.
std::string joinedLabels(const std::optional<Names>& labels) {
  if (!labels) return {};
  if (labels->empty()) return "|";
  std::string joined;
  for (const std::string& label : *labels) {
    if (label.find('|') != std::string::npos) {
      throw Error(ErrorCode::Unsupported,
                  say("A table puts | between labels, and the category \"%1\" has it in its name. Rename the "
                      "category, or choose another format.",
                      label));
    }
    joined += (joined.empty() ? "" : "|") + label;
  }
  return joined;
}

bool isDelimited(ExportKind kind) { return kind == ExportKind::Csv || kind == ExportKind::Tsv; }

}  // namespace

CorpusWriter::CorpusWriter(const std::filesystem::path& path, const WriteOptions& options)
    : m_file(path), m_options(options) {
  if (options.kind == ExportKind::LabelStudio) m_file.write("[");
  if (!isDelimited(options.kind)) return;
  if (options.byteOrderMark) m_file.write("\xEF\xBB\xBF");
  const bool several = options.severalLabels;
  std::vector<std::string> header{"id", "text", several ? "labels" : "label", "split", "flagged", "note", "source"};
  if (options.withPredictions) header.insert(header.end(), {several ? "predictions" : "prediction", "probability"});
  writeCells(header);
}

void CorpusWriter::writeCells(const std::vector<std::string>& cells) {
  const char delimiter = m_options.kind == ExportKind::Tsv ? '\t' : ',';
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) line += delimiter;
    line += delimitedCell(cell, delimiter);
  }
  m_file.write(line + "\n");
}

void CorpusWriter::writeDelimited(const ExportRecord& record) {
  const bool several = m_options.severalLabels;
  std::vector<std::string> cells{std::to_string(record.id),
                                 record.text,
                                 several ? joinedLabels(record.labels) : record.label.value_or(""),
                                 std::string(splitName(record.split)),
                                 record.flagged ? "1" : "0",
                                 record.note,
                                 joinedSources(record.sources)};
  if (m_options.withPredictions) {
    cells.push_back(several ? joinedLabels(record.predictions) : record.prediction.value_or(""));
    cells.push_back(predictionsOf(record) ? fmt::format("{:.6f}", record.probability) : "");
  }
  writeCells(cells);
}

void CorpusWriter::write(const ExportRecord& record) {
  switch (m_options.kind) {
    case ExportKind::Csv:
    case ExportKind::Tsv: writeDelimited(record); break;
    case ExportKind::JsonLines: m_file.write(dumped(plainObject(record, m_options)) + "\n"); break;
    case ExportKind::Doccano: m_file.write(dumped(doccanoObject(record, m_options.withPredictions)) + "\n"); break;
    case ExportKind::LabelStudio:
      m_file.write((m_rows > 0 ? ",\n" : "\n") + dumped(labelStudioTask(record, m_options.withPredictions)));
      break;
    case ExportKind::FastText: m_file.write(fastTextLine(record) + "\n"); break;
  }
  ++m_rows;
}

void CorpusWriter::finish() {
  if (m_options.kind == ExportKind::LabelStudio) m_file.write("\n]\n");
  m_file.commit();
}

}  // namespace wb
