<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>wb::ui::BadLinesDialog</name>
    <message>
        <source>Which lines are left out?</source>
        <translation>哪些行没有导入？</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Lines left out</source>
        <translation>没有导入的行</translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation>只列出前 %1 行。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>wb::ui::BulkBar</name>
    <message>
        <source>Nothing selected</source>
        <translation>未选中文本</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1 条</translation>
    </message>
    <message>
        <source>Space selects · Ctrl+A all · Enter opens</source>
        <translation>空格选中 · Ctrl+A 全选 · 回车打开</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Move to split</source>
        <translation>改划分</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>wb::ui::BulkChanges</name>
    <message numerus="yes">
        <source>%1 texts labelled %2</source>
        <translation>
            <numerusform>%1 条已标为「%2」</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label taken from %1 texts</source>
        <translation>
            <numerusform>已取消 %1 条的标注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 texts taken out of their split</source>
        <translation>
            <numerusform>%1 条已移出划分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 texts moved to %2</source>
        <translation>
            <numerusform>%1 条已移到%2集</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 texts flagged</source>
        <translation>
            <numerusform>已标记 %1 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flag taken from %1 texts</source>
        <translation>
            <numerusform>已取消 %1 条的标记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 texts deleted</source>
        <translation>
            <numerusform>已删除 %1 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Changing %1 texts</source>
        <translation>正在修改 %1 条</translation>
    </message>
</context>
<context>
    <name>wb::ui::CategoryDialog</name>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Which categories are there?</source>
        <translation>有哪些类别？</translation>
    </message>
    <message>
        <source>Changes are stored at once; Ctrl+Z takes them back.</source>
        <translation>修改立即保存，Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>New category, then Enter</source>
        <translation>新类别名，回车添加</translation>
    </message>
    <message>
        <source>Name of a new category</source>
        <translation>新类别的名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Guideline: when is a text of this category?</source>
        <translation>标注说明：什么样的文本属于这一类？</translation>
    </message>
    <message>
        <source>Press 0–9, Shift and a digit, or a letter</source>
        <translation>按 0–9、Shift+数字或一个字母</translation>
    </message>
    <message>
        <source>Merge into another category</source>
        <translation>并入另一类别</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>并入…</translation>
    </message>
    <message>
        <source>Merging categories</source>
        <translation>正在合并类别</translation>
    </message>
    <message>
        <source>Removing a category</source>
        <translation>正在删除类别</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>删除「%1」？</translation>
    </message>
    <message>
        <source>Its %1 texts become unlabelled. Ctrl+Z takes it back.</source>
        <translation>其中 %1 条将变为未标。Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>A text may have several of them, or none</source>
        <translation>一条文本可以有多个类别，也可以都不是</translation>
    </message>
    <message>
        <source>Texts keep the category they have. Runs trained from now on decide on each category for itself.</source>
        <translation>文本保留已有的类别。今后的训练会对每个类别单独判断。</translation>
    </message>
    <message>
        <source>Allowing several labels a text</source>
        <translation>正在改为一条文本多个标签</translation>
    </message>
</context>
<context>
    <name>wb::ui::CategoryPopup</name>
    <message>
        <source>Key, name or pinyin initials</source>
        <translation>按键、名称或拼音首字母</translation>
    </message>
    <message>
        <source>Search categories</source>
        <translation>搜索类别</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
</context>
<context>
    <name>wb::ui::ColumnHeader</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>忽略</translation>
    </message>
</context>
<context>
    <name>wb::ui::ColumnTable</name>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>Click a column&apos;s head to say what it is.</source>
        <translation>点列头可改变这一列的用途。</translation>
    </message>
</context>
<context>
    <name>wb::ui::CorpusSide</name>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Texts per category</source>
        <translation>各类别的条数</translation>
    </message>
    <message>
        <source>No categories yet. They come with an import, or add your own.</source>
        <translation>还没有类别。可随导入带入，也可自己添加。</translation>
    </message>
    <message>
        <source>Text length</source>
        <translation>文本长度</translation>
    </message>
    <message>
        <source>Text lengths in tokens</source>
        <translation>文本的词元数</translation>
    </message>
    <message>
        <source>Unknown tokens</source>
        <translation>未知词元</translation>
    </message>
    <message>
        <source>Characters the encoder does not know</source>
        <translation>编码器不认识的字</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>重新划分…</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1 in none</source>
        <translation>未划分 %1</translation>
    </message>
    <message>
        <source>median %1 · longest %2 tokens</source>
        <translation>词元 · 中位数 %1 · 最长 %2</translation>
    </message>
    <message>
        <source>encoder limit %1 · beyond it %2</source>
        <translation>编码器上限 %1 · 超出 %2</translation>
    </message>
    <message>
        <source>%1 texts</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>Encoder: %1</source>
        <translation>编码器：%1</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>管理…</translation>
    </message>
    <message>
        <source>%1 labelled · %</source>
        <translation>已标 %1 · 条 / %</translation>
    </message>
    <message>
        <source>median %1 · longest %2 of %3</source>
        <translation>中位数 %1 · 最长 %2 · 上限 %3</translation>
    </message>
