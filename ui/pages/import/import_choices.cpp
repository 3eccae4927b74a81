// Drop-downs of the import dialog and what they mean for ImportOptions.
#include "ui/pages/import/import_choices.h"

#include <QHBoxLayout>
#include <QLabel>
#include <array>

#include "ui/bridge/text.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/check_box.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

constexpr std::pair<double, double> kUsualShares{0.1, 0.1};

enum Target { Shares, AsFile, ToTrain, ToValidation, ToTest, NoSplit };

QString caption(const QString& name, bool recognised) {
  if (!recognised) return name;
  return QStringLiteral("%1&nbsp;&nbsp;<span style='color:%2'>✓ %3</span>")
      .arg(name, colors().success.name(), ImportChoices::tr("recognised"));
}

// "csv,": kind and delimiter of a format entry.
QString formatKey(FileKind kind, char delimiter) {
  QString key = toQt(fileKindName(kind));
  if (kind == FileKind::Csv) key += QLatin1Char(delimiter);
  return key;
}

}  // namespace

ImportChoices::ImportChoices(ImportOptions& options, ProjectKind project, QWidget* parent)
    : QWidget(parent),
      m_options(options),
      m_project(project),
      m_encodingCaption(captionLabel()),
      m_formatCaption(captionLabel()),
      m_encoding(new DropDown),
      m_format(new DropDown),
      m_target(new DropDown),
      m_header(new CheckBox(tr("First line names the columns"))),
      m_several(new CheckBox(tr("A text may have several labels, or none of them"))) {
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  setSpacing(rows, 8);
  auto* row = new QHBoxLayout;
  rows->addLayout(row);
  rows->addWidget(m_several);
  setSpacing(row, 12);
  m_encodingCaption->setTextFormat(Qt::RichText);
  m_formatCaption->setTextFormat(Qt::RichText);
  row->addWidget(addField(m_encodingCaption, m_encoding), 7);
  row->addWidget(addField(m_formatCaption, m_format), 7);
  row->addWidget(addField(captionLabel(tr("New texts go to")), m_target), 10);
  row->addWidget(m_header, 7, Qt::AlignBottom);
  m_encoding->setAccessibleName(tr("Encoding"));
  m_format->setAccessibleName(tr("Format and delimiter"));
  m_target->setAccessibleName(tr("New texts go to"));
  fillEncodings();
  fillFormats();
  fillTargets(false);
  m_options.shares = kUsualShares;
  connect(m_encoding, &QComboBox::activated, this, [this] {
    m_options.encoding = fromQt(m_encoding->currentData().toString());
    emit formatChanged();
  });
  connect(m_format, &QComboBox::activated, this, &ImportChoices::chooseFormat);
  connect(m_target, &QComboBox::activated, this, &ImportChoices::chooseTarget);
  m_several->setToolTip(
      tr("Lists of labels, or labels with | ; 、 or a comma between them, become several labels of one "
         "text. The project keeps to this."));
  m_several->hide();
  connect(m_several, &QAbstractButton::clicked, this, [this](bool checked) {
    m_options.severalLabels = checked;
    m_options.labelMapping.clear();
    emit formatChanged();
  });
  connect(m_header, &QAbstractButton::clicked, this, [this](bool checked) {
    m_options.hasHeader = checked;
    emit formatChanged();
  });
}

QWidget* ImportChoices::addField(QLabel* captionOf, DropDown* field) {
  auto* box = new QWidget;
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  setSpacing(column, 4);
  column->addWidget(captionOf);
  column->addWidget(field);
  return box;
}

void ImportChoices::fillEncodings() {
  const std::array<std::pair<const char*, Encoding>, 7> known{{{"UTF-8", Encoding::Utf8},
                                                               {"GB18030", Encoding::Gb18030},
                                                               {"Big5", Encoding::Big5},
                                                               {"UTF-16 LE", Encoding::Utf16le},
                                                               {"UTF-16 BE", Encoding::Utf16be},
                                                               {"UTF-32 LE", Encoding::Utf32le},
                                                               {"UTF-32 BE", Encoding::Utf32be}}};
  for (const auto& [name, encoding] : known) m_encoding->addItem(QLatin1String(name), toQt(encodingName(encoding)));
  m_encodingCaption->setText(caption(tr("Encoding"), false));
}

