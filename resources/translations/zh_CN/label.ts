<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>wb::ui::LabelDesk</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>拿不准</translation>
    </message>
    <message>
        <source>The model wavers between “%1” and “%2”; this one helps it most</source>
        <translation>模型在「%1」和「%2」之间犹豫，标这一条最能帮它分清两类</translation>
    </message>
    <message>
        <source>Rare category</source>
        <translation>稀有类别</translation>
    </message>
    <message>
        <source>It may be “%1”, of which there are few labels</source>
        <translation>可能是「%1」，这一类标得还少</translation>
    </message>
    <message>
        <source>Runs disagree</source>
        <translation>两次运行不一致</translation>
    </message>
    <message>
        <source>The two newest runs say different things</source>
        <translation>最近两次运行判得不同</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>已标</translation>
    </message>
    <message>
        <source>Already labelled; another key corrects it</source>
        <translation>已经标过，按别的键即改</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Accept “%1”</source>
        <translation>接受建议「%1」</translation>
    </message>
    <message>
        <source>, runner-up %1</source>
        <translation>，第二名 %1</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>前后走</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Undo (no end)</source>
        <translation>撤销（没有尽头）</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>准则</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>看注意力</translation>
    </message>
    <message>
        <source>Find category</source>
        <translation>找类别</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>A note on this text; Enter keeps it</source>
        <translation>给这条文本写备注，回车保存</translation>
    </message>
    <message>
        <source>The text to label</source>
        <translation>要标注的文本</translation>
    </message>
    <message>
        <source>Name the first category, e.g. “returns”, and press Enter</source>
        <translation>给第一个类别起名，例如「退换货」，然后按回车</translation>
    </message>
    <message>
        <source>First category</source>
        <translation>第一个类别</translation>
    </message>
    <message>
        <source>None applies</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>Confirm “%1”</source>
        <translation>确认“%1”</translation>
    </message>
    <message>
        <source>The model is not sure of all its labels; this one helps it most</source>
        <translation>模型对这条的标签没有把握，标注它收益最大</translation>
    </message>
    <message>
        <source>Already labelled; keys change it, Enter keeps the change</source>
        <translation>已标注；按键修改，回车保存</translation>
    </message>
</context>
<context>
    <name>wb::ui::LabelPage</name>
    <message>
        <source>Accept the suggestion</source>
        <translation>接受建议</translation>
    </message>
    <message>
        <source>Find a category</source>
        <translation>找类别</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Edit the categories</source>
        <translation>编辑类别</translation>
    </message>
    <message>
        <source>Train with the new labels</source>
        <translation>用新标注训练</translation>
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
        <source>Skip this text</source>
        <translation>跳过这一条</translation>
    </message>
    <message>
        <source>First text seen</source>
        <translation>回到看过的第一条</translation>
    </message>
    <message>
        <source>Last text seen</source>
        <translation>到看过的最后一条</translation>
    </message>
    <message>
        <source>Flag this text</source>
        <translation>标记这一条</translation>
    </message>
    <message>
        <source>Take the label away</source>
        <translation>去掉标注</translation>
    </message>
    <message>
        <source>Edit the guideline</source>
        <translation>编辑准则</translation>
    </message>
    <message>
        <source>Show attention</source>
        <translation>看注意力</translation>
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
        <source>The category was not added</source>
        <translation>类别没有加上</translation>
    </message>
    <message>
        <source>Attention of [CLS], mean of all layers and heads; attention is not an explanation</source>
        <translation>[CLS] 的注意力，所有层和头的均值；注意力不等于解释</translation>
    </message>
    <message>
        <source>Attention, mean over rows, layers and heads; attention is not an explanation</source>
        <translation>注意力对各行、各层、各头的均值；注意力不等于解释</translation>
    </message>
    <message>
        <source>What is this text?</source>
        <translation>这条文本属于哪一类？</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; labelled today, &lt;b&gt;%2&lt;/b&gt; in all</source>
        <translation>今天已标 &lt;b&gt;%1&lt;/b&gt; 条，共 &lt;b&gt;%2&lt;/b&gt; 条</translation>
    </message>
    <message numerus="yes">
        <source>Train with %n new label(s)</source>
        <translation>
            <numerusform>用 %n 条新标注训练</numerusform>
        </translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>No texts yet</source>
        <translation>还没有文本</translation>
    </message>
    <message>
        <source>Import a file, then label it here with one key a text.</source>
        <translation>先导入文件，再到这里一键一条地标注。</translation>
    </message>
    <message>
        <source>Import texts</source>
        <translation>导入文本</translation>
    </message>
    <message>
        <source>No text answers this filter</source>
        <translation>没有符合条件的文本</translation>
    </message>
    <message>
        <source>Choose other texts for the queue at the right.</source>
        <translation>在右边换一批文本。</translation>
    </message>
    <message>
        <source>Every text is labelled</source>
        <translation>全部标完了</translation>
    </message>
    <message>
        <source>Train on them, then look at what it gets wrong.</source>
        <translation>拿它们训练，再看看它错在哪。</translation>
    </message>
    <message>
        <source>#%1 on disk %2</source>
        <translation>第 %1 条 %2 已写入</translation>
    </message>
    <message>
        <source>This was not saved</source>
        <translation>没有存上</translation>
    </message>
    <message>
        <source>Asking the newest run…</source>
        <translation>正在问最新的运行…</translation>
    </message>
    <message>
        <source>Most useful first</source>
        <translation>最有用的在前</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>按顺序</translation>
    </message>
</context>
<context>
    <name>wb::ui::LabelSide</name>
    <message>
        <source>the speed shows after a few labels</source>
        <translation>标几条后显示速度</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>每分钟 %1 条</translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>还要约 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>拿不准</translation>
    </message>
    <message>
        <source>Rare category</source>
        <translation>稀有类别</translation>
    </message>
    <message>
        <source>Runs disagree</source>
        <translation>两次运行不一致</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>待标</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>No guideline yet. Write when to use it, so that everybody labels alike.</source>
        <translation>还没有准则。写下什么时候用它，大家才标得一致。</translation>
    </message>
    <message>
        <source>This round</source>
        <translation>这一轮</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>队列里是什么</translation>
    </message>
    <message>
        <source>Just labelled</source>
        <translation>刚才标的</translation>
    </message>
    <message>
        <source>choose to correct</source>
        <translation>选中可改</translation>
    </message>
    <message>
        <source>guideline</source>
        <translation>的准则</translation>
    </message>
    <message>
        <source>Edit the guideline (G)</source>
        <translation>编辑准则（G）</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>准则</translation>
    </message>
    <message>
        <source>Only texts with…</source>
        <translation>只看含有…的文本</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>未标</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>已标</translation>
    </message>
    <message>
        <source>Texts in the queue</source>
        <translation>队列里的文本</translation>
    </message>
    <message>
        <source>labels you give show here</source>
        <translation>标过的会出现在这里</translation>
    </message>
</context>
</TS>
