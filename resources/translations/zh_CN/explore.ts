<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>wb::ui::AnswerSide</name>
    <message>
        <source>Label taken away</source>
        <translation>标注被撤下</translation>
    </message>
    <message>
        <source>%1 again, by undo</source>
        <translation>撤销后恢复为%1</translation>
    </message>
    <message>
        <source>Imported as %1</source>
        <translation>导入为%1</translation>
    </message>
    <message>
        <source>Suggestion %1 accepted</source>
        <translation>采纳建议 %1</translation>
    </message>
    <message>
        <source>Labelled %1</source>
        <translation>标为%1</translation>
    </message>
    <message>
        <source>%1 labelled it %2</source>
        <translation>%1 标为%2</translation>
    </message>
    <message>
        <source>Run %1 right, %2</source>
        <translation>运行 %1 判对，%2</translation>
    </message>
    <message>
        <source>Run %1 said %2, %3</source>
        <translation>运行 %1 判成%2，%3</translation>
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
        <source>Click a category to see what speaks for and against it</source>
        <translation>点一个类别，看什么支持它、什么反对它</translation>
    </message>
    <message>
        <source>History of the label</source>
        <translation>标注经过</translation>
    </message>
</context>
<context>
    <name>wb::ui::AttentionPanel</name>
    <message>
        <source>All layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>第 %1 头</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>看向 %1</translation>
    </message>
    <message>
        <source>Where “%1” looks</source>
        <translation>「%1」这一行</translation>
    </message>
    <message>
        <source>Choose a row to see where it looks</source>
        <translation>选一行，看它看向哪里</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Layer mean</source>
        <translation>层均值</translation>
    </message>
    <message>
        <source>Head mean</source>
        <translation>头均值</translation>
    </message>
    <message>
        <source>The mean over all layers</source>
        <translation>所有层的平均</translation>
    </message>
    <message>
        <source>The mean over all heads</source>
        <translation>所有头的平均</translation>
    </message>
    <message>
        <source>All layers × heads</source>
        <translation>所有层 × 头</translation>
    </message>
    <message>
        <source>All layers and heads</source>
        <translation>所有层和头</translation>
    </message>
    <message>
        <source>Attention matrix</source>
        <translation>注意力方阵</translation>
    </message>
    <message>
        <source>Special tokens</source>
        <translation>特殊词元</translation>
    </message>
    <message>
        <source>Show the tokens that the network adds, such as [CLS] and [SEP]</source>
        <translation>显示网络自己加上的词元，如 [CLS] 和 [SEP]</translation>
    </message>
    <message>
        <source>Row = who looks, column = at whom.</source>
        <translation>行 = 谁在看，列 = 看向谁。</translation>
    </message>
    <message>
        <source>Each row sums to 1.</source>
        <translation>每行加起来是 1。</translation>
    </message>
    <message>
        <source>Special tokens are left out and each row is scaled to sum to 1 again.</source>
        <translation>已略去特殊词元，每行重新归一到 1。</translation>
    </message>
    <message>
        <source>Attention tells where the model looks, not why it decides so; read it together with the gradients.</source>
        <translation>注意力只说明模型看向哪里，不等于它为什么这样判；请和梯度一起看。</translation>
    </message>
</context>
<context>
    <name>wb::ui::CalibrationPanel</name>
    <message>
        <source>probability %1</source>
        <translation>概率 %1</translation>
    </message>
    <message>
        <source>Right answers</source>
        <translation>答对的比例</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>理想</translation>
    </message>
    <message>
        <source>Appears when the run has answered labelled validation texts: from them the temperature is found.</source>
        <translation>等这次运行回答过已标注的验证文本后显示：温度是从它们求出的。</translation>
    </message>
    <message>
        <source>with temperature</source>
        <translation>加温度</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>It is surer than it should be.</source>
        <translation>它过于自信。</translation>
    </message>
    <message>
        <source>It is less sure than it could be.</source>
        <translation>它不够自信。</translation>
    </message>
    <message numerus="yes">
        <source>%1 Probabilities are off by %2 points on average; by %3 with the temperature %4, found on %n validation text(s). A temperature changes no answer, only how sure it sounds.</source>
        <translation>
            <numerusform>%1概率平均偏差 %2 个百分点；用从 %n 条验证文本求出的温度 %4 校正后为 %3。温度不改变判断，只改变有多肯定。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::CorrectionPanel</name>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>预测</translation>
    </message>
    <message numerus="yes">
        <source>%n corrected</source>
        <translation>
            <numerusform>已更正 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed</source>
        <translation>
            <numerusform>确认 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the label</source>
        <translation>改标注</translation>
    </message>
    <message>
        <source>A key corrects and goes on · Enter: the label is right · Ctrl+Z undoes</source>
        <translation>按键即改并到下一条・Enter 表示标注没错・Ctrl+Z 撤销</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>A key gives or takes a label · Enter: on to the next · Ctrl+Z undoes</source>
        <translation>按键加上或去掉标签 · 回车：下一条 · Ctrl+Z 撤销</translation>
    </message>