</context>
<context>
    <name>wb::ui::DataPage</name>
    <message>
        <source>Search texts</source>
        <translation>搜索文本</translation>
    </message>
    <message>
        <source>Label the selected texts</source>
        <translation>标注选中的文本</translation>
    </message>
    <message>
        <source>Move the selected texts to a split</source>
        <translation>改选中文本的划分</translation>
    </message>
    <message>
        <source>Flag the selected texts</source>
        <translation>标记选中的文本</translation>
    </message>
    <message>
        <source>Delete the selected texts</source>
        <translation>删除选中的文本</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Import lines from the clipboard</source>
        <translation>从剪贴板导入</translation>
    </message>
    <message>
        <source>Export texts</source>
        <translation>导出文本</translation>
    </message>
    <message>
        <source>Manage categories</source>
        <translation>管理类别</translation>
    </message>
    <message>
        <source>Divide into training, validation and test</source>
        <translation>划分为训练、验证和测试</translation>
    </message>
    <message>
        <source>their predictions all differ from their labels</source>
        <translation>它们的预测都与标注不同</translation>
    </message>
    <message>
        <source>none of them is labelled</source>
        <translation>它们都还未标</translation>
    </message>
    <message>
        <source>Take the label away</source>
        <translation>取消标注</translation>
    </message>
    <message>
        <source>No split</source>
        <translation>未划分</translation>
    </message>
    <message>
        <source>Corpus files (*.csv *.tsv *.txt *.json *.jsonl *.ndjson)</source>
        <translation>语料文件 (*.csv *.tsv *.txt *.json *.jsonl *.ndjson)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Which texts to begin with?</source>
        <translation>从哪些文本开始？</translation>
    </message>
    <message>
        <source>How does my corpus look?</source>
        <translation>我的语料长什么样？</translation>
    </message>
    <message>
        <source>Project “%1” is still empty</source>
        <translation>项目「%1」还是空的</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; texts, all labelled</source>
        <translation>共 &lt;b&gt;%1&lt;/b&gt; 条，全部已标</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; labelled, &lt;b&gt;%2&lt;/b&gt; texts to go</source>
        <translation>已标 &lt;b&gt;%1&lt;/b&gt;，还有 &lt;b&gt;%2&lt;/b&gt; 条未标</translation>
    </message>
    <message>
        <source>No text matches</source>
        <translation>没有符合条件的文本</translation>
    </message>
    <message>
        <source>Change the search or the filters.</source>
        <translation>换个搜索词或筛选条件试试。</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>清除搜索和筛选</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Continue labelling</source>
        <translation>继续标注</translation>
    </message>
</context>
<context>
    <name>wb::ui::EmptyView</name>
    <message>
        <source>Drop files or folders here</source>
        <translation>把文件或文件夹拖到这里</translation>
    </message>
    <message>
        <source>CSV, TSV, JSON lines or plain text; the encoding is recognised, and you see everything before it is written.</source>
        <translation>CSV、TSV、JSON、纯文本都行，编码会自己认出来；写入之前先给你看一遍。</translation>
    </message>
    <message>
        <source>The sample: 480 short Chinese texts in 8 categories; from labelling to a trained model in minutes.
Or paste lines with Ctrl+V, one text a line.</source>
        <translation>示例：480 条短文本，8 个类别，几分钟走完全程
也可以直接 Ctrl+V 粘贴，一行一条</translation>
    </message>
    <message>
        <source>Import texts…</source>
        <translation>导入语料…</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>打开示例项目</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>接下来会这样</translation>
    </message>
    <message>
        <source>Import texts</source>
        <translation>导入文本</translation>
    </message>
    <message>
        <source>One a line, with labels or without.</source>
        <translation>每行一条，有没有标注都可以。</translation>
    </message>
    <message>
        <source>Label a few dozen</source>
        <translation>标几十条</translation>
    </message>
    <message>
        <source>One key each; soon it suggests.</source>
        <translation>一键一条，训练后还会给出建议。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Pick a preset, watch the curves.</source>
        <translation>选一个预设，看着曲线往下走。</translation>
    </message>
    <message>
        <source>See where it errs</source>
        <translation>看它错在哪</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>Open other…</source>
        <translation>打开其他…</translation>
    </message>
    <message>
        <source>Everything runs on this computer; texts never leave it. A project is a folder: copy it and you have moved it.</source>
        <translation>全部在这台电脑上运行，文本不会离开它。项目就是一个文件夹，复制走就是搬家。</translation>
    </message>
    <message>
        <source>%1 texts · %2</source>
        <translation>%1 条 · %2</translation>
    </message>
    <message>
        <source>From a cell to its texts; correct them.</source>
        <translation>从混淆矩阵点到原文，改好再训练。</translation>
    </message>
