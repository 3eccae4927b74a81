// What core says reaches a person in the window's language, with the names it is about.
#include <QApplication>
#include <QLabel>
#include <QStandardPaths>
#include <cerrno>

#include "tests/ui/project_in_folder.h"
#include "ui/bridge/language.h"
#include "ui/bridge/message_text.h"
#include "ui/pages/import/bad_lines_dialog.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

class TestMessageText : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<Language> m_language;
  std::unique_ptr<ProjectInFolder> m_project;

  std::optional<Error> errorOfOpening(const QString& folder) {
    try {
      m_project->session.open(folder);
    } catch (const Error& error) {
      return error;
    }
    return std::nullopt;
  }

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    m_theme = std::make_unique<Theme>(*qApp);
    m_language = std::make_unique<Language>();
  }

  void init() {
    m_language->setChoice(LanguageChoice::Chinese);
    m_project = std::make_unique<ProjectInFolder>();
  }

  void cleanup() { m_project.reset(); }

  void cleanupTestCase() {
    m_language.reset();
    m_theme.reset();
  }

  void aBinaryFileIsRefusedInChinese() {
    QWidget window;
    window.show();
    auto* dialog = new ImportDialog(
        m_project->session, {m_project->write("照片 %1%2.txt", "PK\x03\x04 and so on")}, [](const QString&) {},
        &window);
    dialog->open();
    waitIdle(m_project->session);
    QStringList shown;
    for (const QLabel* label : dialog->findChild<Notice*>()->findChildren<QLabel*>()) shown << label->text();
    QVERIFY2(
        shown.contains("照片 %1%2.txt 不是文本，而是二进制文件（zip 压缩包或 Office 文档）。请选择文本、CSV、TSV 或 "
                       "JSON 文件。"),
        qPrintable(shown.join('|')));
  }

  void badLinesHaveChineseReasons() {
    const QString path = m_project->write("a.csv", "text,label\n一,甲,多\n二,乙\n,丙\n");
    QWidget window;
    const ImportReport report = importCorpus(m_project->session.project(), {pathFromQt(path)}, {}, true);
    QCOMPARE(report.skippedCount, 2);
    BadLinesDialog dialog(report, &window);
    const QAbstractItemModel* rows = dialog.findChild<TableView*>()->model();
    QCOMPARE(rows->index(0, 1).data().toString(), QString("有 3 列，应为 2 列"));
    QCOMPARE(rows->index(1, 1).data().toString(), QString("文本为空"));
  }

  void aDamagedProjectIsNamedInTheLanguageOfTheMoment() {
    const QString folder = m_project->folder.filePath("坏的.wenbiao");
    QVERIFY(QDir().mkpath(folder));
    m_project->write("坏的.wenbiao/project.db", QByteArray(5000, 'x'));
    const std::optional<Error> error = errorOfOpening(folder);
    QVERIFY(error.has_value());
    const QString file = folder + "/project.db";
    QVERIFY2(errorText(*error).startsWith(file + " 已损坏。请用备份恢复项目文件夹"), qPrintable(errorText(*error)));
    m_language->setChoice(LanguageChoice::English);
    QCOMPARE(errorText(*error), QString(error->what()));
    QVERIFY(errorText(*error).startsWith(file + " is damaged. Restore the project folder"));
  }

  void whatFailedIsPartOfTheSentence() {
    QCOMPARE(errorText(systemError(say("write the file %1", "%1 甲.txt"), ENOSPC)),
             QString("无法写入文件 %1 甲.txt：磁盘已满。请腾出一些空间再试。"));
    const std::optional<Error> error = errorOfOpening(m_project->folder.filePath("没有.wenbiao"));
    QVERIFY(error.has_value());
    QCOMPARE(
        errorText(*error),
        QString("没有 %1 这个项目文件夹。请检查路径，或先新建项目。").arg(m_project->folder.filePath("没有.wenbiao")));
  }
};

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestMessageText)
#include "test_message_text.moc"
