<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Comparison</name>
    <message>
        <source>Both are right and wrong on the same texts.</source>
        <translation>两次运行对错完全一致。</translation>
    </message>
    <message>
        <source>Both are right equally often.</source>
        <translation>两次运行答对的一样多。</translation>
    </message>
    <message>
        <source>%1 is better: the difference is hardly chance.</source>
        <translation>%1 更好：差别不太可能是偶然。</translation>
    </message>
    <message>
        <source>%1 is ahead, but too few texts tell: it may be chance.</source>
        <translation>%1 领先，但能说明问题的文本太少：可能只是偶然。</translation>
    </message>
    <message>
        <source>%1 points (%2 … %3)</source>
        <translation>%1 个百分点（%2 … %3）</translation>
    </message>
</context>
<context>
    <name>TrainNotice</name>
    <message>
        <source>%1 of %2 texts are cut</source>
        <translation>%2 条里有 %1 条被截断</translation>
    </message>
    <message>
        <source>Only their first %1 tokens are read. Raise the longest text to read more.</source>
        <translation>只读前 %1 个词元。调大「最长文本」可以多读。</translation>
    </message>
    <message>
        <source>No validation texts</source>
        <translation>没有验证文本</translation>
    </message>
    <message>
        <source>Nothing shows how good the classifier is, and the last epoch is kept. Split the corpus to have some.</source>
        <translation>看不出模型有多好，只能留最后一轮。请先划分语料。</translation>
    </message>
    <message>
        <source>Only %1 validation texts</source>
        <translation>验证文本只有 %1 条</translation>
    </message>
    <message>
        <source>An accuracy measured on them may be off by %1 points. Label or split more for a reliable score.</source>
        <translation>这样量出的准确率可能差 %1 个点。多标或多划一些才可靠。</translation>
    </message>
    <message>
        <source>Diverged at step %1</source>
        <translation>第 %1 步发散</translation>
    </message>
    <message>
        <source>The loss is no longer a number. Lower the learning rate or raise the warm-up. The best epoch so far is kept.</source>
        <translation>损失已经不是数。请调低学习率或加长预热。目前最好的一轮已存好。</translation>
    </message>
    <message>
        <source>Every text gets the same category</source>
        <translation>所有文本都判成同一类</translation>
    </message>
    <message>
        <source>It has learned nothing yet. If this stays so, lower the learning rate or label more texts of the other categories.</source>
        <translation>它还什么都没学到。一直这样的话，请调低学习率，或给其他类别多标一些。</translation>
    </message>
    <message>
        <source>Overfitting since epoch %1</source>
        <translation>从第 %1 轮起开始过拟合</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>提前停下</translation>
    </message>
    <message>
        <source>%1 evaluations brought nothing better than epoch %2, which is kept.</source>
        <translation>连续 %1 次验证都没有超过第 %2 轮，已保留那一轮。</translation>
    </message>
    <message>
        <source>The classifier in this folder knows other categories</source>
        <translation>这个文件夹里的分类器是别的类别</translation>
    </message>
    <message>
        <source>Its head was replaced by a fresh one.</source>
        <translation>已换上新的分类头。</translation>
    </message>
    <message>
        <source>A category has no training texts</source>
        <translation>有类别没有训练文本</translation>
    </message>
    <message>
        <source>The classifier cannot learn it. Label some texts with it.</source>
        <translation>模型学不会它。请给它标几条。</translation>
    </message>
    <message>
        <source>bf16 is slow on this processor</source>
        <translation>这颗处理器算 bf16 很慢</translation>
    </message>
    <message>
        <source>It cannot multiply bf16 itself. Choose automatic precision.</source>
        <translation>它不能直接算 bf16。请把精度改为自动。</translation>
    </message>
    <message>
        <source>The state of the run could not be kept</source>
        <translation>没能存下运行的状态</translation>
    </message>
    <message>
        <source>The training goes on. Make room on the disk: if the program ends now, the run resumes from an earlier step or not at all.</source>
        <translation>训练仍在继续。请腾出磁盘空间：如果程序现在结束，只能从更早的一步接着练，甚至要从头开始。</translation>
    </message>
    <message>
        <source>The labelled texts have changed since this run began</source>
        <translation>这次运行开始之后，已标注的文本有了变化</translation>
    </message>
    <message>
        <source>It goes on with those of now, so it will not be quite as if it had run through.</source>
        <translation>接下来用现在的文本继续，所以结果和一次练到底会略有不同。</translation>
    </message>
    <message>
        <source>The mean of %1 evaluations is kept</source>
        <translation>保留了 %1 次评估的平均</translation>
    </message>
    <message>
        <source>The mean of %1 evaluations is not better</source>
        <translation>%1 次评估的平均并不更好</translation>
    </message>
    <message>
        <source>Their weights averaged score %1 on the validation texts, the best alone %2.</source>
        <translation>权重平均后在验证文本上得 %1，最好的一次单独得 %2。</translation>
    </message>
    <message>
        <source>it learns by heart</source>
        <translation>它在死记硬背</translation>
    </message>
    <message>
        <source>it grows too sure of itself</source>
        <translation>它越来越过于自信</translation>
    </message>
    <message>
        <source>Validation loss rose from %1 to %2: %3.</source>
        <translation>验证损失从 %1 升到 %2：%3。</translation>
    </message>
    <message>
        <source>Epoch %1 is kept. More labels help most; a new run can stop early and learn against made-harder texts.</source>
        <translation>保留的是第 %1 轮。多标注最有用；重训时可以提前停止，并用加难的文本学习。</translation>
    </message>
    <message>
        <source>Epoch %1 is the best so far and is kept; stopping now loses nothing.</source>
        <translation>目前最好的是第 %1 轮，已保留；现在停止不会有损失。</translation>
    </message>
    <message>
        <source>Its answers still got better up to epoch %1, which is kept.</source>
        <translation>但到第 %1 轮为止回答仍在变好，已保留这一轮。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Epoch %1 is the best so far and is kept; the second try will be slower.</source>
        <translation>目前最好的是第 %1 轮，已保留；第二次训练会放慢学习。</translation>
    </message>
    <message>
        <source>Validation loss rose from %1 to %2: it is learning by heart. The best epoch is kept.</source>
        <translation>验证损失从 %1 升到 %2：模型在死记硬背。已保留最好的一轮。</translation>
    </message>
    <message>
        <source>Second try, from the encoder again</source>
        <translation>第二次训练，从编码器重新开始</translation>
    </message>
    <message>
        <source>Slower and twice as long. The first one&apos;s best epoch, %1, scores %2 on the validation texts; the better of the two is kept.</source>
        <translation>学得更慢，轮数加倍。第一次最好的是第 %1 轮，验证得分 %2；两次中较好的会保留。</translation>
    </message>
