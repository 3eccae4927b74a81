// The way through the texts while labelling: what was seen, so that ← goes back, and the queue ahead.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <unordered_set>
#include <vector>

#include "core/workflow/label_queue.h"

namespace wb::ui {

class LabelWalk {
 public:
  /// A new queue ahead; texts already seen are not asked again, and the one that is shown stays.
  void setQueue(const std::vector<QueueItem>& queue);
  /// Forgets everything, e.g. for another filter.
  void clear();

  std::optional<SampleId> current() const;
  /// Why the current text is in the queue; Next where it was opened by hand.
  QueueReason reason() const;

  /// Each returns whether the current text changed.
  bool next();
  bool previous();
  bool first();
  bool last();  ///< the newest text seen
  /// Goes to `sample`, which need not be in the queue: it is put after what was seen.
  void goTo(SampleId sample);
  /// A text that is gone (deleted, import taken back).
  void forget(SampleId sample);

  std::size_t ahead() const { return m_ahead.size(); }
  /// How many of the queue ahead are there for each reason.
  std::map<QueueReason, int> reasonsAhead() const;

 private:
  std::vector<QueueItem> m_seen;
  std::unordered_set<SampleId> m_known;  // ids in m_seen
  std::deque<QueueItem> m_ahead;
  std::size_t m_position = 0;  // in m_seen; m_seen.size() only when nothing was seen
};

}  // namespace wb::ui
