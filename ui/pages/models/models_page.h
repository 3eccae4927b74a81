// "Which encoders do I have?": the encoders, how to get more, the trained classifiers, and one encoder in detail.
#pragma once

#include <map>

#include "core/jobs/lane.h"
#include "core/workflow/disk_space.h"
#include "core/workflow/encoders.h"
#include "core/workflow/models.h"
#include "ui/pages/page.h"

class QVBoxLayout;

namespace wb::ui {

class Button;
class ClassifiersModel;
class EncoderDetails;
class EncodersModel;
class FetchRow;
class Island;
class Section;
class Session;
class TableView;

class ModelsPage : public Page {
  Q_OBJECT

 public:
  explicit ModelsPage(Session& session, QWidget* parent = nullptr);

  PageId pageId() const override { return PageId::Models; }
  QString title() const override;
  QString subtitle() const override;
  QWidget* headerActions() override { return m_actions; }
  void activated() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  /// Tokens that the speed and the share of long texts are told for.
  static constexpr int kToldLength = 128;

  QWidget* createEncoders();
  QWidget* createAdding();
  QWidget* createClassifiers();
  void createActions();
  void connectSession();
  void retranslate();

  void reload();
  void showModels(ModelList models);
  /// Asks how the corpus suits the encoder that is current, and shows it.
  void showEncoder();
  void countTokens(const EncoderEntry& encoder);
  const EncoderEntry* current() const;
  void placeExportButtons();

  void addFolder();
  void addFromHub();
  void fetch(const QString& name);
  void updateFetches();
  void endFetch(JobId job);
  void measureAll();
  void measure(std::vector<std::string> waiting);
  void trainWith();
  void openFolder();
  void remove();
  void exportRun(int row);
  /// Gives the row's classifier the star, or takes it away.
  void toggleStar(int row);
  /// Measures how far the row's classifier decides in its fast ways as in fp32.
  void measureAgreement(int row);
  void askWhatMayGo();
  void free(std::vector<SpareSpace> chosen);
  void startExport(RunId run, bool onnx);

  Session& m_session;
  QWidget* m_actions;
  Button* m_measure;
  Button* m_add;
  QAction* m_addAction;
  QAction* m_hubAction;
  QAction* m_measureAction;
  QAction* m_exportAction;
  QAction* m_starAction;
  QAction* m_agreementAction;
  QAction* m_spaceAction;
  Section* m_encodersHead;
  EncodersModel* m_encoders;
  TableView* m_encodersTable;
  QVBoxLayout* m_fetchRows;
  Button* m_fromFolder;
  Button* m_fromHub;
  Section* m_classifiersHead;
  ClassifiersModel* m_classifiers;
  TableView* m_classifiersTable;
  Button* m_space;
  EncoderDetails* m_details;
  std::map<JobId, FetchRow*> m_fetches;
  std::map<QString, TokenStatistics> m_tokens;  // by encoder, until the corpus changes
  QString m_wanted;                             // the encoder to be current after the next reload
  std::int64_t m_bytes = 0;
  bool m_measuring = false;
  bool m_stale = true;
};

}  // namespace wb::ui