</context>
<context>
    <name>wb::ui::AugmentationDialog</name>
    <message>
        <source>Leave out words</source>
        <translation>漏掉几个词</translation>
    </message>
    <message>
        <source>Swap neighbouring words</source>
        <translation>相邻的词换位</translation>
    </message>
    <message>
        <source>Characters that sound alike</source>
        <translation>同音字</translation>
    </message>
    <message>
        <source>Characters that look alike</source>
        <translation>形近字</translation>
    </message>
    <message>
        <source>Words the encoder expects</source>
        <translation>编码器猜的词</translation>
    </message>
    <message>
        <source>Simplified ↔ traditional</source>
        <translation>简体 ↔ 繁体</translation>
    </message>
    <message>
        <source>Share of the words; words such as 不 stay</source>
        <translation>占词数的比例；“不”这类词不动</translation>
    </message>
    <message>
        <source>Share of the words that change places with the next</source>
        <translation>与后一个词换位的词的比例</translation>
    </message>
    <message>
        <source>Share of the characters; slips of a pinyin keyboard</source>
        <translation>占字数的比例；拼音输入法常犯的错</translation>
    </message>
    <message>
        <source>Share of the characters; slips of a scanner</source>
        <translation>占字数的比例；扫描识别常犯的错</translation>
    </message>
    <message>
        <source>Share of the words; its guesses for a hidden word</source>
        <translation>占词数的比例；遮住一个词让它猜</translation>
    </message>
    <message>
        <source>Share of the changed texts; also words of Taiwan (软件 → 软体)</source>
        <translation>占改动文本的比例；也用台湾的词（软件 → 软体）</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>没有可改的</translation>
    </message>
    <message>
        <source>How may texts be changed?</source>
        <translation>文本可以怎么改？</translation>
    </message>
    <message>
        <source>each epoch anew, so that fewer are learnt by heart</source>
        <translation>每一轮重新改一次，免得模型把文本背下来</translation>
    </message>
    <message>
        <source>Other texts</source>
        <translation>换一批文本</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Texts changed in an epoch</source>
        <translation>每轮改动的文本</translation>
    </message>
    <message>
        <source>, share</source>
        <translation>的比例</translation>
    </message>
    <message>
        <source>Does each text still belong to its category? A change that turns its meaning teaches something wrong.</source>
        <translation>改过之后，每条文本还属于原来的类别吗？意思变了的改动会教错模型。</translation>
    </message>
    <message>
        <source>Texts before and after</source>
        <translation>改动前后的文本</translation>
    </message>
    <message>
        <source>There are no labelled texts to show yet. Label some first.</source>
        <translation>还没有标注过的文本可以看。请先标注几条。</translation>
    </message>
