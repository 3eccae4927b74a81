// encoders, encoder-add, tokenize, logits.
#include <fmt/format.h>

#include <algorithm>

#include "app/cli/command.h"
#include "core/workflow/encoders.h"
#include "core/workflow/fetch_encoder.h"
#include "core/workflow/inspect_encoder.h"

namespace wb::cli {

namespace {

struct EncodersOptions {
  std::string project;
};

struct EncoderAddOptions {
  std::string project;
  std::string encoder;
  std::string revision;
};

struct FolderOptions {
  std::string folder;
  std::string file = "-";
  int maxLength = 0;
};

void printEncoder(const EncoderInfo& e, const Context& context) {
  Json object = {{"name", e.name},
                 {"architecture", e.architecture},
                 {"parameters", e.parameters},
                 {"layers", e.layers},
                 {"hidden_size", e.hiddenSize},
                 {"vocab_size", e.vocabularySize},
                 {"folder", e.folder},
                 {"license", e.license},
                 {"weights",
                  {{"loaded", e.weights.loaded.size()},
                   {"fresh", e.weights.fresh},
                   {"kept", e.weights.kept},
                   {"ignored", e.weights.ignored},
                   {"tied_decoder", e.weights.tiedDecoder}}}};
  std::string text = fmt::format("{}: {}, {} layers x {}, {:.1f} M parameters, {} tokens", e.name, e.architecture,
                                 e.layers, e.hiddenSize, static_cast<double>(e.parameters) / 1e6, e.vocabularySize);
  if (!e.problem.empty()) {
    object["problem"] = e.problem.english();
    text = fmt::format("{}: cannot be used: {}", e.name, e.problem.english());
  }
  context.output.result(object, text);
}

void encoders(const EncodersOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const std::vector<EncoderInfo> list = listEncoders(project);
  for (const EncoderInfo& encoder : list) printEncoder(encoder, context);
  if (list.empty()) context.output.note("No encoder yet. Add one with: wenbiao-cli encoder-add PROJECT FOLDER|NAME");
}

bool isListed(const Project& project, const std::string& name) {
  const std::vector<EncoderInfo> list = listEncoders(project);
  return std::any_of(list.begin(), list.end(), [&](const EncoderInfo& encoder) { return encoder.name == name; });
}

void encoderAdd(const EncoderAddOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  EncoderInfo added;
  if (std::filesystem::is_directory(options.encoder)) {
    added = addEncoder(project, options.encoder);
  } else if (isHubName(options.encoder) && (!options.revision.empty() || !isListed(project, options.encoder))) {
    const ProgressSink progress = context.output.progress("Downloading bytes");
    added = fetchEncoder(project, options.encoder, options.revision, progress, context.stop);
  } else {
    added = addEncoder(project, findEncoder(project, options.encoder).folder);
  }
  for (const Message& words : weightsInWords(added.weights)) context.output.note(words.english());
  printEncoder(added, context);
}

void tokenize(const FolderOptions& options, const Context& context) {
  const auto tokenizer = openTokenizer(options.folder, options.maxLength);
  forEachBatchOfFile(options.file, context.stop, [&](const std::vector<std::string>& texts) {
    for (const auto& ids : tokenizer(texts)) {
      context.output.result({{"ids", ids}}, fmt::format("{}", fmt::join(ids, " ")));
    }
  });
}

void logits(const FolderOptions& options, const Context& context) {
  const auto classifier = openClassifier(options.folder, context.stop);
  forEachBatchOfFile(options.file, context.stop, [&](const std::vector<std::string>& texts) {
    for (const auto& row : classifier(texts)) {
      context.output.result({{"logits", row}}, fmt::format("{}", fmt::join(row, " ")));
    }
  });
}

}  // namespace

void addEncoderCommands(Commands& commands) {
  commands.add<EncodersOptions>(
      "encoders", "List the encoders that can be trained",
      [](CLI::App& sub, EncodersOptions& o) { addProject(sub, o.project); }, encoders);
  commands.add<EncoderAddOptions>(
      "encoder-add", "Copy an encoder into the project",
      [](CLI::App& sub, EncoderAddOptions& o) {
        addProject(sub, o.project);
        sub.add_option(
               "ENCODER", o.encoder,
               "A folder with config.json, weights and the tokenizer's files; the name of an installed "
               "encoder; or a name on the hub, such as bert-base-chinese or hfl/rbt3, with or without @REVISION")
            ->required();
        sub.add_option("--revision", o.revision, "A branch, tag or commit on the hub");
      },
      encoderAdd);
  const auto declareFolder = [](CLI::App& sub, FolderOptions& o) {
    sub.add_option("ENCODER_DIR", o.folder, "A folder in Hugging Face layout")->required();
    sub.add_option("FILE", o.file, "Texts, one a line; - is stdin")->capture_default_str();
  };
  commands.add<FolderOptions>(
      "tokenize", "Print the token ids of each line",
      [declareFolder](CLI::App& sub, FolderOptions& o) {
        declareFolder(sub, o);
        sub.add_option("--max-length", o.maxLength, "Tokens at most, special ones included; 0 cuts nothing")
            ->capture_default_str();
      },
      tokenize);
  commands.add<FolderOptions>("logits", "Print a classifier's logits of each line", declareFolder, logits);
}

}  // namespace wb::cli
