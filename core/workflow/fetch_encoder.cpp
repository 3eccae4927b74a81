#include "core/workflow/fetch_encoder.h"

#include "core/workflow/encoder_files.h"
#include "core/workflow/encoders.h"

namespace wb {

bool isHubName(const std::string& text) { return isRepositoryName(std::string_view(text).substr(0, text.find('@'))); }

EncoderInfo fetchEncoder(const Project& project, const std::string& name, const std::string& revision,
                         const ProgressSink& progress, const std::stop_token& stop) {
  const HubName wanted = parseHubName(name, revision);
  const std::string shortName = wanted.repository.substr(wanted.repository.find('/') + 1);
  requireNewEncoderName(project, shortName);
  const std::filesystem::path snapshot = fetchEncoderFiles(readHubSettings(), wanted, progress, stop);
  throwIfStopped(stop);
  return addEncoder(project, snapshot, shortName);
}

}  // namespace wb
