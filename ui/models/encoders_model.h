// The table of encoders: what each is, how large, how fast on this machine, and its best score here.
#pragma once

#include <QAbstractTableModel>
#include <map>
#include <vector>

#include "core/workflow/models.h"

namespace wb::ui {

class EncodersModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, Structure, License, Size, Speed, Best, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void setEncoders(std::vector<EncoderEntry> encoders);
  const EncoderEntry& encoder(int row) const { return m_encoders[static_cast<std::size_t>(row)]; }
  /// −1 where there is none of that name.
  int rowOf(const QString& name) const;
  /// The first row that can be trained, else 0.
  int firstUsable() const;
  /// Texts a second; encoders without one were not measured.
  void setSpeeds(std::map<QString, double> speeds);
  /// Texts and colours of all cells anew, after language or theme changed.
  void refresh();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QVariant text(const EncoderEntry& entry, int column) const;
  double speed(const EncoderEntry& entry) const;

  std::vector<EncoderEntry> m_encoders;
  std::map<QString, double> m_speeds;
};

}  // namespace wb::ui
