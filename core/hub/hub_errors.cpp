#include "core/hub/hub_errors.h"

namespace wb {
namespace {

Message folderAdvice() {
  return say(
      "An encoder can also be added from a folder with config.json, model.safetensors and the tokenizer's files.");
}

Error unreachable(const HubSettings& settings, const HttpResponse& response) {
  if (response.trouble == HttpTrouble::Untrusted) {
    return {ErrorCode::Io,
            say("The hub %1 shows a certificate that cannot be trusted (%2). Check the computer's clock and whether "
                "something stands between it and the network. %3",
                settings.endpoint, response.detail, folderAdvice()),
            response.detail};
  }
  if (response.trouble == HttpTrouble::Unreachable) {
    return {ErrorCode::Io,
            say("The hub %1 cannot be reached (%2). Check the network, or name a mirror in HF_ENDPOINT. %3",
                settings.endpoint, response.detail, folderAdvice()),
            response.detail};
  }
  return {ErrorCode::Io,
          say("The connection to the hub %1 broke off (%2). Try again, what has arrived is kept; or name a mirror in "
              "HF_ENDPOINT. %3",
              settings.endpoint, response.detail, folderAdvice()),
          response.detail};
}

Error forbidden(const HubSettings& settings, const HubName& name, const HttpResponse& response) {
  const std::string page = settings.endpoint + "/" + name.repository;
  if (!settings.token.empty()) {
    return {ErrorCode::BadInput,
            say("The hub does not give out \"%1\" to the access token in HF_TOKEN or %2. Check the name, accept its "
                "conditions at %3, or make a new token.",
                name.repository, settings.tokenFile, page),
            response.header("x-error-message")};
  }
  return {
      ErrorCode::BadInput,
      say("The hub gives out \"%1\" to nobody without permission, or has no such name. If the name is right, accept "
          "its conditions at %2, make an access token there, and give it in HF_TOKEN or in the file %3.",
          name.repository, page, settings.tokenFile),
      response.header("x-error-message")};
}

Error notThere(const HubSettings& settings, const HubName& name, const HttpResponse& response) {
  if (response.header("x-error-code") == "RevisionNotFound") {
    return {ErrorCode::NotFound, say("\"%1\" has no revision \"%2\" on the hub. Leave it out to take the newest.",
                                     name.repository, name.revision)};
  }
  return {ErrorCode::NotFound, say("The hub %1 has no \"%2\". Check the spelling: names look like bert-base-chinese or "
                                   "hfl/chinese-roberta-wwm-ext.",
                                   settings.endpoint, name.repository)};
}

}  // namespace

Error hubError(const HubSettings& settings, const HubName& name, const HttpResponse& response) {
  if (response.trouble == HttpTrouble::Nonsense) return nonsenseError(settings, name, response.detail);
  if (response.trouble != HttpTrouble::None) return unreachable(settings, response);
  switch (response.status) {
    case 401:
    case 403: return forbidden(settings, name, response);
    case 404: return notThere(settings, name, response);
    case 429:
      return {ErrorCode::Busy,
              say("The hub %1 has had too many questions from here and wants a pause. Try again later; an "
                  "access token in HF_TOKEN allows more.",
                  settings.endpoint)};
    default:
      return {ErrorCode::Io, say("The hub %1 answers with the error %2. Try again later. %3", settings.endpoint,
                                 response.status, folderAdvice())};
  }
}

Error offlineError(const HubSettings& settings, const HubName& name) {
  return {ErrorCode::NotFound,
          say("\"%1\" is not whole in the cache %2, and HF_HUB_OFFLINE forbids asking the hub. Unset it to fetch the "
              "encoder. %3",
              name.repository, settings.cacheFolder, folderAdvice())};
}

Error nonsenseError(const HubSettings& settings, const HubName& name, const std::string& detail) {
  return {ErrorCode::Corrupt,
          say("%1 does not answer about \"%2\" as a hub does. Check HF_ENDPOINT and the network; nothing of the answer "
              "was used.",
              settings.endpoint, name.repository),
          detail};
}

}  // namespace wb
