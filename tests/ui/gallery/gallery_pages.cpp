// Pages of invented content.
#include "tests/ui/gallery/gallery_pages.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QStandardItemModel>
#include <cmath>
#include <random>

#include "ui/plot/curve_plot.h"
#include "ui/plot/histogram.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/attention_heatmap.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/category_dot.h"
#include "ui/widgets/category_grid.h"
#include "ui/widgets/check_box.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/filter_pill.h"
#include "ui/widgets/head_grid.h"
#include "ui/widgets/header_tabs.h"
#include "ui/widgets/island.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/label_text_view.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/share_bar.h"
#include "ui/widgets/side_split.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/token_strip.h"

namespace wb::ui {

namespace {

std::vector<Category> categories() {
  const char* names[] = {"物流配送", "退换货",   "商品质量", "价格优惠", "账号登录",
                         "发票报销", "安装使用", "服务态度", "售后维修", "其他"};
  std::vector<Category> all;
  for (int i = 0; i < 10; ++i) all.push_back({i + 1, names[i], i, std::to_string((i + 1) % 10), ""});
  return all;
}

/// A page whose content is given from outside.
class GalleryPage : public Page {
 public:
  GalleryPage(PageId id, const QString& title, const QString& subtitle)
      : m_id(id), m_title(title), m_subtitle(subtitle) {
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
  }
  PageId pageId() const override { return m_id; }
  QString title() const override { return m_title; }
  QString subtitle() const override { return m_subtitle; }
  QWidget* headerActions() override { return m_actions; }
  QWidget* headerTabs() override { return m_tabs; }
  QHBoxLayout* m_row;
  QWidget* m_actions = nullptr;
  QWidget* m_tabs = nullptr;