</context>
<context>
    <name>wb::ui::AugmentationSetting</name>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>wb::ui::CompareDialog</name>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
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
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Which run is better?</source>
        <translation>哪次运行更好？</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>On the test texts</source>
        <translation>在测试文本上</translation>
    </message>
    <message>
        <source>On the validation texts</source>
        <translation>在验证文本上</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>None: only chance and the texts of then differ.</source>
        <translation>没有：只有随机性和当时的文本不同。</translation>
    </message>
    <message>
        <source>Each by itself</source>
        <translation>各自的情况</translation>
    </message>
    <message>
        <source>The same in both</source>
        <translation>相同的设置</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>返回设置</translation>
    </message>
    <message>
        <source>Texts that only one run has right</source>
        <translation>只有一次运行答对的文本</translation>
    </message>
    <message>
        <source>Double click or Enter shows why the run erred</source>
        <translation>双击或按 Enter 查看它为什么答错</translation>
    </message>
    <message>
        <source>%1 cannot be asked: it has no weights. It was stopped before its first epoch ended, or they were removed.</source>
        <translation>%1 没有权重，无法提问：它在第一轮结束前就停了，或权重已被删除。</translation>
    </message>
    <message>
        <source>Comparing two runs</source>
        <translation>正在比较两次运行</translation>
    </message>
    <message>
        <source>Only %1 is right</source>
        <translation>只有 %1 答对</translation>
    </message>
</context>
<context>
    <name>wb::ui::ComparisonCard</name>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>宏 F1</translation>
    </message>
    <message>
        <source>McNemar&apos;s test</source>
        <translation>McNemar 检验</translation>
    </message>
    <message>
        <source>The brackets hold 95 % of the differences that 1,000 other draws of such texts would give. Where they reach across 0, either run may be the better one.</source>
        <translation>换 1,000 批同类文本重新抽样，95 % 的差值落在括号里。括号跨过 0 时，哪一个更好都有可能。</translation>
    </message>
    <message>
        <source>How likely so uneven a split of the texts that only one run has right would be, were both runs equally good. Below 0.05 the difference is hardly chance.</source>
        <translation>假如两次运行一样好，只有一方答对的文本分得这样不均的可能性有多大。小于 0.05 时，差别不太可能是偶然。</translation>
    </message>
    <message>
        <source>Both runs are asked about these texts…</source>
        <translation>正在让两次运行回答这些文本…</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n text(s)</source>
        <translation>
            <numerusform>%1 · %n 条文本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %1 is right: %n text(s)</source>
        <translation>
            <numerusform>只有 %1 答对：%n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::CrossValidationDialog</name>
    <message>
        <source>The validation texts take part too</source>
        <translation>验证集的文本也参加</translation>
    </message>
    <message>
        <source>How good is it on texts it has not seen?</source>
        <translation>对没见过的文本有多准？</translation>
    </message>
    <message>
        <source>k-fold cross-validation</source>
        <translation>k 折交叉验证</translation>
    </message>
    <message>
        <source>The labelled texts are dealt into equal parts. One network a part is trained on all the others and answers the part that it has not seen. That scores your settings on every text, and shows which labels look wrong. Test texts stay untouched.</source>
        <translation>已标注的文本被均匀分成若干份。每一份都由一个只用其余各份训练出来的模型来判断。这样每条文本都参与了对当前设置的评分，也能看出哪些标注可疑。测试集不受影响。</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>so many networks are trained, one after the other</source>
        <translation>依次训练这么多个模型</translation>
    </message>
    <message>
        <source>To choose the epoch</source>
        <translation>用于挑选轮次</translation>
    </message>
    <message>
        <source>of a network&apos;s training texts; at 0 its last epoch counts</source>
        <translation>占每个模型训练文本的比例；0 表示取最后一轮</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>about %1 in all</source>
        <translation>总共约 %1</translation>
    </message>
