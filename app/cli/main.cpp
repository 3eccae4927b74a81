// wenbiao-cli: the window's workflows for scripts. Parses, runs one command, turns errors into exit codes.
#include <pthread.h>

#include <csignal>
#include <ctime>
#include <thread>

#include "app/cli/command.h"
#include "core/jobs/quiet_waiting.h"

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;
constexpr int kInterrupted = 130;

// SIGINT and SIGTERM become a stop request. They are blocked everywhere and awaited by one thread,
// because little may be done inside a signal handler.
class SignalStop {
 public:
  SignalStop() {
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    m_thread = std::jthread([this](const std::stop_token& stop) {
      const timespec interval{0, 50'000'000};
      while (!stop.stop_requested()) {
        if (sigtimedwait(&m_signals, nullptr, &interval) > 0) m_source.request_stop();
      }
    });
  }

  std::stop_token token() const { return m_source.get_token(); }

 private:
  sigset_t m_signals{};
  std::stop_source m_source;
  std::jthread m_thread;
};

int run(const wb::cli::Commands& commands, wb::cli::Output& output) {
  const SignalStop signals;
  const auto fail = [&output](const wb::Error& error) {
    output.error(error);
    return error.code() == wb::ErrorCode::Cancelled ? kInterrupted : kFailed;
  };
  try {
    commands.chosen()({output, signals.token()});
    output.endProgress();
    return signals.token().stop_requested() ? kInterrupted : 0;
  } catch (const std::exception& exception) {
    return fail(wb::errorFrom(exception));
  }
}

}  // namespace

int main(int argc, char** argv) {
  wb::waitQuietly(argv);
  CLI::App app("Wenbiao: label Chinese texts and fine-tune a BERT on them.", "wenbiao-cli");
  app.require_subcommand(1);
  app.fallthrough();
  bool json = false;
  app.add_flag("--json", json, "Print results as JSON on stdout, one object or one a line");
  wb::cli::Commands commands(app);
  wb::cli::addCorpusCommands(commands);
  wb::cli::addLabelCommands(commands);
  wb::cli::addEncoderCommands(commands);
  wb::cli::addTrainCommands(commands);
  wb::cli::addOutlookCommands(commands);
  wb::cli::addAskCommands(commands);
  wb::cli::addModelCommands(commands);
  wb::cli::addCrossValidationCommands(commands);
  wb::cli::addSweepCommands(commands);
  wb::cli::addAugmentCommand(commands);
  try {
    app.parse(wb::cli::keepTextsWhole(argc, argv));
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kUsage;
  }
  wb::cli::Output output(json);
  return run(commands, output);
}