 private:
  PageId m_id;
  QString m_title;
  QString m_subtitle;
};

QWidget* row(const QList<QWidget*>& widgets, int spacing = 12) {
  auto* box = new QWidget;
  auto* layout = new QHBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  setSpacing(layout, spacing);
  for (QWidget* widget : widgets) layout->addWidget(widget);
  return box;
}

Button* button(const QString& text, ButtonKind kind, const QString& key = {}, const QString& icon = {}) {
  auto* made = new Button(text, kind);
  made->setKeyText(key);
  made->setIconName(icon);
  return made;
}

TableView* sampleTable() {
  const QStringList texts{"快递显示已签收，可我人在外地，门口监控也没看到有人来过，麻烦查一下",
                          "净水器滤芯买错型号了，还没拆封，能换成 400 加仑那款吗？",
                          "电饭煲用了三次内胆就起皮，煮出来的饭有股塑料味", "昨天刚下单今天就降了八十，可以补差价吗",
                          "预约了周六上午安装，等到下午三点也没人来，电话也打不通"};
  auto* model = new QStandardItemModel(12, 7);
  model->setHorizontalHeaderLabels({"", "编号 ↓", "文本", "类别", "预测不同", "概率", "划分"});
  for (int i = 0; i < 12; ++i) {
    auto* check = new QStandardItem;
    check->setCheckable(true);
    check->setCheckState(i == 4 || i == 7 ? Qt::Checked : Qt::Unchecked);
    model->setItem(i, 0, check);
    auto* id = new QStandardItem(QString::number(20418 - i));
    id->setData(true, CaptionRole);
    id->setData(true, MutedRole);
    id->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    model->setItem(i, 1, id);
    model->setItem(i, 2, new QStandardItem(texts[i % 5]));
    auto* category = new QStandardItem(QString::fromStdString(categories()[static_cast<std::size_t>(i % 10)].name));
    category->setData(i, CategoryColorRole);
    model->setItem(i, 3, category);
    if (i == 4 || i == 7) {
      auto* other = new QStandardItem("服务态度");
      other->setData(7, CategoryColorRole);
      other->setData(true, DifferentRole);
      model->setItem(i, 4, other);
    }
    auto* split = new QStandardItem("训练");
    split->setData(true, CaptionRole);
    split->setData(true, MutedRole);
    model->setItem(i, 6, split);
  }
  auto* table = new TableView;
  table->setModel(model);
  table->setColumnWidths({40, 52, 0, 96, 126, 52, 64});
  table->setCurrentIndex(model->index(4, 2));
  return table;
}

GalleryPage* dataPage() {
  auto* page = new GalleryPage(PageId::Data, "我的语料长什么样？", "已标 <b>31 %</b>，还有 <b>14,178</b> 条未标");
  page->m_actions =
      row({button("导出…", ButtonKind::Plain, {}, "export"), button("导入…", ButtonKind::Plain, "Ctrl+O", "import"),
           button("继续标注", ButtonKind::Primary, "Ctrl+2")});
  auto* main = new Island;
  auto* top = new QVBoxLayout;
  setMargins(top, 12, 10, 12, 8);
  setSpacing(top, 8);
  auto* search = new SearchField("搜索文本、备注或编号；支持拼音首字母");
  search->setKeyText("Ctrl+F");
  top->addWidget(row({search, captionLabel("20,418 条・6 ms")}));
  auto* all = new FilterPill("全部");
  all->setChecked(true);
  auto* open = new FilterPill("未标");
  open->setCount(14178);
  auto* flagged = new FilterPill("标记");
  flagged->setCount(73);
  flagged->setIconName("flag", [] { return colors().error; });
  auto* different = new FilterPill("预测与标注不同");
  different->setCount(214);
  different->setIconName("not-equal", [] { return colors().warning; });
  auto* pills = row({all, open, flagged, different}, 6);
  static_cast<QHBoxLayout*>(pills->layout())->addStretch(1);
  for (const char* name : {"类别", "划分", "来源"}) {
    auto* menu = new FilterMenu(name);
    std::vector<FilterChoice> choices;
    for (const Category& category : categories()) {
      choices.push_back({QString::fromStdString(category.name), QVariant::fromValue(category.id), category.color, 300});
    }
    menu->setChoices(choices);
    pills->layout()->addWidget(menu);
  }
  top->addWidget(pills);
  main->content()->addLayout(top);
  main->content()->addWidget(sampleTable(), 1);
  auto* footer = main->addFooter();
  footer->addWidget(headingLabel("已选 3 条"));
  footer->addWidget(captionLabel("它们的预测都与标注不同"));
  footer->addStretch(1);
  for (Button* small : {button("标注", ButtonKind::Plain, "L", "label"), button("改划分", ButtonKind::Plain, "P"),
                        button("标记", ButtonKind::Plain, "F", "flag"), button("删除", ButtonKind::Danger, "Del")}) {
    small->setButtonSize(ButtonSize::Small);
    footer->addWidget(small);
  }
  auto* side = new Island;
  auto* distribution = side->addSection("类别分布");
  distribution->setNote("已标 6,240・条 / %");
  auto* bars = new BarList;
  std::vector<BarItem> items;
  const int counts[] = {1126, 1043, 918, 702, 548, 487, 466, 389, 331, 230};
  for (int i = 0; i < 10; ++i) {
    items.push_back({QString::fromStdString(categories()[static_cast<std::size_t>(i)].name),
                     static_cast<double>(counts[i]),
                     {QString::number(counts[i]), QString::number(counts[i] / 62.4, 'f', 1)},
                     i,
                     false});
  }
  bars->setItems(items);
  distribution->body()->addWidget(bars);
  auto* lengths = side->addSection("文本长度");
  lengths->setNote("词元・中位数 27・最长 311");
  auto* histogram = new Histogram;
  std::vector<std::int64_t> bins;
  for (int i = 0; i < 32; ++i) bins.push_back(static_cast<std::int64_t>(2000 * i * std::exp(-i / 5.0) + 5));
  histogram->setCounts(bins, 5);
  histogram->setLimit(128, "编码器上限 128・超出 1.9 %");
  lengths->body()->addWidget(histogram);
  auto* sources = side->addSection("来源");
  sources->setNote("20,418");
  auto* shares = new ShareBar;
  shares->setParts({{"小程序", 11204, "11,204", {}}, {"旗舰店", 6310, "6,310", {}}, {"电话", 2904, "2,904", {}}});
  sources->body()->addWidget(shares);
  side->content()->addStretch(1);
  page->m_row->addWidget(new SideSplit(main, side, 308, 420));
  return page;
}

QWidget* labelSide() {
  auto* side = new QWidget;
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  setSpacing(column, 8);
  auto* first = new Island;
  auto* round = first->addSection("这一轮");
  round->setNote("<b>162</b> / 200");
  auto* line = new ProgressLine;
  line->setFraction(0.81);
  round->body()->addWidget(line);
  auto* queue = first->addSection("队列里是什么");
  queue->setNote("200 条");
  auto* bars = new BarList;
  bars->setThin(true);
  bars->setNameWidth(98);
  bars->setItems({{"拿不准", 96, {"96"}, {}, false},
                  {"新区域", 61, {"61"}, {}, false},
                  {"稀有类别", 28, {"28"}, {}, false},
                  {"两次运行不一致", 15, {"15"}, {}, false}});
  queue->body()->addWidget(bars);
  column->addWidget(first);
  auto* recent = new Island;
  auto* labelled = recent->addSection("刚才标的");
  labelled->setNote("选中可改");
  labelled->body()->addWidget(new CheckBox("首行是列名"));
  auto* drop = new DropDown;
  drop->addItems({"运行 6・bert-base", "运行 9"});
  labelled->body()->addWidget(drop);
  labelled->body()->addWidget(new QPlainTextEdit("备注"));
  column->addWidget(recent, 1);
  return side;
}

GalleryPage* labelPage() {
  auto* page = new GalleryPage(PageId::Label, "这条文本属于哪一类？", "今天已标 <b>312</b> 条，共 <b>6,402</b> 条");
  auto* tint = button("用 162 条新标注训练", ButtonKind::Tint, "Ctrl+T");
  page->m_actions = row({new SegmentedControl({"最有用的在前", "随机", "按顺序"}), tint});
  auto* main = new Island;
  auto* top = new QHBoxLayout;
  setMargins(top, 24, 14, 24, 0);
  setSpacing(top, 10);
  auto* badge = new Badge("拿不准", BadgeKind::Accent);
  badge->setIconName("uncertain");
  top->addWidget(badge);
  top->addWidget(bodyLabel("模型在「退换货」和「售后维修」之间犹豫，标这一条最能帮它分清两类"));
  top->addStretch(1);
  top->addWidget(captionLabel("#8127・小程序・57 个词元"));
  main->content()->addLayout(top);
  auto* text = new LabelTextView;
  text->setText(
      "上个月买的洗碗机，第二次用就报 E4 "
      "停在半路。客服让我重启，重启了还是一样，师傅又说约满了要等到下周。我不想修了，能不能直接换一台新的？换不了就退吧"
      "。");
  main->content()->addWidget(text, 1);
  auto* keys = new QVBoxLayout;
  setMargins(keys, 25, 0, 25, 12);
  setSpacing(keys, 12);
  auto* accept = button("接受建议「退换货」", ButtonKind::Primary, "Enter");
  accept->setButtonSize(ButtonSize::Answer);
  auto* answers = row({accept, mutedLabel("46 %，第二名 41 %")});
  static_cast<QHBoxLayout*>(answers->layout())->addStretch(1);
  answers->layout()->addWidget(button("找类别", ButtonKind::Flat, "/", "search"));
  answers->layout()->addWidget(button("备注", ButtonKind::Flat, "N", "note"));
  keys->addWidget(answers);
  auto* grid = new CategoryGrid;
  grid->setCategories(categories());
  grid->setProbabilities({0.03F, 0.46F, 0.05F, 0.01F, 0, 0, 0.02F, 0.02F, 0.41F, 0});
  grid->setSuggested(2);
  keys->addWidget(grid);
  main->content()->addLayout(keys);
  auto* footer = main->addFooter();
  setSpacing(footer, 20);
  for (const auto& [key, what] : {std::pair("←→", "前后走"), std::pair("Space", "跳过"), std::pair("F", "标记"),
                                  std::pair("Ctrl+Z", "撤销（没有尽头）")}) {
    footer->addWidget(new KeyHint(key, what));
  }
  footer->addStretch(1);
  footer->addWidget(new KeyHint("?", "全部按键"));
  page->m_row->addWidget(new SideSplit(main, labelSide(), 300, 380));
  return page;
}

void fillCurves(CurvePlot& loss, CurvePlot& score) {
  std::mt19937 random(7);
  std::normal_distribution<double> noise(0, 0.12);
  Curve steps{"每步", CurveStyle::Faint, {}, {}, {}, false, false};
  Curve smooth{"平滑", CurveStyle::Smoothed, {}, {}, {}, false, true};
  for (int i = 0; i < 826; ++i) {
    const double x = i / 156.0;
    const double y = 2.3 * std::exp(-x * 0.9) + 0.1;
    steps.x.push_back(x);
    steps.y.push_back(y + noise(random) * (0.3 + y));
    smooth.x.push_back(x);
    smooth.y.push_back(y);
  }
  Curve validation{"验证", CurveStyle::Validation, {}, {}, {}, false, true};
  Curve other{"运行 7 验证", CurveStyle::OtherRun, colors().category(1), {}, {}, false, true};
  Curve accuracy{"准确率", CurveStyle::Ink, {}, {}, {}, true, true};
  Curve f1{"宏 F1", CurveStyle::Accent, {}, {}, {}, true, true};
  for (int i = 1; i <= 10; ++i) {
    const double x = i / 2.0;
    validation.x.push_back(x);
    validation.y.push_back(1.4 * std::exp(-x) + 0.35 + 0.03 * x);
    other.x.push_back(x);
    other.y.push_back(1.2 * std::exp(-x * 0.7) + 0.45);
    accuracy.x.push_back(x);
    accuracy.y.push_back(88 - 40 * std::exp(-x * 1.2));
    f1.x.push_back(x);
    f1.y.push_back(85 - 52 * std::exp(-x * 1.1));
  }
  loss.setTitle("损失");
  loss.setAxisName("轮");
  loss.setCurves({steps, smooth, validation, other});
  loss.setXRange(0, 8);
  loss.setYRange(0, std::nullopt);
  loss.setBestEpoch(3, "最好：第 3 轮");
  score.setTitle("得分 %");
  score.setCurves({accuracy, f1});
  score.setXRange(0, 8);
  score.setBestEpoch(3);
  score.setValueFormat([](double y) { return QString::number(y, 'f', 1); });
}

GalleryPage* trainPage() {
  auto* page = new GalleryPage(PageId::Train, "它学会了吗？",
                               "运行 9・验证集 <b>623</b> 条・宏 F1 现在 <b>84.6</b>，最好 <b>86.1</b>");
  page->m_actions =
      row({button("暂停", ButtonKind::Plain, "Space", "pause"), button("停止", ButtonKind::Plain, {}, "stop"),
           button("停下，用第 3 轮", ButtonKind::Primary, "Enter")});
  auto* settings = new Island;
  auto* head = settings->addSection("运行 9 的设置");
  auto* presets = new SegmentedControl({"快速", "均衡", "充分"});
  presets->setExpanding(true);
  presets->setSmall(false);
  presets->setCurrentIndex(1);
  head->body()->addWidget(presets);
  head->body()->addWidget(captionLabel("均衡：多数语料的好起点，全部文本看 8 遍。"));
  settings->content()->addStretch(1);
  auto* right = new QWidget;
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  setSpacing(column, 8);
  auto* notice = new Notice;
  notice->show(NoticeTone::Warning, "从第 3 轮起开始过拟合",
               "训练损失还在降，验证损失却从 0.431 升到 0.596：模型在背题。第 3 轮已存好，现在停下不会丢。");
  notice->setAction("看这些文本");
  column->addWidget(notice);
  auto* plots = new Island;
  auto* figures = new FigureRow;
  figures->setFigures({{"轮", "5.3", "/ 8", false},
                       {"步", "826", "/ 1,248", false},
                       {"速度", "187", "条/秒", false},
                       {"剩余", "4:12", "", false},
                       {"内存", "3.1", "/ 16 GB", false},
                       {"最好的宏 F1", "86.1", "第 3 轮", true}});
  auto* figureBox = new QVBoxLayout;
  setMargins(figureBox, 20, 10, 20, 8);
  figureBox->addWidget(figures);
  plots->content()->addLayout(figureBox);
  plots->addLine();
  auto* curves = new QHBoxLayout;
  setMargins(curves, 16, 4, 16, 8);
  setSpacing(curves, 24);
  auto* loss = new CurvePlot;
  auto* score = new CurvePlot;
  fillCurves(*loss, *score);
  curves->addWidget(loss, 3);
  curves->addWidget(score, 2);
  plots->content()->addLayout(curves, 1);
  column->addWidget(plots, 1);
  page->m_row->addWidget(new SideSplit(right, settings, 288, 340, SideSplit::Side::Left));
  return page;
}

AttentionMaps attention(int layers, int heads, int length) {
  AttentionMaps maps{layers, heads, length, {}};
  std::mt19937 random(3);
  std::exponential_distribution<float> weight(1);
  for (int i = 0; i < layers * heads; ++i) {
    for (int query = 0; query < length; ++query) {
      std::vector<float> line;
      float sum = 0;
      for (int key = 0; key < length; ++key) {
        const float near = std::abs(query - key) == i % 3 ? 12.0F : 0.0F;
        line.push_back(weight(random) * (key == 10 ? 6.0F : 1.0F) + near);
        sum += line.back();
      }
      for (const float value : line) maps.values.push_back(value / sum);
    }
  }
  return maps;
}

Island* matrixIsland() {
  auto* island = new Island;
  auto* section = island->addSection("混淆矩阵");
  section->setSubtitle("1,247 条・行 标注，列 预测");
  section->addHeadWidget(new SegmentedControl({"条数", "比例"}));
  auto* matrix = new ConfusionMatrix;
  std::vector<std::vector<std::int64_t>> counts(10, std::vector<std::int64_t>(10, 0));
  std::mt19937 random(5);
  for (std::size_t r = 0; r < 10; ++r) {
    for (std::size_t c = 0; c < 10; ++c)
      counts[r][c] = r == c ? 210 - static_cast<int>(r) * 18 : (random() % 3 == 0 ? static_cast<int>(random() % 6) : 0);
  }
  counts[1][8] = 14;
  counts[2][8] = 12;
  matrix->setMatrix(categories(), counts);
  matrix->setSelected(1, 8);
  island->content()->addWidget(matrix);
  return island;
}

GalleryPage* explorePage() {
  auto* page = new GalleryPage(PageId::Explore, "哪里错了，为什么？", "");
  auto* tabs = new HeaderTabs;
  tabs->setTabs({{"错误", ""}, {"分数", ""}, {"疑似标错", "37"}});
  page->m_tabs = tabs;
  auto* run = new DropDown;
  run->addItems({"运行 6・bert-base"});
  fixWidth(run, 196);
  page->m_actions = row({run, button("带 12 处更正再训练", ButtonKind::Primary, "Ctrl+T")});
  auto* right = new QWidget;
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  setSpacing(column, 8);
  const QString text = "师傅来了两趟还是没修好，我要求退货。";
  auto* top = new Island;
  auto* section = top->addSection({});
  auto* strip = new TokenStrip;
  std::vector<StripToken> tokens;
  std::vector<float> weights;
  std::vector<float> bars;
  QStringList labels{"[CLS]"};
  for (int i = 0; i < text.size(); ++i) {
    tokens.push_back({text.mid(i, 1), false});
    labels << text.mid(i, 1);
    weights.push_back(static_cast<float>(std::abs(std::sin(i * 1.3))));
    bars.push_back(static_cast<float>(std::sin(i * 0.6)));
  }
  labels << "[SEP]";
  strip->setTokens(tokens);
  strip->setWeights(weights);
  strip->setBars(bars);
  strip->setSelected(9);
  section->body()->addWidget(strip);
  auto* choices = row({new SegmentedControl({"[CLS] 行", "层层汇总", "层均值", "积分梯度"})});
  static_cast<QHBoxLayout*>(choices->layout())->addStretch(1);
  section->body()->addWidget(choices);
  column->addWidget(top);
  auto* middle = new Island;
  auto* heads = middle->addSection("注意力");
  auto* layer = new DropDown;
  layer->addItems({"第 9 层"});
  layer->setSmall(true);
  heads->addHeadWidget(layer);
  auto* views = new QHBoxLayout;
  setSpacing(views, 16);
  const AttentionMaps maps = attention(12, 12, 20);
  auto* grid = new HeadGrid;
  grid->setAttention(maps);
  grid->setSelected(8, 3);
  auto* heat = new AttentionHeatmap;
  heat->setMatrix(labels, std::vector<float>(maps.values.begin(), maps.values.begin() + 400));
  heat->setSelectedRow(10);
  auto* leftColumn = new QVBoxLayout;
  leftColumn->addWidget(grid);
  auto* probabilities = new ProbabilityBars;
  probabilities->setProbabilities(categories(), {0.002F, 0.061F, 0.016F, 0, 0, 0, 0.007F, 0.002F, 0.912F, 0});
  leftColumn->addWidget(probabilities);
  leftColumn->addStretch(1);
  views->addLayout(leftColumn, 2);
  views->addWidget(heat, 3);
  heads->body()->addLayout(views, 1);
  column->addWidget(middle, 1);
  auto* correction = new Island;
  auto* keys = correction->addSection("改标注");
  keys->setSubtitle("按键即改并到下一条・Enter 表示标注没错・Ctrl+Z 撤销");
  keys->setNote("已更正 12 处");
  auto* corrections = new CategoryGrid;
  corrections->setCompact(true);
  corrections->setCategories(categories());
  corrections->setCurrent(2, "现在");
  corrections->setSuggested(9);
  corrections->setSuggestedNote("预测");
  keys->body()->addWidget(corrections);
  column->addWidget(correction);
  auto* left = new QWidget;
  auto* leftSide = new QVBoxLayout(left);
  leftSide->setContentsMargins(0, 0, 0, 0);
  setSpacing(leftSide, 8);
  leftSide->addWidget(matrixIsland());
  auto* empty = new EmptyState;
  empty->setPicture("files");
  empty->setTexts("把文件或文件夹拖到这里", "CSV、TSV、JSON、纯文本都行。", "也可以直接 Ctrl+V 粘贴");
  empty->addButton(button("导入语料…", ButtonKind::Primary, "Ctrl+O", "import"));
  empty->addButton(button("打开示例项目", ButtonKind::Plain));
  empty->setDropFrame(true);
  auto* emptyIsland = new Island;
  emptyIsland->content()->addWidget(empty);
  leftSide->addWidget(emptyIsland, 1);
  page->m_row->addWidget(new SideSplit(right, left, 408, 560, SideSplit::Side::Left));
  return page;
}

}  // namespace

std::vector<Page*> galleryPages() { return {dataPage(), labelPage(), trainPage(), explorePage()}; }

}  // namespace wb::ui
