#include "core/text/text_steps_json.h"

#include <map>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/character_classes.h"
#include "core/text/json_fields.h"

namespace wb {
namespace {

using nlohmann::json;
using Normalize = std::function<void(NormalizedText&)>;

constexpr int deepestNesting = 16;

BertNormalizerSettings bertSettings(const json& object) {
  BertNormalizerSettings settings;
  settings.cleanText = fields::flag(object, "clean_text", true);
  settings.splitChinese = fields::flag(object, "handle_chinese_chars", true);
  settings.lowerCase = fields::flag(object, "lowercase", true);
  settings.stripAccents = fields::flag(object, "strip_accents", settings.lowerCase);
  return settings;
}

Normalize replaceStep(const json& object, const std::string& where) {
  const json& pattern = fields::member(object, "pattern", where);
  if (fields::optional(pattern, "String").is_null()) {
    throw Error(ErrorCode::Unsupported, say("The normaliser \"Replace\" of %1 searches by a regular expression, "
                                            "which is not supported.",
                                            where));
  }
  const std::u32string from = codePoints(fields::text(pattern, "String", where));
  const std::u32string to = codePoints(fields::text(object, "content", where));
  if (from.empty())
    throw Error(ErrorCode::BadInput, say("The normaliser \"Replace\" of %1 searches for nothing.", where));
  return [from, to](NormalizedText& text) { text.replace(from, to); };
}

void refuseNesting(int depth, const std::string& where) {
  if (depth > deepestNesting)
    throw Error(ErrorCode::BadInput, say("The components of %1 are nested too deeply.", where));
}

Normalize normalizerFromJson(const json& object, const std::string& where, int depth = 0) {
  refuseNesting(depth, where);
  using Form = NormalizedText::Form;
  if (object.is_null()) return [](NormalizedText&) {};
  const std::string type = fields::text(object, "type", where);
  static const std::map<std::string, Form> forms = {
      {"NFC", Form::Nfc}, {"NFD", Form::Nfd}, {"NFKC", Form::Nfkc}, {"NFKD", Form::Nfkd}};
  if (const auto form = forms.find(type); form != forms.end()) {
    return [form = form->second](NormalizedText& text) { text.normalize(form); };
  }
  if (type == "BertNormalizer") {
    return [settings = bertSettings(object)](NormalizedText& text) { normalizeAsBert(text, settings); };
  }
  if (type == "Lowercase") return [](NormalizedText& text) { text.lowerCase(); };
  if (type == "StripAccents") {
    return [](NormalizedText& text) { text.filter([](char32_t c) { return !isCombiningMark(c); }); };
  }
  if (type == "Strip") {
    return [left = fields::flag(object, "strip_left", true),
            right = fields::flag(object, "strip_right", true)](NormalizedText& text) { text.strip(left, right); };
  }
  if (type == "Replace") return replaceStep(object, where);
  if (type == "Prepend") {
    return [front = codePoints(fields::text(object, "prepend", where))](NormalizedText& text) { text.prepend(front); };
  }
  if (type == "Sequence") {
    std::vector<Normalize> steps;
    for (const json& step : fields::member(object, "normalizers", where)) {
      steps.push_back(normalizerFromJson(step, where, depth + 1));
    }
    return [steps](NormalizedText& text) {
      for (const Normalize& step : steps) step(text);
    };
  }
  throw Error(ErrorCode::Unsupported, say("The normaliser \"%1\" of %2 is not supported.", type, where));
}

Delimiters behavior(const json& object, const std::string& where) {
  const json& named = fields::optional(object, "behavior");
  if (named.is_null()) return Delimiters::Isolated;
  static const std::map<std::string, Delimiters> behaviors = {{"Removed", Delimiters::Removed},
                                                              {"Isolated", Delimiters::Isolated},
                                                              {"Contiguous", Delimiters::Contiguous},
                                                              {"MergedWithPrevious", Delimiters::MergedWithPrevious},
                                                              {"MergedWithNext", Delimiters::MergedWithNext}};
  const auto found = behaviors.find(fields::text(object, "behavior", where));
  if (found == behaviors.end()) {
    throw Error(ErrorCode::Unsupported, say("The pre-tokeniser \"%1\" of %2 is not supported.", named.dump(), where));
  }
  return found->second;
}

PreTokenizer preTokenizerFromJson(const json& object, const std::string& where, int depth = 0) {
  refuseNesting(depth, where);
  if (object.is_null()) return inSequence({});
  const std::string type = fields::text(object, "type", where);
  if (type == "BertPreTokenizer") return splitAsBert();
  if (type == "Whitespace") return splitWordsAndMarks();
  if (type == "WhitespaceSplit") return splitAt(isWhiteSpace, Delimiters::Removed);
  if (type == "Punctuation") return splitAt(isBertPunctuation, behavior(object, where));
  if (type == "Digits") {
    const bool single = fields::flag(object, "individual_digits", false);
    return splitAt(isNumber, single ? Delimiters::Isolated : Delimiters::Contiguous);
  }
  if (type == "CharDelimiterSplit") {
    const std::u32string delimiter = codePoints(fields::text(object, "delimiter", where));
    if (delimiter.size() == 1) {
      return splitAt([only = delimiter[0]](char32_t c) { return c == only; }, Delimiters::Removed);
    }
  }
  if (type == "Sequence") {
    std::vector<PreTokenizer> steps;
    for (const json& step : fields::member(object, "pretokenizers", where)) {
      steps.push_back(preTokenizerFromJson(step, where, depth + 1));
    }
    return inSequence(std::move(steps));
  }
  throw Error(ErrorCode::Unsupported, say("The pre-tokeniser \"%1\" of %2 is not supported.", type, where));
}

}  // namespace

WordSplitting splittingFromJson(const json& normalizer, const json& preTokenizer, const std::string& where) {
  WordSplitting splitting{normalizerFromJson(normalizer, where), preTokenizerFromJson(preTokenizer, where), {}};
  const auto isType = [](const json& object, const char* type) { return fields::optional(object, "type") == type; };
  if (isType(normalizer, "BertNormalizer") && isType(preTokenizer, "BertPreTokenizer")) {
    splitting.bert = bertSettings(normalizer);
  }
  return splitting;
}

}  // namespace wb
