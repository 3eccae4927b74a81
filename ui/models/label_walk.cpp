#include "ui/models/label_walk.h"

#include <algorithm>

namespace wb::ui {

void LabelWalk::setQueue(const std::vector<QueueItem>& queue) {
  m_ahead.clear();
  for (const QueueItem& item : queue) {
    if (!m_known.contains(item.sample)) m_ahead.push_back(item);
  }
  if (m_seen.empty()) next();
}

void LabelWalk::clear() { *this = LabelWalk(); }

std::optional<SampleId> LabelWalk::current() const {
  return m_position < m_seen.size() ? std::optional(m_seen[m_position].sample) : std::nullopt;
}

QueueReason LabelWalk::reason() const {
  return m_position < m_seen.size() ? m_seen[m_position].reason : QueueReason::Next;
}

bool LabelWalk::next() {
  if (m_position + 1 < m_seen.size()) {
    ++m_position;
    return true;
  }
  if (m_ahead.empty()) return false;
  m_seen.push_back(m_ahead.front());
  m_known.insert(m_ahead.front().sample);
  m_ahead.pop_front();
  m_position = m_seen.size() - 1;
  return true;
}

bool LabelWalk::previous() {
  if (m_position == 0) return false;
  --m_position;
  return true;
}

bool LabelWalk::first() {
  if (m_position == 0) return false;
  m_position = 0;
  return true;
}

bool LabelWalk::last() {
  if (m_seen.empty() || m_position + 1 == m_seen.size()) return false;
  m_position = m_seen.size() - 1;
  return true;
}

void LabelWalk::goTo(SampleId sample) {
  const auto found =
      std::find_if(m_seen.begin(), m_seen.end(), [sample](const QueueItem& i) { return i.sample == sample; });
  if (found != m_seen.end()) {
    m_position = static_cast<std::size_t>(found - m_seen.begin());
    return;
  }
  std::erase_if(m_ahead, [sample](const QueueItem& i) { return i.sample == sample; });
  m_seen.push_back({sample, QueueReason::Next});
  m_known.insert(sample);
  m_position = m_seen.size() - 1;
}

void LabelWalk::forget(SampleId sample) {
  std::erase_if(m_ahead, [sample](const QueueItem& i) { return i.sample == sample; });
  const auto found =
      std::find_if(m_seen.begin(), m_seen.end(), [sample](const QueueItem& i) { return i.sample == sample; });
  if (found == m_seen.end()) return;
  const auto index = static_cast<std::size_t>(found - m_seen.begin());
  m_seen.erase(found);
  m_known.erase(sample);
  if (m_position > index) --m_position;
  if (m_position >= m_seen.size()) {
    m_position = m_seen.empty() ? 0 : m_seen.size() - 1;
    next();
  }
}

std::map<QueueReason, int> LabelWalk::reasonsAhead() const {
  std::map<QueueReason, int> counts;
  for (const QueueItem& item : m_ahead) ++counts[item.reason];
  return counts;
}

}  // namespace wb::ui