void ImportChoices::fillFormats() {
  m_format->addItem(tr("CSV · comma ,"), formatKey(FileKind::Csv, ','));
  m_format->addItem(tr("CSV · semicolon ;"), formatKey(FileKind::Csv, ';'));
  m_format->addItem(tr("CSV · bar |"), formatKey(FileKind::Csv, '|'));
  m_format->addItem(tr("TSV · tab"), formatKey(FileKind::Tsv, '\t'));
  m_format->addItem(tr("JSON lines"), formatKey(FileKind::JsonLines, 0));
  m_format->addItem(tr("Plain text · a line a text"), formatKey(FileKind::Text, 0));
  m_format->addItem(tr("fastText · __label__"), formatKey(FileKind::FastText, 0));
  m_format->addItem(tr("Folder · a file a text"), formatKey(FileKind::Folder, 0));
  m_formatCaption->setText(caption(tr("Format and delimiter"), false));
}

void ImportChoices::fillTargets(bool withSplitColumn) {
  m_target->clear();
  if (withSplitColumn) m_target->addItem(tr("As the file's split column says"), AsFile);
  m_target->addItem(tr("Training 80 · validation 10 · test 10"), Shares);
  m_target->addItem(tr("Training"), ToTrain);
  m_target->addItem(tr("Validation"), ToValidation);
  m_target->addItem(tr("Test"), ToTest);
  m_target->addItem(tr("No split yet"), NoSplit);
}

void ImportChoices::showFormat(const FileFormat& format) {
  m_encoding->setWarning(false);
  m_encoding->setCurrentIndex(m_encoding->findData(toQt(encodingName(format.encoding))));
  m_encodingCaption->setText(caption(tr("Encoding"), m_options.encoding == "auto"));
  m_format->setCurrentIndex(m_format->findData(formatKey(format.kind, format.delimiter)));
  m_formatCaption->setText(caption(tr("Format and delimiter"), m_options.format == "auto"));
  const bool delimited = format.kind == FileKind::Csv || format.kind == FileKind::Tsv;
  m_header->setVisible(delimited);
  m_header->setChecked(format.hasHeader);
  m_format->setEnabled(format.kind != FileKind::Folder);
  proposeSeveral(format);
  if (format.columnOf(ColumnRole::Split) && !m_splitColumnOffered) {
    m_splitColumnOffered = true;
    fillTargets(true);
    chooseTarget();
  }
}

/// Lists of labels are proposed as such where nothing says yet that texts have one category.
void ImportChoices::proposeSeveral(const FileFormat& format) {
  m_several->setVisible(format.severalLabels || m_project.severalLabels || m_options.severalLabels);
  m_several->setEnabled(!m_project.severalLabels);
  const bool propose = format.severalLabels && !m_project.hasCategories && !m_severalProposed;
  m_severalProposed = m_severalProposed || format.severalLabels;
  m_several->setChecked(m_project.severalLabels || m_options.severalLabels || propose);
  if (!propose || m_options.severalLabels) return;
  m_options.severalLabels = true;
  emit formatChanged();
}

void ImportChoices::askForEncoding() {
  m_encoding->setWarning(true);
  if (m_options.encoding == "auto") m_encoding->setCurrentIndex(-1);
  m_encodingCaption->setText(caption(tr("Encoding"), false));
}

void ImportChoices::chooseFormat() {
  QString key = m_format->currentData().toString();
  m_options.delimiter.reset();
  if (key.startsWith(QStringLiteral("csv"))) {
    m_options.delimiter = key.back().toLatin1();
    key.chop(1);
  }
  m_options.format = fromQt(key);
  m_options.textColumn.clear();
  m_options.labelColumn.clear();
  emit formatChanged();
}

void ImportChoices::chooseTarget() {
  m_options.shares.reset();
  m_options.split.reset();
  switch (m_target->currentData().toInt()) {
    case Shares: m_options.shares = kUsualShares; break;
    case ToTrain: m_options.split = Split::Train; break;
    case ToValidation: m_options.split = Split::Validation; break;
    case ToTest: m_options.split = Split::Test; break;
    case NoSplit: m_options.split = Split::None; break;
    default: break;  // as the file says
  }
  emit targetChanged();
}

}  // namespace wb::ui