</context>
<context>
    <name>wb::ui::CrossValidationView</name>
    <message>
        <source>Take the answer as its label</source>
        <translation>改成模型的判断</translation>
    </message>
    <message>
        <source>Show in the table</source>
        <translation>在表格中查看</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The parts</source>
        <translation>各份成绩</translation>
    </message>
    <message>
        <source>Networks that had not seen these texts gave another answer, the surest first. Either the label is wrong or the text is hard.</source>
        <translation>没见过这些文本的模型给出了不同的判断，最有把握的在前。要么标注有误，要么文本本身难判断。</translation>
    </message>
    <message>
        <source>Labels that look wrong</source>
        <translation>可疑的标注</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 of %2 parts done · %3</source>
        <translation>已完成 %1 / %2 份 · %3</translation>
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
        <source>Part</source>
        <translation>份</translation>
    </message>
    <message>
        <source>Accuracy %</source>
        <translation>准确率 %</translation>
    </message>
    <message>
        <source>Macro-F1 %</source>
        <translation>宏 F1 %</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>The label was not changed</source>
        <translation>标注没有改动</translation>
    </message>
    <message>
        <source>Labels that look wrong (%1)</source>
        <translation>可疑的标注（%1）</translation>
    </message>
</context>
<context>
    <name>wb::ui::NumberSetting</name>
    <message>
        <source>From %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>, a whole number</source>
        <translation>，整数</translation>
    </message>
</context>
<context>
    <name>wb::ui::RateDialog</name>
    <message>
        <source>Which learning rate?</source>
        <translation>用多大的学习率？</translation>
    </message>
    <message>
        <source>A short training with growing rates; nothing of it is kept</source>
        <translation>用逐步增大的学习率试训一小段，结果不保留</translation>
    </message>
    <message>
        <source>Each step takes a larger rate than the one before. Wait until the loss rises again.</source>
        <translation>每一步的学习率都比上一步大。请等到损失重新升高。</translation>
    </message>
    <message>
        <source>Rate to take</source>
        <translation>采用的学习率</translation>
    </message>
    <message>
        <source>Click or drag in the plot, or press ← and →</source>
        <translation>在图上点击或拖动，或按 ← 和 →</translation>
    </message>
    <message>
        <source>Use this rate</source>
        <translation>采用这个学习率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Looking for a learning rate</source>
        <translation>正在寻找学习率</translation>
    </message>
    <message>
        <source>each step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>平滑后</translation>
    </message>
</context>
<context>
    <name>wb::ui::RunCharts</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>each step</source>
        <translation>每步</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>%1 validation</source>
        <translation>%1 验证</translation>
    </message>
    <message>
        <source>best: epoch %1</source>
        <translation>最好：第 %1 轮</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>macro-F1</source>
        <translation>宏 F1</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>texts/s</source>
        <translation>条/秒</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Best macro-F1</source>
        <translation>最好的宏 F1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>The picture was not saved</source>
        <translation>图片没有存上</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another folder.</source>
        <translation>%1 不能写入，请换一个文件夹。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Scores %</source>
        <translation>得分 %</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>epoch %1 · step %2</source>
        <translation>第 %1 轮・第 %2 步</translation>
    </message>
