// How a command is declared: its options on a CLI11 subcommand, and the function that does it.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "app/cli/output.h"
#include "core/workflow/project.h"

namespace wb::cli {

struct Context {
  Output& output;
  std::stop_token stop;  ///< requested by SIGINT and SIGTERM
};

using Action = std::function<void(const Context&)>;

/// The commands of a program: each file of commands adds its own.
class Commands {
 public:
  explicit Commands(CLI::App& app) : m_app(app) {}

  /// Adds a subcommand; `options` declares what it takes into `Options`, `run` does it.
  template <typename Options, typename Declare>
  void add(const std::string& name, const std::string& description, Declare declare,
           void (*run)(const Options&, const Context&)) {
    CLI::App* sub = m_app.add_subcommand(name, description);
    auto options = std::make_shared<Options>();
    declare(*sub, *options);
    m_actions.emplace_back(sub, [options, run](const Context& context) { run(*options, context); });
  }

  /// The action of the subcommand that was given.
  const Action& chosen() const {
    for (const auto& [sub, action] : m_actions) {
      if (sub->parsed()) return action;
    }
    throw Error(ErrorCode::Internal, say("No command was chosen."));
  }

 private:
  CLI::App& m_app;
  std::vector<std::pair<CLI::App*, Action>> m_actions;
};

void addCorpusCommands(Commands& commands);           // create, import, stats, split, search, export
void addLabelCommands(Commands& commands);            // label, undo, redo
void addEncoderCommands(Commands& commands);          // encoders, encoder-add, tokenize, logits
void addTrainCommands(Commands& commands);            // train, runs
void addOutlookCommands(Commands& commands);          // find-rate, estimate
void addAskCommands(Commands& commands);              // evaluate, compare, predict, agreement, explain
void addModelCommands(Commands& commands);            // export-model
void addSweepCommands(Commands& commands);            // sweep, sweeps
void addCrossValidationCommands(Commands& commands);  // cross-validate, cross-validations, out-of-fold
void addAugmentCommand(Commands& commands);           // augment

/// Declares the project folder, the first argument of most commands.
inline void addProject(CLI::App& sub, std::string& project) {
  sub.add_option("PROJECT", project, "The project's folder (NAME.wenbiao)")->required();
}

/// A text among several arguments. CLI11 would take "[微笑]" or "[a,b]" apart as a list: `keepTextsWhole` puts a
/// line break behind such arguments before CLI11 sees them, and this takes it away again.
struct TextArgument {
  std::string text;
};
inline bool lexical_cast(const std::string& given, TextArgument& argument) {  // NOLINT(readability-identifier-naming)
  const bool marked = given.starts_with('[') && given.ends_with("]\n");
  argument.text = marked ? given.substr(0, given.size() - 1) : given;
  return true;
}
/// The program's arguments in the order that CLI11 wants: the last one first.
std::vector<std::string> keepTextsWhole(int argc, const char* const* argv);

using UseTexts = std::function<void(const std::vector<std::string>&)>;

/// Calls `use` with each batch of the texts given as arguments or, for "-" or none, of the lines of stdin.
/// Lines end at \n only; every line is a text, empty ones too. Throws Error(Cancelled) where it was stopped.
void forEachBatch(const std::vector<TextArgument>& arguments, const std::stop_token& stop, const UseTexts& use);
/// The same for the lines of a file, or of stdin for "-".
void forEachBatchOfFile(const std::string& file, const std::stop_token& stop, const UseTexts& use);

}  // namespace wb::cli
