<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddEncoder</name>
    <message>
        <source>Folder with config.json, the weights and the tokenizer&apos;s files</source>
        <translation>含 config.json、权重和分词器文件的文件夹</translation>
    </message>
    <message>
        <source>Adding encoder</source>
        <translation>正在添加编码器</translation>
    </message>
    <message>
        <source>This folder cannot be used</source>
        <translation>这个文件夹不能用</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>充分</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>new network</source>
        <translation>新网络</translation>
    </message>
</context>
<context>
    <name>Studies</name>
    <message>
        <source>Sweep %1</source>
        <translation>参数搜索 %1</translation>
    </message>
    <message>
        <source>Cross-validation %1</source>
        <translation>交叉验证 %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>cut early</source>
        <translation>提前淘汰</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>wb::ui::ActionList</name>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令面板</translation>
    </message>
</context>
<context>
    <name>wb::ui::Application</name>
    <message>
        <source>Something went wrong</source>
        <translation>出了问题</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>打不开 %1</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Open a project (a folder NAME.wenbiao)</source>
        <translation>打开项目（文件夹 名称.wenbiao）</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Training paused</source>
        <translation>训练已暂停</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source> · step %1 / %2</source>
        <translation>・第 %1 / %2 步</translation>
    </message>
    <message>
        <source> · %1 left</source>
        <translation>・剩 %1</translation>
    </message>
    <message>
        <source>A run is training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停下并关闭</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>打开示例项目</translation>
    </message>
    <message>
        <source>Wenbiao</source>
        <translation>文标</translation>
    </message>
    <message>
        <source>trial %1 of %2</source>
        <translation>第 %1 / %2 次试验</translation>
    </message>
    <message>
        <source>part %1 of %2</source>
        <translation>第 %1 / %2 折</translation>
    </message>
    <message>
        <source>Closing stops it. What it has learnt is kept, and the run can be resumed later.</source>
        <translation>关闭会让它停下。已经学到的都会保留，以后可以接着练。</translation>
    </message>
</context>
<context>
    <name>wb::ui::ClassifiersModel</name>
    <message>
        <source>best</source>
        <translation>最好</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>宏 F1</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>The Try page begins with this one</source>
        <translation>试用页先用这一个</translation>
    </message>
    <message>
        <source>Let the Try page begin with this one</source>
        <translation>让试用页先用这一个</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星</translation>
    </message>
    <message>
        <source>first in Try</source>
        <translation>试用页首选</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>测一测</translation>
    </message>
    <message>
        <source>none agrees</source>
        <translation>都不够一致</translation>
    </message>
    <message>
        <source>%1, %2 ×</source>
        <translation>%1，%2 倍</translation>
    </message>
    <message>
        <source>Answers computed in 8 or 16 bits come faster. Press to measure how often they are those of 32 bits on this project&apos;s texts.</source>
        <translation>用 8 位或 16 位计算，预测更快。点一下，用本项目的文本测一测有多少判断和 32 位相同。</translation>
    </message>
    <message>
        <source>Measured on %1 texts: 32 bits read %2 texts a second.</source>
        <translation>用 %1 条文本实测：32 位每秒 %2 条。</translation>
    </message>
    <message>
        <source>%1: %2 a second, the same decision on %3.</source>
        <translation>%1：每秒 %2 条，%3 的判断相同。</translation>
    </message>
    <message>
        <source>Predictions use %1.</source>
        <translation>预测使用 %1。</translation>
    </message>
    <message>
        <source>That is less than 99.5 %: predictions stay with 32 bits.</source>
        <translation>一致率不到 99.5 %，预测仍用 32 位。</translation>
    </message>
    <message>
        <source>Fast answers</source>
        <translation>快速预测</translation>
    </message>
</context>
<context>
    <name>wb::ui::ConfusionMatrix</name>
    <message>
        <source>labelled %1, predicted %2: %3 (%4)</source>
        <translation>标注 %1，预测 %2：%3（%4）</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回</translation>
    </message>
</context>
<context>
    <name>wb::ui::DialogFrame</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>wb::ui::DifferingTextsModel</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>wb::ui::DisagreementsModel</name>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Answer unseen</source>
        <translation>未见时的判断</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>把握</translation>
    </message>
</context>
<context>
    <name>wb::ui::EncodersModel</name>
    <message numerus="yes">
        <source>%n layer(s) · %1 wide</source>
        <translation>
            <numerusform>%n 层・%1 维</numerusform>
        </translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>不能用</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>无声明</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>随附</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Texts/s here</source>
        <translation>本机速度（条/秒）</translation>
    </message>
    <message>
        <source>Best macro-F1</source>
        <translation>最好宏 F1</translation>
    </message>