</context>
<context>
    <name>wb::ui::ErrorsView</name>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <source>imported %1</source>
        <translation>%1 导入</translation>
    </message>
    <message>
        <source>labelled by %1, %2</source>
        <translation>标注人 %1，%2</translation>
    </message>
    <message>
        <source>Gradients took %1 s</source>
        <translation>梯度用时 %1 秒</translation>
    </message>
    <message>
        <source>#%1 is now %2</source>
        <translation>#%1 已改为%2</translation>
    </message>
    <message>
        <source>That was the last text here.</source>
        <translation>这里已经是最后一条。</translation>
    </message>
</context>
<context>
    <name>wb::ui::ExplorePage</name>
    <message>
        <source>Where is it wrong, and why?</source>
        <translation>哪里错了，为什么？</translation>
    </message>
    <message numerus="yes">
        <source>Train again with %n corrections</source>
        <translation>
            <numerusform>带 %n 处更正再训练</numerusform>
        </translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>再训练</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Test texts</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Validation texts</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>Training texts</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>All labelled texts</source>
        <translation>全部已标注</translation>
    </message>
    <message>
        <source>Which texts</source>
        <translation>看哪些文本</translation>
    </message>
    <message>
        <source>Next text</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Previous text</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Show all errors</source>
        <translation>显示全部错误</translation>
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
        <source>No run yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>Train a model first. Then this page shows where it errs and what it looks at.</source>
        <translation>先训练一个模型，这里就能看到它错在哪里、看向哪里。</translation>
    </message>
    <message>
        <source>To training</source>
        <translation>去训练</translation>
    </message>
    <message>
        <source>No labelled texts here</source>
        <translation>这里没有已标注的文本</translation>
    </message>
    <message>
        <source>None of the chosen texts has a label to compare predictions with.</source>
        <translation>所选文本都没有标注，无从对照预测。</translation>
    </message>
    <message>
        <source>Show all labelled texts</source>
        <translation>看全部已标注的文本</translation>
    </message>
</context>
<context>
    <name>wb::ui::MatrixPanel</name>
    <message>
        <source>This run has predicted none of these %1 texts.</source>
        <translation>这次运行还没有预测这 %1 条文本。</translation>
    </message>
    <message>
        <source>This run has not predicted %1 of them yet.</source>
        <translation>其中 %1 条这次运行还没有预测。</translation>
    </message>
    <message>
        <source>Predicting the texts…</source>
        <translation>正在预测……</translation>
    </message>
    <message>
        <source>Predict now</source>
        <translation>现在预测</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Counts or rates</source>
        <translation>条数或比例</translation>
    </message>
    <message>
        <source>Show all errors again (Esc)</source>
        <translation>回到全部错误 (Esc)</translation>
    </message>
    <message>
        <source>%1 texts</source>
        <translation>%1 条・行 标注，列 预测</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>各标签</translation>
    </message>
    <message>
        <source>How each label is given</source>
        <translation>每个标签的判断情况</translation>
    </message>
</context>
<context>
    <name>wb::ui::MistakePanel</name>
    <message>
        <source>classified rightly</source>
        <translation>判对</translation>
    </message>
    <message>
        <source>classified as</source>
        <translation>判成</translation>
    </message>
    <message>
        <source>classified otherwise</source>
        <translation>判成别的</translation>
    </message>
    <message>
        <source>Others classified as</source>
        <translation>别的判成</translation>
    </message>
    <message>
        <source>All errors</source>
        <translation>全部错误</translation>
    </message>
    <message>
        <source>surest first</source>
        <translation>最有把握的在前</translation>
    </message>
    <message>
        <source>surest mistakes first</source>
        <translation>最有把握的错误在前</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1・%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>None is classified rightly.</source>
        <translation>没有一条判对。</translation>
    </message>
    <message>
        <source>No mistakes here.</source>
        <translation>这里没有错误。</translation>
    </message>
    <message>
        <source>Texts, surest first</source>
        <translation>文本，最有把握的在前</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>漏判</translation>
    </message>
    <message>
        <source>wrongly added</source>
        <translation>误加</translation>
    </message>