</context>
<context>
    <name>wb::ui::SettingsPanel</name>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Depth of the new network</source>
        <translation>新网络的深度</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Numbers per token; a multiple of the heads</source>
        <translation>每个词元的数值个数，须是头数的倍数</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>Views each layer takes of the text</source>
        <translation>每层从几个角度看文本</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How much each step changes; too high diverges</source>
        <translation>每步改动多大；太大会发散</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>走势</translation>
    </message>
    <message>
        <source>Slow start, fast middle, gentle end</source>
        <translation>先慢后快，最后放稳</translation>
    </message>
    <message>
        <source>Linear after warm-up</source>
        <translation>预热后线性降</translation>
    </message>
    <message>
        <source>Constant after warm-up</source>
        <translation>预热后不变</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Texts seen at once</source>
        <translation>一次看多少条</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Times all texts are read</source>
        <translation>训练文本看几遍</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>最长文本</translation>
    </message>
    <message>
        <source>In tokens; what is longer is cut</source>
        <translation>按词元数，超出的截掉</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>丢弃率</translation>
    </message>
    <message>
        <source>Hides a part at random, against learning by heart</source>
        <translation>随机遮住一部分，防死记</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Keeps single weights from growing large</source>
        <translation>不让个别权重独大</translation>
    </message>
    <message>
        <source>Token table</source>
        <translation>词表向量</translation>
    </message>
    <message>
        <source>Frozen is faster and safer with few texts</source>
        <translation>冻结更快，文本少时更稳</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>Ends when validation no longer gets better</source>
        <translation>不再进步就停</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>After 1 without gain</source>
        <translation>1 次无进步</translation>
    </message>
    <message>
        <source>After 2 without gain</source>
        <translation>2 次无进步</translation>
    </message>
    <message>
        <source>After 3 without gain</source>
        <translation>3 次无进步</translation>
    </message>
    <message>
        <source>After 5 without gain</source>
        <translation>5 次无进步</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Automatic takes the fastest this machine has</source>
        <translation>自动选这台机器最快的</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32 位</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same result</source>
        <translation>同一种子得同样结果</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Share of the steps in which the rate rises</source>
        <translation>学习率上升的步数占比</translation>
    </message>
    <message>
        <source>Head factor</source>
        <translation>分类头倍率</translation>
    </message>
    <message>
        <source>The classifier learns this many times faster</source>
        <translation>分类头学得快多少倍</translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation>累积</translation>
    </message>
    <message>
        <source>Batches whose gradients make one step</source>
        <translation>几批的梯度合成一步</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Longest gradient; 0 clips nothing</source>
        <translation>梯度最长多少；0 不裁剪</translation>
    </message>
    <message>
        <source>Classified</source>
        <translation>分类依据</translation>
    </message>
    <message>
        <source>The vector the decision is made from</source>
        <translation>用哪个向量来判断</translation>
    </message>
    <message>
        <source>As the encoder was made</source>
        <translation>随编码器</translation>
    </message>
    <message>
        <source>[CLS]</source>
        <translation>[CLS]</translation>
    </message>
    <message>
        <source>Mean of all tokens</source>
        <translation>全部词元的均值</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>验证次数</translation>
    </message>
    <message>
        <source>How often an epoch validation is measured</source>
        <translation>每轮量几次验证集</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核数</translation>
    </message>
    <message>
        <source>Processor cores to use; 0 takes all</source>
        <translation>用几个处理器核；0 全用</translation>
    </message>
    <message>
        <source>Quick: a first answer in a minute or two, good enough for suggestions.</source>
        <translation>快速：一两分钟先有个结果，够用来给建议。</translation>
    </message>
    <message>
        <source>Balanced: a good start for most corpora.</source>
        <translation>均衡：多数语料的好起点。</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>%1 的设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新的运行</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Estimate before the start</source>
        <translation>开始前的估计</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n layer(s)</source>
        <translation>
            <numerusform>%1・%n 层</numerusform>
        </translation>
    </message>
    <message>
        <source>New network (random values)</source>
        <translation>新网络（随机初始值）</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Learns from nothing; needs many texts</source>
        <translation>从零学起，要很多文本</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / 本机 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) longer than the limit will be cut.</source>
        <translation>
            <numerusform>%n 条超出上限，会被截断。</numerusform>
        </translation>
    </message>
    <message>
        <source>Adversarial</source>
        <translation>对抗训练</translation>
    </message>
    <message>
        <source>Also learns each batch made harder by this much; doubles the time, 0 is off</source>
        <translation>每批再学一遍加了扰动的样子，更稳；用时加倍，0 为关</translation>
    </message>
    <message>
        <source>%1 parameters, %2 tokens at most</source>
        <translation>%1参数・最长 %2 词元</translation>
    </message>
    <message>
        <source>Cosine after warm-up</source>
        <translation>预热后余弦降</translation>
    </message>
    <message>
        <source>Quadratic after warm-up</source>
        <translation>预热后平方降</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Is never quite sure: this share of each label goes to all categories</source>
        <translation>不把话说满：标签的这一份平分给所有类别</translation>
    </message>
    <message>
        <source>R-Drop</source>
        <translation>R-Drop</translation>
    </message>
    <message>
        <source>Reads each text twice under other dropout and draws the answers together; doubles the time, 0 is off</source>
        <translation>每条文本换一次随机失活读两遍，让两次答案靠拢；时间加倍，0 为关闭</translation>
    </message>
    <message>
        <source>Focal gamma</source>
        <translation>Focal γ</translation>
    </message>
    <message>
        <source>What is learnt already counts less; 0 is off</source>
        <translation>已学会的少算一些；0 为关闭</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>Rare categories count more in the loss</source>
        <translation>损失中少见的类别占更大分量</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Balanced sampling</source>
        <translation>均衡抽样</translation>
    </message>
    <message>
        <source>Rare categories are read as often as frequent ones</source>
        <translation>少见的类别与常见的读得一样多</translation>
    </message>
    <message>
        <source>Layer decay</source>
        <translation>逐层衰减</translation>
    </message>
    <message>
        <source>Each layer learns this many times as fast as the one above it; 1 is all alike</source>
        <translation>每一层的学习速度是上一层的这么多倍；1 为各层相同</translation>
    </message>
    <message>
        <source>Frozen layers</source>
        <translation>冻结层数</translation>
    </message>
    <message>
        <source>So many of the lowest layers stay as they are; saves time too</source>
        <translation>最底下这么多层保持不变，也省时间</translation>
    </message>
    <message>
        <source>Thaw after</source>
        <translation>逐层解冻</translation>
    </message>
    <message>
        <source>Epochs until the uppermost frozen layer learns too, then the next; 0 is never</source>
        <translation>每隔这么多轮，最上面的冻结层也开始学习；0 为从不</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>评优依据</translation>
    </message>
    <message>
        <source>The validation score that decides which weights are kept</source>
        <translation>用验证集上的哪个分数决定保留哪一次的权重</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>宏 F1</translation>
    </message>
    <message>
        <source>Weighted F1</source>
        <translation>加权 F1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>MCC</source>
        <translation>MCC</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Running mean</source>
        <translation>滑动平均</translation>
    </message>
    <message>
        <source>Keeps the mean of the weights over the last steps, such as 0.99; 0 is off</source>
        <translation>保留最近若干步权重的平均，例如 0.99；0 为关闭</translation>
    </message>
    <message>
        <source>Average the best</source>
        <translation>平均最好的几次</translation>
    </message>
    <message>
        <source>At the end averages the weights of so many of the best evaluations, if that is better; 0 is off</source>
        <translation>训练结束时把最好的几次评估的权重平均，更好才采用；0 为关闭</translation>
    </message>
    <message>
        <source>Changed texts</source>
        <translation>改动文本</translation>
    </message>
    <message>
        <source>Each epoch reads so many texts a little changed; see how on your own texts</source>
        <translation>每一轮有这么多文本略有改动；先用你自己的文本看看怎么改</translation>
    </message>
    <message>
        <source>A new network has not learnt any words yet</source>
        <translation>新网络还没学过任何词</translation>
    </message>
    <message>
        <source>The encoder %1 has no head that predicts hidden words</source>
        <translation>编码器 %1 没有预测被遮住的词的输出头</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>寻找…</translation>
    </message>
    <message>
        <source>Tries growing rates on your texts and draws where the loss falls fastest</source>
        <translation>在你的文本上逐步增大学习率，画出损失在哪里下降最快</translation>
    </message>
    <message>
        <source>Batch by tokens</source>
        <translation>按词元成批</translation>
    </message>
    <message>
        <source>About so many tokens at once, instead of so many texts; 0 is off</source>
        <translation>每批约这么多词元，而不是固定条数；0 为关闭</translation>
    </message>
    <message>
        <source>Second try</source>
        <translation>第二次训练</translation>
    </message>
    <message>
        <source>Afterwards trains once more from the encoder, slower and twice as long; validation keeps the better of the two</source>
        <translation>训练完后从编码器重新开始再训练一次，学得更慢、轮数加倍；按验证成绩保留较好的一次</translation>
    </message>
    <message>
        <source>Thorough: balanced, then again, slower; keeps the better. Three times as long.</source>
        <translation>充分：先按均衡训练，再放慢训练一次，保留较好的一次；用时约为三倍。</translation>
    </message>
