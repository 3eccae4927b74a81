// What the person chose for all projects: language, theme, text size; kept from one start to the next.
#pragma once

namespace wb::ui {

class Language;

void loadPreferences(Language& language);
void savePreferences(const Language& language);

}  // namespace wb::ui