</context>
<context>
    <name>wb::ui::FileAnswersModel</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Probability %</source>
        <translation>概率 %</translation>
    </message>
</context>
<context>
    <name>wb::ui::FilterMenu</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>wb::ui::HeadGrid</name>
    <message>
        <source>layer %1, head %2</source>
        <translation>第 %1 层，第 %2 头</translation>
    </message>
    <message>
        <source>layer %1, all heads</source>
        <translation>第 %1 层，所有头</translation>
    </message>
    <message>
        <source>all layers, head %1</source>
        <translation>所有层，第 %1 头</translation>
    </message>
    <message>
        <source>all layers, all heads</source>
        <translation>所有层，所有头</translation>
    </message>
</context>
<context>
    <name>wb::ui::MainWindow</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>文字变大</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>文字变小</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>标准文字大小</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>前往%1</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>wb::ui::Notice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>wb::ui::Rail</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>wb::ui::RecentTriesModel</name>
    <message>
        <source>different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>wb::ui::RunChoice</name>
    <message>
        <source>Run %1 · %2</source>
        <translation>运行 %1・%2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>wb::ui::RunsModel</name>
    <message numerus="yes">
        <source>%1 · %n epoch(s)</source>
        <translation>
            <numerusform>%1・%n 轮</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>加备注…</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最好</translation>
    </message>
    <message>
        <source>Overlay %1</source>
        <translation>叠加 %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>宏 F1</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>最好轮</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>wb::ui::SampleTableModel</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>not selected</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>未标</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>has a note</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Predicted otherwise</source>
        <translation>预测不同</translation>
    </message>
    <message>
        <source>Prob.</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>None applies</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>a category that is gone</source>
        <translation>已删除的类别</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>wb::ui::ScoreTableModel</name>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>精确 %</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>召回 %</translation>
    </message>
    <message>
        <source>F1 %</source>
        <translation>F1 %</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本数</translation>
    </message>
</context>
<context>
    <name>wb::ui::Session</name>
    <message>
        <source>Predicting texts</source>
        <translation>正在预测文本</translation>
    </message>
    <message>
        <source>Taking back a step</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Repeating a step</source>
        <translation>正在重做</translation>
    </message>
</context>
<context>
    <name>wb::ui::SetScoreModel</name>
    <message>
        <source>Texts with this label that the run gives it too</source>
        <translation>有此标签、模型也给出的文本</translation>
    </message>
    <message>
        <source>Texts with this label that the run does not give it</source>
        <translation>有此标签、模型却没有给出的文本</translation>
    </message>
    <message>
        <source>Texts without this label that the run gives it</source>
        <translation>没有此标签、模型却给出的文本</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏判</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>误加</translation>
    </message>
    <message>
        <source>F1 %</source>
        <translation>F1 %</translation>
    </message>
</context>
<context>
    <name>wb::ui::SettingsPopover</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>文字变小</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>文字变大</translation>
    </message>
</context>
<context>
    <name>wb::ui::StatusBar</name>
    <message>
        <source>All saved</source>
        <translation>全部已保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>wb::ui::SweepTableModel</name>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Macro-F1 %</source>
        <translation>宏 F1 %</translation>
    </message>
    <message>
        <source>Mean ± std</source>
        <translation>均值 ± 标准差</translation>
    </message>
    <message>
        <source>Accuracy %</source>
        <translation>准确率 %</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>最佳轮次</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>wb::ui::TokenStrip</name>
    <message>
        <source>attention %1</source>
        <translation>注意力 %1</translation>
    </message>
    <message>
        <source>gradient %1</source>
        <translation>梯度 %1</translation>
    </message>
</context>
<context>
    <name>wb::ui::WeightNote</name>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>The weights of %1</source>
        <translation>%1 的权重</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> 等另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>It is a classifier for %1. A run with the same categories in the same order goes on from there; any other run learns its categories afresh.</source>
        <translation>它本身是分类器：%1。类别和顺序都相同的训练会接着它学；其他训练的类别从头学起。</translation>
    </message>
    <message numerus="yes">
        <source>%n tensor(s) in its files are unknown</source>
        <translation>
            <numerusform>文件中有 %n 个不认识的张量</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Already a classifier of %n categories</source>
        <translation>
            <numerusform>本身已是 %n 类的分类器</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::format</name>
    <message>
        <source>d MMM</source>
        <translation>M 月 d 日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy 年 M 月 d 日</translation>
    </message>
    <message>
        <source>6</source>
        <translation>4</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 万</translation>
    </message>
</context>
</TS>