</context>
<context>
    <name>wb::ui::SweepDialog</name>
    <message>
        <source>Which settings work best?</source>
        <translation>哪种设置最好？</translation>
    </message>
    <message>
        <source>one training after the other, scored on the validation texts</source>
        <translation>逐次训练，用验证集评分</translation>
    </message>
    <message>
        <source>Values are divided by commas. For random trials a range can be given too: 1e-5..5e-4.</source>
        <translation>取值用逗号分隔。随机试验也可以给范围：1e-5..5e-4。</translation>
    </message>
    <message>
        <source>Vary another setting</source>
        <translation>再加一项设置</translation>
    </message>
    <message>
        <source>Start the sweep</source>
        <translation>开始搜索</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Every combination</source>
        <translation>所有组合</translation>
    </message>
    <message>
        <source>Random ones</source>
        <translation>随机抽取</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>drawn from the values and ranges above</source>
        <translation>从上面的取值和范围中抽取</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>随机种子数</translation>
    </message>
    <message>
        <source>each combination is trained so often; the mean decides</source>
        <translation>每种组合训练这么多次，以均值为准</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Halving</source>
        <translation>逐轮减半</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>不淘汰</translation>
    </message>
    <message>
        <source>Give up poor ones</source>
        <translation>提前淘汰</translation>
    </message>
    <message>
        <source>Keep every trial&apos;s network, not the best one&apos;s only</source>
        <translation>保留每次试验的模型，而不只是最佳的</translation>
    </message>
    <message>
        <source>stops what falls behind the middle of the others</source>
        <translation>落后于其他试验中位数的就停止</translation>
    </message>
    <message>
        <source>stops the poorer half after 1, 2, 4 … epochs</source>
        <translation>在第 1、2、4…轮后停止较差的一半</translation>
    </message>
    <message>
        <source>every trial is trained to its end</source>
        <translation>每次试验都训练到底</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s)</source>
        <translation>
            <numerusform>%n 次训练</numerusform>
        </translation>
    </message>
    <message>
        <source> · at most about %1</source>
        <translation> · 最多约 %1</translation>
    </message>