</context>
<context>
    <name>wb::ui::ScoreGrid</name>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Of the texts that it gave a category, the share that have it</source>
        <translation>判成某一类的文本里，真是这一类的比例</translation>
    </message>
    <message>
        <source>Of the texts that have a category, the share that it gave it</source>
        <translation>属于某一类的文本里，被判成这一类的比例</translation>
    </message>
    <message>
        <source>One number for both: high only where precision and recall are</source>
        <translation>两者合成一个数：精确率和召回率都高，它才高</translation>
    </message>
    <message>
        <source>Macro</source>
        <translation>宏平均</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>加权平均</translation>
    </message>
    <message>
        <source>Micro</source>
        <translation>微平均</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Matthews</source>
        <translation>马修斯相关系数</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>Each category counts the same, however rare it is</source>
        <translation>每一类同等重要，不管多少见</translation>
    </message>
    <message>
        <source>Each category counts by how many texts it has</source>
        <translation>每一类按文本数计权</translation>
    </message>
    <message>
        <source>Each text counts the same: with one category a text, all three are the accuracy</source>
        <translation>每条文本同等重要：一条一类时，三个数都等于准确率</translation>
    </message>
    <message>
        <source>The share of right answers</source>
        <translation>答对的比例</translation>
    </message>
    <message>
        <source>Correlation of labels and answers: 100 is perfect, 0 is what guessing gives, even where one category is much more frequent than the others</source>
        <translation>标签与回答的相关程度：100 是全对，0 相当于瞎猜，某一类特别多时也是如此</translation>
    </message>
    <message>
        <source>How often a text with a category has a higher probability of it than a text without; 50 is guessing. Absent where a category has no texts here</source>
        <translation>任取一条属于某类、一条不属于的文本，前者概率更高的比例；50 相当于瞎猜。某一类在这里没有文本时不显示</translation>
    </message>
    <message>
        <source>How far the probabilities are from how often they are right, in percentage points</source>
        <translation>概率与实际答对的比例平均相差多少个百分点</translation>
    </message>
    <message>
        <source>95 % of the values that 1,000 other draws of such texts would give lie here: the fewer texts, the wider</source>
        <translation>换 1,000 批同类文本重新抽样，95 % 的值落在这里：文本越少，范围越宽</translation>
    </message>
    <message>
        <source>All labels right</source>
        <translation>标签全对</translation>
    </message>
    <message>
        <source>Each label of each text counts the same</source>
        <translation>每条文本的每个标签同等重要</translation>
    </message>
    <message>
        <source>The share of texts that got exactly the right labels</source>
        <translation>标签一个不多、一个不少的文本比例</translation>
    </message>
</context>
<context>
    <name>wb::ui::ScoresView</name>
    <message>
        <source>Scores of each category</source>
        <translation>各类别的分数</translation>
    </message>
    <message>
        <source>Double click or Enter shows the errors of a category</source>
        <translation>双击或按 Enter，看这个类别的错误</translation>
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
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Exactly right</source>
        <translation>完全正确</translation>
    </message>
</context>
<context>
    <name>wb::ui::StripLegend</name>
    <message>
        <source>for</source>
        <translation>支持</translation>
    </message>
    <message>
        <source>against “%1”</source>
        <translation>反对「%1」</translation>
    </message>
</context>
<context>
    <name>wb::ui::TextPanel</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>a category that is gone</source>
        <translation>已删除的类别</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Previous text (Alt+Up)</source>
        <translation>上一条 (Alt+↑)</translation>
    </message>
    <message>
        <source>Next text (Alt+Down)</source>
        <translation>下一条 (Alt+↓)</translation>
    </message>
    <message>
        <source>What shades the tokens</source>
        <translation>底色表示什么</translation>
    </message>
    <message>
        <source>[CLS] row</source>
        <translation>[CLS] 行</translation>
    </message>
    <message>
        <source>Mean over rows</source>
        <translation>各行平均</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>层层汇总</translation>
    </message>
    <message>
        <source>Layer mean</source>
        <translation>层均值</translation>
    </message>
    <message>
        <source>Integrated</source>
        <translation>积分梯度</translation>
    </message>
    <message>
        <source>What [CLS], which is classified, looks at in the chosen layer and head</source>
        <translation>用来分类的 [CLS] 在所选层和头看向哪里</translation>
    </message>
    <message>
        <source>The mean of all tokens is classified: what they look at on average in the chosen layer and head</source>
        <translation>分类用的是所有词元的平均：在所选层和头，它们平均看向哪里</translation>
    </message>
    <message>
        <source>Attention multiplied through all layers, residual paths counted</source>
        <translation>注意力逐层相乘，计入残差通路</translation>
    </message>
    <message>
        <source>The mean over all layers and heads</source>
        <translation>所有层和头的平均</translation>
    </message>
    <message>
        <source>Integrated gradients: each token’s share in the answer, along the way from an empty text</source>
        <translation>积分梯度：从空白文本走到这段文本，每个词元对答案的贡献</translation>
    </message>
    <message>
        <source> · cut at the limit</source>
        <translation>・超过上限已截断</translation>
    </message>
    <message>
        <source>Share in the answer</source>
        <translation>底色 对答案的贡献</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>底色 注意力</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>下方 梯度</translation>
    </message>
</context>
</TS>
