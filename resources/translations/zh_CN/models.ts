<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HubDialog</name>
    <message>
        <source>Which encoder should be fetched?</source>
        <translation>要下载哪个编码器？</translation>
    </message>
    <message>
        <source>Name on the hub</source>
        <translation>模型库里的名字</translation>
    </message>
    <message>
        <source>For example bert-base-chinese, hfl/chinese-roberta-wwm-ext or hfl/rbt3; a version follows after @.</source>
        <translation>例如 bert-base-chinese、hfl/chinese-roberta-wwm-ext 或 hfl/rbt3；要指定版本，写在 @ 后面。</translation>
    </message>
    <message>
        <source>What other tools have fetched already is taken from their cache. A download that was cut goes on where it ended. Without a network, add a folder instead.</source>
        <translation>别的工具下载过的，直接从它们的缓存里取。断了的下载会接着下。没有网络时，请从文件夹添加。</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>下载</translation>
    </message>
</context>
<context>
    <name>SpaceDialog</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Downloads that were not finished</source>
        <translation>没下载完的文件</translation>
    </message>
    <message numerus="yes">
        <source>What %n stopped run(s) could go on with</source>
        <translation>
            <numerusform>%n 个停下的运行用来继续训练的状态</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The weights of %n older run(s)</source>
        <translation>
            <numerusform>%n 个较早运行的权重</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetched again, they begin anew. Other tools share this cache.</source>
        <translation>再下载时从头开始。这个缓存和其他工具共用。</translation>
    </message>
    <message>
        <source>Run %1: they cannot be resumed.</source>
        <translation>运行 %1：不能再继续训练。</translation>
    </message>
    <message>
        <source>Run %1: they keep scores and curves but can no longer predict. The newest, the best and the starred one stay.</source>
        <translation>运行 %1：成绩和曲线保留，但不能再预测。最新的、最好的和加星的不动。</translation>
    </message>
    <message>
        <source>What may go?</source>
        <translation>哪些可以清理？</translation>
    </message>
    <message>
        <source>Labels, scores and encoders stay.</source>
        <translation>标注、成绩和编码器都保留。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1・%2</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>都留着</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>wb::ui::EncoderDetails</name>
    <message>
        <source>Installed for all projects: it is not this one&apos;s</source>
        <translation>给所有项目用的，不属于这个项目</translation>
    </message>
    <message>
        <source>No encoder chosen</source>
        <translation>没有选中编码器</translation>
    </message>
    <message>
        <source>Choose one at the left, or add one.</source>
        <translation>在左边选一个，或添加一个。</translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n layer(s) of %2, read by %3.</source>
        <translation>
            <numerusform>%1，%n 层、%2 维，用 %3 切分。</numerusform>
        </translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 词元</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>最长文本</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>无声明</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Unknown tokens</source>
        <translation>未知词元</translation>
    </message>
    <message>
        <source>Texts with one</source>
        <translation>含未知词元的文本</translation>
    </message>
    <message>
        <source>Median length</source>
        <translation>长度中位数</translation>
    </message>
    <message>
        <source>Over %1 tokens</source>
        <translation>超过 %1 词元</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>%1 实测</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读文本</translation>
    </message>
    <message>
        <source>%1 texts/s</source>
        <translation>%1 条/秒</translation>
    </message>
    <message>
        <source>The whole corpus</source>
        <translation>读完整个语料</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %n epoch(s)</source>
        <translation>
            <numerusform>%1 · %2・%n 轮</numerusform>
        </translation>
    </message>
    <message>
        <source>How this corpus suits it</source>
        <translation>和本语料合不合</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>在本机上</translation>
    </message>
    <message>
        <source>What it scored here</source>
        <translation>在本语料上的得分</translation>
    </message>
    <message>
        <source>macro-F1</source>
        <translation>宏 F1</translation>
    </message>
    <message>
        <source>Runs of this encoder</source>
        <translation>用它训练的运行</translation>
    </message>
    <message>
        <source>Train with it</source>
        <translation>用它训练</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>%1 · batches of %2</source>
        <translation>%1・批 %2</translation>
    </message>
    <message>
        <source>Memory to train</source>
        <translation>训练时内存</translation>
    </message>