</context>
<context>
    <name>wb::ui::SweepView</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Settings and scores</source>
        <translation>设置与成绩</translation>
    </message>
    <message>
        <source>Show this run</source>
        <translation>查看这次运行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 %2, </source>
        <translation>%1 %2，</translation>
    </message>
    <message>
        <source>Macro-F1 %</source>
        <translation>宏 F1 %</translation>
    </message>
    <message>
        <source>macro-F1 %1</source>
        <translation>宏 F1 %1</translation>
    </message>
    <message>
        <source>%1 of %2 trials done</source>
        <translation>已完成 %1 / %2 次试验</translation>
    </message>
    <message>
        <source>, %1 cut early (dashed)</source>
        <translation>，提前淘汰 %1 次（虚线）</translation>
    </message>
    <message>
        <source>Scores appear here as soon as a trial has been evaluated.</source>
        <translation>第一次评估之后，成绩就会显示在这里。</translation>
    </message>
    <message>
        <source>Best so far: &lt;b&gt;%1&lt;/b&gt; — macro-F1 &lt;b&gt;%2&lt;/b&gt; % (%3)</source>
        <translation>目前最佳：&lt;b&gt;%1&lt;/b&gt; — 宏 F1 &lt;b&gt;%2&lt;/b&gt; %（%3）</translation>
    </message>
