// What a person is told when the hub did not give what was asked for.
#pragma once

#include "core/base/error.h"
#include "core/hub/http.h"
#include "core/hub/hub_name.h"
#include "core/hub/hub_settings.h"

namespace wb {

/// From an answer that is no 2xx, or none at all.
Error hubError(const HubSettings& settings, const HubName& name, const HttpResponse& response);

/// The network must not be asked, and the cache has not all of the encoder.
Error offlineError(const HubSettings& settings, const HubName& name);

/// The hub answers, but not as a hub does; `detail` is what was wrong.
Error nonsenseError(const HubSettings& settings, const HubName& name, const std::string& detail);

}  // namespace wb
