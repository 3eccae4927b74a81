<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>wb::ui::AnswerPanel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>second %1 %2</source>
        <translation>第二名 %1 %2</translation>
    </message>
    <message>
        <source>Shade: what [CLS] looks at, mean of all layers; special tokens left out, the rest scaled to sum to 1</source>
        <translation>底色：[CLS] 看向哪里，各层平均；已略去特殊词元并重新归一</translation>
    </message>
    <message>
        <source>Shade: mean over rows, mean of all layers; special tokens left out, the rest scaled to sum to 1</source>
        <translation>底色：各行平均，各层平均；已略去特殊词元并重新归一</translation>
    </message>
    <message>
        <source>Probability %</source>
        <translation>概率 %</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>方阵</translation>
    </message>
    <message>
        <source>mean of layers</source>
        <translation>层均值</translation>
    </message>
    <message>
        <source>Attention matrix, mean of layers</source>
        <translation>注意力方阵，层均值</translation>
    </message>
    <message>
        <source>macro-F1 %1</source>
        <translation>宏 F1 %1</translation>
    </message>
    <message>
        <source>The stroke on a bar is the threshold from which on the category is given; it was found on the validation texts.</source>
        <translation>条上的竖线是阈值，概率达到它就给出该类别；阈值是在验证集上选定的。</translation>
    </message>
</context>
<context>
    <name>wb::ui::DifferenceStrip</name>
    <message>
        <source>Attention is not an explanation</source>
        <translation>注意力不等于解释</translation>
    </message>
</context>
<context>
    <name>wb::ui::FileAnswersDialog</name>
    <message>
        <source>Judging %1</source>
        <translation>正在判 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n texts judged</source>
        <translation>
            <numerusform>判了 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Save as JSON lines…</source>
        <translation>存为 JSON 行…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>存为 CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Save answers</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已存为 %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation>写不了 %1：%2。请换一个文件夹。</translation>
    </message>
</context>
<context>
    <name>wb::ui::TryBox</name>
    <message>
        <source>Type or paste a text…</source>
        <translation>输入或粘贴一段文本…</translation>
    </message>
    <message>
        <source>Text to try</source>
        <translation>要试的文本</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>The text tried before this one</source>
        <translation>这之前试的那条</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>wb::ui::TryPage</name>
    <message>
        <source>Another text: how is it judged?</source>
        <translation>换一句话，它怎么判？</translation>
    </message>
    <message>
        <source>Judged while you type</source>
        <translation>边打字边判</translation>
    </message>
    <message>
        <source>Cut at the limit of %1 tokens: only the beginning was judged</source>
        <translation>超过 %1 个词元的上限，只判了开头</translation>
    </message>
    <message>
        <source>Judged while you type · %1, limit %2</source>
        <translation>边打字边判・%1，上限 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;“%1”&lt;/b&gt; </source>
        <translation>&lt;b&gt;「%1」&lt;/b&gt;</translation>
    </message>
    <message>
        <source>The two runs judge differently: run %1 looks most at %2, run %3 at %4.</source>
        <translation>两个运行判得不同：运行 %1 更看重%2，运行 %3 更看重%4。</translation>
    </message>
    <message>
        <source>There is no answer to copy yet.</source>
        <translation>还没有结果可复制。</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>图片已复制</translation>
    </message>
    <message>
        <source>There is no answer to save yet.</source>
        <translation>还没有结果可保存。</translation>
    </message>
    <message>
        <source>Save as picture</source>
        <translation>存为图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Picture saved</source>
        <translation>图片已保存</translation>
    </message>
    <message>
        <source>The picture could not be written to %1. Choose another folder.</source>
        <translation>图片写不进 %1。请换一个文件夹。</translation>
    </message>
    <message>
        <source>A file with a text a line</source>
        <translation>一行一条文本的文件</translation>
    </message>
    <message>
        <source>Texts (*.txt *.text);;All files (*)</source>
        <translation>文本 (*.txt *.text);;所有文件 (*)</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>一个运行</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>One run or two</source>
        <translation>一个或两个运行</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Save as picture…</source>
        <translation>存为图片…</translation>
    </message>
    <message>
        <source>Previous text</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Tried recently</source>
        <translation>最近试过的</translation>
    </message>
    <message>
        <source>judged differently first</source>
        <translation>两个运行判得不同的在前</translation>
    </message>
    <message>
        <source>Texts tried recently</source>
        <translation>最近试过的文本</translation>
    </message>
    <message>
        <source>A whole file…</source>
        <translation>整份文件一起试…</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>Train a model first. Then this page judges any text while you type.</source>
        <translation>先训练一个模型，这里就能边打字边判任何一句话。</translation>
    </message>
    <message>
        <source>To training</source>
        <translation>去训练</translation>
    </message>
</context>
</TS>