</context>
<context>
    <name>wb::ui::TrainPage</name>
    <message>
        <source>Is it learning?</source>
        <translation>它学会了吗？</translation>
    </message>
    <message>
        <source>choose an encoder, press start</source>
        <translation>选一个编码器，点开始</translation>
    </message>
    <message>
        <source> · validated on &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>・验证集 &lt;b&gt;%1&lt;/b&gt; 条</translation>
    </message>
    <message>
        <source> · macro-F1 now &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>・宏 F1 现在 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>, best &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>，最好 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Checked runs are drawn over the plot</source>
        <translation>勾选的叠加在图上</translation>
    </message>
    <message>
        <source>A setting makes no sense</source>
        <translation>有一项设置不对</translation>
    </message>
    <message>
        <source>Correct the value with the red frame, then start.</source>
        <translation>改好红框里的值再开始。</translation>
    </message>
    <message>
        <source>Choose two runs to compare</source>
        <translation>选两个运行来对照</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>删除 %1？</translation>
    </message>
    <message>
        <source>Its weights, curves and predictions go. This cannot be undone.</source>
        <translation>权重、曲线和预测都会删掉，无法撤销。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop, use epoch %1</source>
        <translation>停下，用第 %1 轮</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>再训练</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>The run ended with a problem</source>
        <translation>运行出了问题</translation>
    </message>
    <message>
        <source>Training cannot start yet</source>
        <translation>现在还不能训练</translation>
    </message>
    <message>
        <source>Label texts</source>
        <translation>去标注</translation>
    </message>
    <message>
        <source>Pause or continue training</source>
        <translation>暂停或继续训练</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Compare two runs</source>
        <translation>对照两个运行</translation>
    </message>
    <message>
        <source>Delete run</source>
        <translation>删除运行</translation>
    </message>
    <message>
        <source>Copy the plot</source>
        <translation>复制曲线图</translation>
    </message>
    <message>
        <source>Save the plot…</source>
        <translation>保存曲线图…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>接着训练</translation>
    </message>
    <message>
        <source>See its errors</source>
        <translation>看它错在哪</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>所有运行</translation>
    </message>
    <message>
        <source>Choose an encoder and a preset at the left and press start. The curves appear here while it learns.</source>
        <translation>在左边选编码器和预设，点开始。它一边学，曲线一边画在这里。</translation>
    </message>
    <message>
        <source>A few hundred labelled texts are enough for a first model.</source>
        <translation>几百条标注就够训练第一个模型。</translation>
    </message>
    <message>
        <source>Check the box of one run beside the one that is shown, or select two.</source>
        <translation>在当前运行之外再勾选一个，或选中两行。</translation>
    </message>
    <message>
        <source>Better before the start</source>
        <translation>开始之前最好先做</translation>
    </message>
    <message>
        <source>Divide the texts</source>
        <translation>去划分</translation>
    </message>
    <message>
        <source>The run was not deleted</source>
        <translation>运行没有删掉</translation>
    </message>
    <message>
        <source>The note was not kept</source>
        <translation>备注没有存下来</translation>
    </message>
    <message>
        <source>Cross-validate…</source>
        <translation>交叉验证…</translation>
    </message>
    <message>
        <source>Sweep settings…</source>
        <translation>搜索参数…</translation>
    </message>
    <message>
        <source>More ways to train</source>
        <translation>更多训练方式</translation>
    </message>
    <message>
        <source>Its sweep</source>
        <translation>所属搜索</translation>
    </message>
    <message>
        <source>%1 · %2 parts</source>
        <translation>%1 · %2 份</translation>
    </message>
    <message>
        <source>%1 · best macro-F1 %2</source>
        <translation>%1 · 最佳宏 F1 %2</translation>
    </message>
    <message>
        <source>Use %1 × %2 texts</source>
        <translation>改用 %1 × %2 条</translation>
    </message>
    <message>
        <source>Freeze the token table</source>
        <translation>冻结词向量表</translation>
    </message>
    <message>
        <source>Cut at %1 tokens</source>
        <translation>截到 %1 个词元</translation>
    </message>
    <message>
        <source>Change these settings</source>
        <translation>改这些设置</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>Memory will not suffice</source>
        <translation>内存会不够用</translation>
    </message>
    <message>
        <source>New run against it</source>
        <translation>换设置重训</translation>
    </message>
    <message>
        <source>A new run</source>
        <translation>新的运行</translation>
    </message>
</context>
<context>
    <name>wb::ui::VariationRow</name>
    <message>
        <source>Setting to vary</source>
        <translation>要变动的设置</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Do not vary this setting</source>
        <translation>不变动这项设置</translation>
    </message>
</context>
</TS>