</context>
<context>
    <name>wb::ui::ExportDialog</name>
    <message>
        <source>All texts · %1</source>
        <translation>全部文本 · %1 条</translation>
    </message>
    <message>
        <source>Only what the filter shows · %1</source>
        <translation>只导出筛选结果 · %1 条</translation>
    </message>
    <message>
        <source>With the newest predictions and their probability</source>
        <translation>附上最新的预测和概率</translation>
    </message>
    <message>
        <source>Export which texts?</source>
        <translation>导出哪些文本？</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>The file appears whole or not at all.</source>
        <translation>要么完整写出，要么什么也不留下。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>CSV – for Excel and other tables</source>
        <translation>CSV：适合 Excel 等表格</translation>
    </message>
    <message>
        <source>TSV – columns divided by tabs</source>
        <translation>TSV：制表符分隔</translation>
    </message>
    <message>
        <source>JSON lines – one object a line</source>
        <translation>JSON Lines：一行一个对象</translation>
    </message>
    <message>
        <source>doccano</source>
        <translation>doccano</translation>
    </message>
    <message>
        <source>Label Studio</source>
        <translation>Label Studio</translation>
    </message>
    <message>
        <source>fastText – __label__ before the text</source>
        <translation>fastText：文本前写 __label__</translation>
    </message>
    <message>
        <source>Export texts</source>
        <translation>导出文本</translation>
    </message>
    <message>
        <source>Exporting to %1</source>
        <translation>正在导出到 %1</translation>
    </message>
    <message>
        <source>%1 texts written to %2</source>
        <translation>已把 %1 条写入 %2</translation>
    </message>
    <message>
        <source>%1 texts</source>
        <translation>%1 条</translation>
    </message>
</context>
<context>
    <name>wb::ui::FilterBar</name>
    <message>
        <source>Search texts, notes or #number</source>
        <translation>搜索文本、备注或 #编号</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>未标</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>已标</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Prediction ≠ label</source>
        <translation>预测与标注不同</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>No split</source>
        <translation>未划分</translation>
    </message>
    <message>
        <source>%1 texts · %2 ms</source>
        <translation>%1 条 · %2 ms</translation>
    </message>
</context>
<context>
    <name>wb::ui::ImportChoices</name>
    <message>
        <source>recognised</source>
        <translation>已识别</translation>
    </message>
    <message>
        <source>First line names the columns</source>
        <translation>首行是列名</translation>
    </message>
    <message>
        <source>New texts go to</source>
        <translation>新文本归入</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Format and delimiter</source>
        <translation>格式与分隔符</translation>
    </message>
    <message>
        <source>CSV · comma ,</source>
        <translation>CSV · 逗号 ,</translation>
    </message>
    <message>
        <source>CSV · semicolon ;</source>
        <translation>CSV · 分号 ;</translation>
    </message>
    <message>
        <source>CSV · bar |</source>
        <translation>CSV · 竖线 |</translation>
    </message>
    <message>
        <source>TSV · tab</source>
        <translation>TSV · 制表符</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Plain text · a line a text</source>
        <translation>纯文本 · 一行一条</translation>
    </message>
    <message>
        <source>fastText · __label__</source>
        <translation>fastText · __label__</translation>
    </message>
    <message>
        <source>Folder · a file a text</source>
        <translation>文件夹 · 一个文件一条</translation>
    </message>
    <message>
        <source>As the file&apos;s split column says</source>
        <translation>按文件里的划分列</translation>
    </message>
    <message>
        <source>Training 80 · validation 10 · test 10</source>
        <translation>训练 80 · 验证 10 · 测试 10</translation>
    </message>
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
        <source>No split yet</source>
        <translation>暂不划分</translation>
    </message>
    <message>
        <source>A text may have several labels, or none of them</source>
        <translation>一条文本可以有多个标签，也可以都不是</translation>
    </message>
    <message>
        <source>Lists of labels, or labels with | ; 、 or a comma between them, become several labels of one text. The project keeps to this.</source>
        <translation>标签列表，或用 | ; 、 或逗号分隔的标签，会成为同一条文本的多个标签。此后项目一直如此。</translation>
    </message>
