#include "core/text/post_processor_json.h"

#include "core/base/error.h"
#include "core/text/json_fields.h"
#include "core/text/tokenizer_json.h"

namespace wb {
namespace {

using nlohmann::json;

/// The parts of TemplateProcessing's "single" or "pair".
std::vector<TemplatePart> templateParts(const json& parts, const json& specialTokens, const std::string& where) {
  std::vector<TemplatePart> result;
  if (!parts.is_array()) throw Error(ErrorCode::BadInput, say("The post-processor of %1 is incomplete.", where));
  for (const json& part : parts) {
    const bool isText = part.is_object() && part.contains("Sequence");
    const json& content = fields::member(part, isText ? "Sequence" : "SpecialToken", where);
    const std::string id = fields::text(content, "id", where);
    const int segment = static_cast<int>(fields::number(content, "type_id", 0, where));
    if (isText) {
      result.push_back(id == "A" ? TemplatePart::first(segment) : TemplatePart::second(segment));
      continue;
    }
    TemplatePart special;
    special.segment = segment;
    for (const json& token : fields::member(fields::member(specialTokens, id.c_str(), where), "ids", where)) {
      special.ids.push_back(idFromJson(token, where));
    }
    result.push_back(special);
  }
  return result;
}

/// The id of a pair ["[SEP]", 102].
TokenId pairId(const json& processor, const char* key, const std::string& where) {
  const json& pair = fields::member(processor, key, where);
  if (!pair.is_array() || pair.size() != 2) {
    throw Error(ErrorCode::BadInput, say("The post-processor of %1 is incomplete.", where));
  }
  return idFromJson(pair[1], where);
}

Error unsupported(const std::string& type, const std::string& where) {
  return Error(ErrorCode::Unsupported, say("The post-processor \"%1\" of %2 is not supported.", type, where));
}

/// "trim_offsets" and "add_prefix_space", neither of which may be missing.
OffsetTrimming trimmingFromJson(const json& object, const std::string& where) {
  OffsetTrimming trimming;
  for (const auto& [key, value] :
       {std::pair{"trim_offsets", &trimming.trims}, std::pair{"add_prefix_space", &trimming.keepsFirstSpace}}) {
    const json& found = fields::member(object, key, where);
    if (!found.is_boolean()) {
      throw Error(ErrorCode::BadInput, say("The field \"%1\" of %2 is not as it should be.", key, where));
    }
    *value = found.get<bool>();
  }
  return trimming;
}

/// Of several, one may trim and the one after it add special tokens.
PostProcessor sequenceFromJson(const json& object, const std::string& where) {
  const json& steps = fields::member(object, "processors", where);
  const bool isTrimmedFirst =
      steps.is_array() && steps.size() == 2 && fields::optional(steps[0], "type") == "ByteLevel";
  if (!steps.is_array() || !(steps.size() == 1 || isTrimmedFirst)) throw unsupported("Sequence", where);
  PostProcessor last = postProcessorFromJson(steps.back(), where);
  if (!isTrimmedFirst) return last;
  const OffsetTrimming trimming = trimmingFromJson(steps[0], where);
  if (trimming.trims && last.trimming.trims) throw unsupported("Sequence", where);
  return {std::move(last.specialTokens), trimming.trims ? trimming : last.trimming};
}

}  // namespace

PostProcessor postProcessorFromJson(const json& object, const std::string& where) {
  if (object.is_null()) return {};
  const std::string type = fields::text(object, "type", where);
  if (type == "TemplateProcessing") {
    const json& special = fields::member(object, "special_tokens", where);
    return {{templateParts(fields::member(object, "single", where), special, where),
             templateParts(fields::member(object, "pair", where), special, where)},
            {}};
  }
  if (type == "BertProcessing") {
    return {SpecialTokenTemplate::bert(pairId(object, "cls", where), pairId(object, "sep", where)), {}};
  }
  if (type == "RobertaProcessing") {
    return {SpecialTokenTemplate::roberta(pairId(object, "cls", where), pairId(object, "sep", where)),
            trimmingFromJson(object, where)};
  }
  if (type == "ByteLevel") return {{}, trimmingFromJson(object, where)};
  if (type == "Sequence") return sequenceFromJson(object, where);
  throw unsupported(type, where);
}

SpecialTokenTemplate templateFromJson(const json& object, const std::string& where) {
  PostProcessor processor = postProcessorFromJson(object, where);
  if (processor.trimming.trims) throw unsupported(fields::text(object, "type", where), where);
  return std::move(processor.specialTokens);
}

}  // namespace wb