</context>
<context>
    <name>wb::ui::FetchRow</name>
    <message>
        <source>Asking the hub…</source>
        <translation>正在询问模型库…</translation>
    </message>
    <message>
        <source> · %1 left</source>
        <translation>・剩 %1</translation>
    </message>
    <message>
        <source>Stop; what has arrived is kept</source>
        <translation>停止；已下载的会保留</translation>
    </message>
</context>
<context>
    <name>wb::ui::ModelsPage</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>%1 could not be fetched</source>
        <translation>%1 没能下载</translation>
    </message>
    <message>
        <source>Measuring the speed of %1</source>
        <translation>正在测 %1 的速度</translation>
    </message>
    <message>
        <source>The speed could not be measured</source>
        <translation>速度没能测出</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>Its %1 leave the project&apos;s folder. Runs that were trained from it stay and go on predicting.</source>
        <translation>它占的 %1 会从项目文件夹里删掉。用它训练出的运行还在，照样能预测。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>留着</translation>
    </message>
    <message>
        <source>For transformers (safetensors)…</source>
        <translation>给 transformers 用（safetensors）…</translation>
    </message>
    <message>
        <source>For ONNX Runtime…</source>
        <translation>给 ONNX Runtime 用…</translation>
    </message>
    <message>
        <source>A new folder for %1</source>
        <translation>%1 的新文件夹</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写到 %1</translation>
    </message>
    <message>
        <source>The model could not be exported</source>
        <translation>模型没能导出</translation>
    </message>
    <message>
        <source>Which encoders do I have?</source>
        <translation>我有哪些编码器？</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; usable</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; 个可用</translation>
    </message>
    <message>
        <source>, &lt;b&gt;%1&lt;/b&gt; on its way</source>
        <translation>，&lt;b&gt;%1&lt;/b&gt; 个在下载</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Add an encoder from a folder</source>
        <translation>从文件夹添加编码器</translation>
    </message>
    <message>
        <source>Fetch an encoder by name</source>
        <translation>按名字下载编码器</translation>
    </message>
    <message>
        <source>Measure speed</source>
        <translation>测一遍速度</translation>
    </message>
    <message>
        <source>Measure the speed of all encoders</source>
        <translation>测所有编码器的速度</translation>
    </message>
    <message>
        <source>Export a trained classifier</source>
        <translation>导出训练好的分类器</translation>
    </message>
    <message>
        <source>Encoders</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>%1 in the project&apos;s folder</source>
        <translation>%1・在项目文件夹里</translation>
    </message>
    <message>
        <source>Add from a folder</source>
        <translation>从文件夹添加</translation>
    </message>
    <message>
        <source>Fetch from the hub by name</source>
        <translation>按名字从模型库下载</translation>
    </message>
    <message>
        <source>Trained classifiers</source>
        <translation>训练好的分类器</translation>
    </message>
    <message>
        <source>exported, other tools load them</source>
        <translation>导出后可用 transformers、ONNX Runtime 直接读</translation>
    </message>
    <message>
        <source>a trained run shows here</source>
        <translation>训练好的运行会出现在这里</translation>
    </message>
    <message>
        <source>The star was not kept</source>
        <translation>星标没有存下</translation>
    </message>
    <message>
        <source>Nothing can go: all that is on the disk is used</source>
        <translation>没有可清理的：磁盘上的都在用</translation>
    </message>
    <message>
        <source>Freeing disk space</source>
        <translation>正在清理磁盘</translation>
    </message>
    <message>
        <source>%1 freed</source>
        <translation>已腾出 %1</translation>
    </message>
    <message>
        <source>Not all could be removed</source>
        <translation>没能全部删掉</translation>
    </message>
    <message>
        <source>Give the chosen classifier the star, or take it away</source>
        <translation>给选中的分类器加星，或取消</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>磁盘清理</translation>
    </message>
    <message>
        <source>Free disk space…</source>
        <translation>磁盘清理…</translation>
    </message>
    <message>
        <source>Comparing the fast answers of %1</source>
        <translation>正在比较%1的快速预测</translation>
    </message>
    <message>
        <source>The answers could not be compared</source>
        <translation>快速预测没有测成</translation>
    </message>
    <message>
        <source>Measure how far the chosen classifier&apos;s fast answers agree</source>
        <translation>测一测所选分类器的快速预测有多一致</translation>
    </message>
</context>
</TS>