</context>
<context>
    <name>wb::ui::ImportDialog</name>
    <message>
        <source>Pasted %1</source>
        <translation>粘贴 %1</translation>
    </message>
    <message>
        <source>The pasted lines could not be kept: %1</source>
        <translation>无法暂存粘贴的内容：%1</translation>
    </message>
    <message>
        <source>Import this file?</source>
        <translation>导入这份文件吗？</translation>
    </message>
    <message numerus="yes">
        <source>Import %n files?</source>
        <translation>
            <numerusform>导入这 %n 份文件吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>Nothing is written yet. After the import Ctrl+Z takes all of it back.</source>
        <translation>还没有写入任何内容。导入后可用 Ctrl+Z 整批撤销。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>first %1 rows · click a head to change it</source>
        <translation>前 %1 行 · 点列头可改</translation>
    </message>
    <message>
        <source>A file of names, one a line</source>
        <translation>类别名称文件，一行一个</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>%1 texts imported from %2</source>
        <translation>已从 %2 导入 %1 条</translation>
    </message>
    <message>
        <source>Import cancelled: nothing was written.</source>
        <translation>导入已取消，没有写入任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>Import %1 texts</source>
        <translation>
            <numerusform>导入 %1 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take over %1 labels</source>
        <translation>
            <numerusform>采用 %1 个标注</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::ImportOutcome</name>
    <message>
        <source>lines %1…</source>
        <translation>第 %1 行…</translation>
    </message>
    <message>
        <source>lines %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>View lines</source>
        <translation>逐行查看</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>将会发生什么</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Skip known texts</source>
        <translation>跳过重复</translation>
    </message>
    <message>
        <source>Bad lines</source>
        <translation>坏行</translation>
    </message>
    <message>
        <source>Labelled otherwise</source>
        <translation>标注不一致</translation>
    </message>
    <message>
        <source>Which label stands</source>
        <translation>以哪个标注为准</translation>
    </message>
    <message>
        <source>the project&apos;s label stands</source>
        <translation>以项目里的为准</translation>
    </message>
    <message>
        <source>the file&apos;s label stands</source>
        <translation>以文件里的为准</translation>
    </message>
    <message>
        <source>counting · %1</source>
        <translation>正在统计 · %1</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 with a label</source>
        <translation>其中有标注 %1</translation>
    </message>
    <message>
        <source>in the project %1 · twice in the file %2</source>
        <translation>项目里已有 %1 · 文件内 %2</translation>
    </message>
    <message>
        <source>Known texts that come with another label; both labels stay in the history.</source>
        <translation>文本已在项目里，但标注不同；两个标注都会留在历史里。</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>wb::ui::LabelMapping</name>
    <message>
        <source>The file has no labels: its texts come in unlabelled.</source>
        <translation>文件里没有标注，导入后都是未标。</translation>
    </message>
    <message>
        <source>Labels become categories</source>
        <translation>类别对应</translation>
    </message>
    <message>
        <source>Labels of the file</source>
        <translation>文件里的标签</translation>
    </message>
    <message>
        <source>Click or press Enter to choose another category.</source>
        <translation>点击或按回车可选别的类别。</translation>
    </message>
    <message>
        <source>%1 in the file</source>
        <translation>文件里 %1 种</translation>
    </message>
    <message>
        <source>Without the names of %1</source>
        <translation>不用 %1 的名称</translation>
    </message>
    <message>
        <source>Numbers? Choose a file of names…</source>
        <translation>是编号？选类别名称文件…</translation>
    </message>
    <message>
        <source>Leave unlabelled</source>
        <translation>当作未标</translation>
    </message>
</context>
<context>
    <name>wb::ui::LabelMappingModel</name>
    <message>
        <source>%1 texts</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>left unlabelled</source>
        <translation>当作未标</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
</context>
<context>
    <name>wb::ui::SampleTable</name>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>wb::ui::SplitDialog</name>
    <message>
        <source>Divide the labelled texts?</source>
        <translation>怎样划分已标文本？</translation>
    </message>
    <message>
        <source>%1 labelled</source>
        <translation>已标 %1 条</translation>
    </message>
    <message>
        <source>the network learns from these</source>
        <translation>模型从这些文本学习</translation>
    </message>
    <message>
        <source>tell during training how well it goes</source>
        <translation>训练过程中看学得怎样</translation>
    </message>
    <message>
        <source>kept for the final score; texts in it stay in it</source>
        <translation>留作最后评分；已在其中的不会移出</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>the same seed gives the same division</source>
        <translation>种子相同，划分也相同</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation>可用 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Label some texts first: only labelled texts are divided.</source>
        <translation>先标一些文本：只划分已标的文本。</translation>
    </message>
    <message>
        <source>Nothing would be left to learn from.</source>
        <translation>没有剩下可学习的文本。</translation>
    </message>
    <message>
        <source>Every category is divided in these shares.</source>
        <translation>每个类别都按这个比例划分。</translation>
    </message>
    <message>
        <source>Dividing the texts</source>
        <translation>正在划分文本</translation>
    </message>
</context>
</TS>
