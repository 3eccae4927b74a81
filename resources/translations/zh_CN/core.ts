<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>core</name>
    <message>
        <source>write the file %1</source>
        <translation>写入文件 %1</translation>
    </message>
    <message>
        <source>read the file %1</source>
        <translation>读取文件 %1</translation>
    </message>
    <message>
        <source>The file %1 is larger than the %2 bytes that can be read here.</source>
        <translation>文件 %1 太大：这里最多能读 %2 字节。</translation>
    </message>
    <message>
        <source>write the folder %1</source>
        <translation>写入文件夹 %1</translation>
    </message>
    <message>
        <source>replace the folder %1</source>
        <translation>替换文件夹 %1</translation>
    </message>
    <message>
        <source>make the folder %1</source>
        <translation>新建文件夹 %1</translation>
    </message>
    <message>
        <source>Could not %1: the disk is full. Free some space and try again.</source>
        <translation>无法%1：磁盘已满。请腾出一些空间再试。</translation>
    </message>
    <message>
        <source>Could not %1: no permission to write or read there. Choose another folder or change its permissions.</source>
        <translation>无法%1：没有读写权限。请换一个文件夹，或修改它的权限。</translation>
    </message>
    <message>
        <source>Could not %1: there is no such file or folder.</source>
        <translation>无法%1：没有这个文件或文件夹。</translation>
    </message>
    <message>
        <source>Could not %1: %2.</source>
        <translation>无法%1：%2。</translation>
    </message>
    <message>
        <source>Not enough memory. Close other programs and try again.</source>
        <translation>内存不足。请关掉其他程序再试。</translation>
    </message>
    <message>
        <source>Something went wrong: %1</source>
        <translation>出了问题：%1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>lock %1</source>
        <translation>锁定 %1</translation>
    </message>
    <message>
        <source>There is no split named &quot;%1&quot;. Use train, validation, test or none.</source>
        <translation>没有叫「%1」的划分。可用的有 train、validation、test 和 none。</translation>
    </message>
    <message>
        <source>There is no %1 &quot;%2&quot;; choose one of %3.</source>
        <translation>没有叫「%2」的%1，可选的有 %3。</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>file format</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>export format</source>
        <translation>导出格式</translation>
    </message>
    <message>
        <source>There is no method named &quot;%1&quot;. Use attention, rollout, gradient or integrated-gradients.</source>
        <translation>没有叫「%1」的方法。可用的有 attention、rollout、gradient 和 integrated-gradients。</translation>
    </message>
    <message>
        <source>A value of an enumeration has no name.</source>
        <translation>程序内部有一个值没有名称。</translation>
    </message>
    <message>
        <source>There is no %1 named &quot;%2&quot;. Use one of: %3.</source>
        <translation>没有叫「%2」的%1。可用的有：%3。</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>学习率走势</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>pooling</source>
        <translation>汇聚方式</translation>
    </message>
    <message>
        <source>kind of notice</source>
        <translation>提示类型</translation>
    </message>
    <message>
        <source>state of a run</source>
        <translation>运行状态</translation>
    </message>
    <message>
        <source>%1 has no column &quot;%2&quot;; its columns are: %3.</source>
        <translation>%1 里没有「%2」这一列；它的列有：%3。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, line %2: %3.</source>
        <translation>%1 第 %2 行：%3。</translation>
    </message>
    <message>
        <source>%1: no column holds the texts. Choose the text column.</source>
        <translation>%1：没有哪一列是文本。请选择文本列。</translation>
    </message>
    <message>
        <source>has 1 column instead of %1</source>
        <translation>有 1 列，应为 %1 列</translation>
    </message>
    <message>
        <source>has %1 columns instead of %2</source>
        <translation>有 %1 列，应为 %2 列</translation>
    </message>
    <message>
        <source>has no text &quot;%1&quot;</source>
        <translation>没有文本字段「%1」</translation>
    </message>
    <message>
        <source>the text &quot;%1&quot; is no string</source>
        <translation>文本字段「%1」不是字符串</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>文本为空</translation>
    </message>
    <message>
        <source>the text is longer than 1 MiB</source>
        <translation>文本超过 1 MiB</translation>
    </message>
    <message>
        <source>contains a NUL character</source>
        <translation>含有 NUL 字符</translation>
    </message>
    <message>
        <source>%1, line %2: the label &quot;%3&quot; is no index into %4. Choose the column of the indices, or no file of names.</source>
        <translation>%1 第 %2 行：标注「%3」不是 %4 里的序号。请选择写有序号的那一列，或不用类别名文件。</translation>
    </message>
    <message>
        <source>%1, line %2: the label is %3, but %4 has only %5 names (0 is the first). Choose the right file of names.</source>
        <translation>%1 第 %2 行：标注是 %3，但 %4 只有 %5 个名称（从 0 数起）。请选择对应的类别名文件。</translation>
    </message>
    <message>
        <source>has several labels, or one that is no name</source>
        <translation>有多个标注，或标注不是名称</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no split</source>
        <translation>「%1」不是划分</translation>
    </message>
    <message>
        <source>fastText cannot hold white space in a category&apos;s name: &quot;%1&quot;. Rename the category, or choose another format.</source>
        <translation>fastText 格式的类别名不能含空白：「%1」。请改类别名，或换一种格式。</translation>
    </message>
    <message>
        <source>the line is empty</source>
        <translation>空行</translation>
    </message>
    <message>
        <source>the quote opened in this line is never closed</source>
        <translation>这一行的引号没有成对</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>a zip archive or an Office document</source>
        <translation>zip 压缩包或 Office 文档</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>gzip 压缩包</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>an old Office document</source>
        <translation>旧版 Office 文档</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>7z 压缩包</translation>
    </message>
    <message>
        <source>a rar archive</source>
        <translation>rar 压缩包</translation>
    </message>
    <message>
        <source>a Parquet file</source>
        <translation>Parquet 文件</translation>
    </message>
    <message>
        <source>%1 is no text but a binary file. Choose a text, CSV, TSV or JSON file.</source>
        <translation>%1 不是文本，而是二进制文件。请选择文本、CSV、TSV 或 JSON 文件。</translation>
    </message>
    <message>
        <source>%1 is no text but a binary file (%2). Choose a text, CSV, TSV or JSON file.</source>
        <translation>%1 不是文本，而是二进制文件（%2）。请选择文本、CSV、TSV 或 JSON 文件。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 是空文件。</translation>
    </message>
    <message>
        <source>ICU cannot decode this encoding.</source>
        <translation>系统的 ICU 库不支持这种编码。</translation>
    </message>
    <message>
        <source>read the folder %1</source>
        <translation>读取文件夹 %1</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>its encoding is unknown; choose one</source>
        <translation>认不出编码，请选择一种</translation>
    </message>
    <message>
        <source>cannot be decoded as %1</source>
        <translation>无法按 %1 解码</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 is neither UTF-8 nor GB18030. Choose its encoding (for example big5 or utf-16le), or save it as UTF-8.</source>
        <translation>%1 既不是 UTF-8，也不是 GB18030。请选择它的编码（如 big5、utf-16le），或另存为 UTF-8。</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>%1 cannot be read as %2 in %3: %4. Choose another format or encoding.</source>
        <translation>%1 无法按 %2 格式、%3 编码读取：%4。请换一种格式或编码。</translation>
    </message>
    <message>
        <source>it holds no records</source>
        <translation>里面没有记录</translation>
    </message>
    <message>
        <source>%1 is a folder, not a %2 file. Choose the format folder.</source>
        <translation>%1 是文件夹，不是 %2 文件。格式请选「文件夹」。</translation>
    </message>
    <message>
        <source>There is no file or folder %1.</source>
        <translation>没有 %1 这个文件或文件夹。</translation>
    </message>
    <message>
        <source>%1 is a file, not a folder. Choose another format.</source>
        <translation>%1 是文件，不是文件夹。请换一种格式。</translation>
    </message>
    <message>
        <source>holds half of a surrogate pair (byte %1)</source>
        <translation>第 %1 字节处只有半个代理对</translation>
    </message>
    <message>
        <source>is not valid JSON at byte %1</source>
        <translation>第 %1 字节处不是合法的 JSON</translation>
    </message>
    <message>
        <source>is nested more than %1 deep</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>is no JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>the line is longer than 8 MiB</source>
        <translation>一行超过 8 MiB</translation>
    </message>
    <message>
        <source>the file ends inside the object that begins here</source>
        <translation>从这里开始的对象到文件末尾还没有结束</translation>
    </message>
    <message>
        <source>the object is longer than 8 MiB</source>
        <translation>对象超过 8 MiB</translation>
    </message>
    <message>
        <source>is utf-8 in a file that is otherwise gb18030</source>
        <translation>无法解码：文件是 GB18030，这一行却像 UTF-8</translation>
    </message>
    <message>
        <source>The format of %1 was not recognised before it was read.</source>
        <translation>读取 %1 之前没有认出它的格式。</translation>
    </message>
    <message>
        <source>A text has %1 tokens, more than the network can read. Choose a smaller longest length.</source>
        <translation>有一条文本长 %1 个词元，超出网络能读的长度。请调小「最长文本」。</translation>
    </message>
    <message>
        <source>The file %1 is not a JSON object. Fetch the encoder again.</source>
        <translation>文件 %1 不是 JSON 对象。请重新下载编码器。</translation>
    </message>
    <message>
        <source>The file %1 has no whole number at %2.</source>
        <translation>文件 %1 里的 %2 不是整数。</translation>
    </message>
    <message>
        <source>The file %1 has %2 = %3, which is not between %4 and %5.</source>
        <translation>文件 %1 里的 %2 = %3，不在 %4 到 %5 之间。</translation>
    </message>
    <message>
        <source>The file %1 has %2 = %3, which cannot be.</source>
        <translation>文件 %1 里的 %2 = %3，这个值不可能成立。</translation>
    </message>
    <message>
        <source>The file %1 has wenbiao_pooling = %2; known are cls and mean.</source>
        <translation>文件 %1 里的 wenbiao_pooling = %2；只能是 cls 或 mean。</translation>
    </message>
    <message>
        <source>The file %1 has an id2label that does not count 0, 1, 2, ….</source>
        <translation>文件 %1 里的 id2label 没有按 0、1、2…… 编号。</translation>
    </message>
    <message>
        <source>The file %1 asks for position embeddings of the kind %2; known is absolute.</source>
        <translation>文件 %1 要用 %2 类型的位置编码；本程序只支持 absolute。</translation>
    </message>
    <message>
        <source>The folder %1 is not an encoder: it has no config.json. Choose a folder in Hugging Face&apos;s layout (config.json, model.safetensors and the tokenizer&apos;s files).</source>
        <translation>文件夹 %1 不是编码器：里面没有 config.json。请选择 Hugging Face 格式的文件夹（含 config.json、model.safetensors 和分词器文件）。</translation>
    </message>
    <message>
        <source>The file %1 has a hidden_size that its num_attention_heads do not divide.</source>
        <translation>文件 %1 里的 hidden_size 不能被 num_attention_heads 整除。</translation>
    </message>
    <message>
        <source>A new network cannot have this size: %1.</source>
        <translation>新网络不能用这样的尺寸：%1。</translation>
    </message>
    <message>
        <source>layers must be between 1 and 48</source>
        <translation>层数须在 1 到 48 之间</translation>
    </message>
    <message>
        <source>the hidden size must be between 8 and 4096</source>
        <translation>隐藏维度须在 8 到 4096 之间</translation>
    </message>
    <message>
        <source>the number of heads must divide the hidden size</source>
        <translation>隐藏维度须能被头数整除</translation>
    </message>
    <message>
        <source>the intermediate size must be between 8 and 16384</source>
        <translation>中间层维度须在 8 到 16384 之间</translation>
    </message>
    <message>
        <source>The weights in %1 do not fit config.json: %2. Use the weights and the config.json of the same encoder.</source>
        <translation>%1 里的权重与 config.json 不符：%2。权重和 config.json 须来自同一个编码器。</translation>
    </message>
    <message>
        <source>the tensor %1 is missing</source>
        <translation>缺少张量 %1</translation>
    </message>
    <message>
        <source>the tensor %1 is %2 instead of %3</source>
        <translation>张量 %1 的形状是 %2，应为 %3</translation>
    </message>
    <message>
        <source>the tensor %1 holds no floating-point numbers</source>
        <translation>张量 %1 里不是浮点数</translation>
    </message>
    <message>
        <source>The folder %1 holds an encoder without a classifier. Train it first, or choose a folder with id2label in config.json and a classifier among its weights.</source>
        <translation>文件夹 %1 里只有编码器，没有分类器。请先训练它，或选择 config.json 含 id2label、权重含分类头的文件夹。</translation>
    </message>
    <message>
        <source>There is no folder %1. Choose an encoder&apos;s folder.</source>
        <translation>没有 %1 这个文件夹。请选择编码器所在的文件夹。</translation>
    </message>
    <message>
        <source>make a new network</source>
        <translation>新建网络</translation>
    </message>
    <message>
        <source>There is an encoder at %1 already. Choose another name.</source>
        <translation>%1 处已有编码器。请换一个名称。</translation>
    </message>
    <message>
        <source>The file %1 is not a sound safetensors file: %2. Fetch or export it again.</source>
        <translation>文件 %1 不是完好的 safetensors 文件：%2。请重新下载或导出。</translation>
    </message>
    <message>
        <source>the name %1 stands twice in its header</source>
        <translation>文件头里名称 %1 出现了两次</translation>
    </message>
    <message>
        <source>its header is not a JSON object</source>
        <translation>文件头不是 JSON 对象</translation>
    </message>
    <message>
        <source>the tensor %1 claims more bytes than a file can hold</source>
        <translation>张量 %1 声称的字节数超出了文件所能容纳的大小</translation>
    </message>
    <message>
        <source>the entry of %1 has %2</source>
        <translation>%1 的条目有误：%2</translation>
    </message>
    <message>
        <source>no dtype, shape or data_offsets</source>
        <translation>缺少 dtype、shape 或 data_offsets</translation>
    </message>
    <message>
        <source>an unknown dtype</source>
        <translation>dtype 未知</translation>
    </message>
    <message>
        <source>a shape that is no list</source>
        <translation>shape 不是列表</translation>
    </message>
    <message>
        <source>a size that is no whole number</source>
        <translation>尺寸不是整数</translation>
    </message>
    <message>
        <source>data_offsets that are not two whole numbers</source>
        <translation>data_offsets 不是两个整数</translation>
    </message>
    <message>
        <source>data_offsets that do not fit its shape</source>
        <translation>data_offsets 与 shape 不符</translation>
    </message>
    <message>
        <source>read the weights %1</source>
        <translation>读取权重文件 %1</translation>
    </message>
    <message>
        <source>it is too short</source>
        <translation>文件太短</translation>
    </message>
    <message>
        <source>its header claims %1 bytes</source>
        <translation>文件头声称有 %1 字节</translation>
    </message>
    <message>
        <source>it ends inside its header</source>
        <translation>文件在文件头中途就结束了</translation>
    </message>
    <message>
        <source>its header does not begin with {</source>
        <translation>文件头不是以 { 开头</translation>
    </message>
    <message>
        <source>the tensor %1 does not follow the one before it</source>
        <translation>张量 %1 没有紧接在前一个之后</translation>
    </message>
    <message>
        <source>it ends inside the tensor %1</source>
        <translation>文件在张量 %1 中途就结束了</translation>
    </message>
    <message>
        <source>bytes follow its last tensor</source>
        <translation>最后一个张量之后还有多余的字节</translation>
    </message>
    <message>
        <source>The file %1 has no weight_map. Fetch the encoder again.</source>
        <translation>文件 %1 里没有 weight_map。请重新下载编码器。</translation>
    </message>
    <message>
        <source>The file %1 names a part outside its folder: %2.</source>
        <translation>文件 %1 指向了文件夹以外的部分：%2。</translation>
    </message>
    <message>
        <source>The tensor %1 holds no floating-point numbers.</source>
        <translation>张量 %1 里不是浮点数。</translation>
    </message>
    <message>
        <source>load the classifier</source>
        <translation>载入分类器</translation>
    </message>
    <message>
        <source>classify</source>
        <translation>给文本分类</translation>
    </message>
    <message>
        <source>explain</source>
        <translation>解释这条文本</translation>
    </message>
    <message>
        <source>There is no category number %1.</source>
        <translation>没有第 %1 个类别。</translation>
    </message>
    <message>
        <source>load the encoder</source>
        <translation>载入编码器</translation>
    </message>
    <message>
        <source>embed texts</source>
        <translation>计算文本向量</translation>
    </message>
    <message>
        <source>encode a text</source>
        <translation>编码文本</translation>
    </message>
    <message>
        <source>The tokenizer in %1 has %2 tokens, the network only %3. Use the tokenizer&apos;s files that belong to this encoder.</source>
        <translation>%1 里的分词器有 %2 个词元，网络只有 %3 个。请用这个编码器自带的分词器文件。</translation>
    </message>
    <message>
        <source>There was not enough memory to %1. Choose a smaller batch size, shorter texts or a smaller encoder, or close other programs.</source>
        <translation>内存不足，无法%1。请调小批大小、缩短文本、换小一些的编码器，或关掉其他程序。</translation>
    </message>
    <message>
        <source>The network failed to %1: %2</source>
        <translation>网络没能%1：%2</translation>
    </message>
    <message>
        <source>There is no category %1.</source>
        <translation>没有编号为 %1 的类别。</translation>
    </message>
    <message>
        <source>Could not write to %1: the disk is full. Free some space and try again; nothing was lost.</source>
        <translation>无法写入 %1：磁盘已满。请腾出一些空间再试；数据没有丢失。</translation>
    </message>
    <message>
        <source>%1 is damaged. Restore the project folder from a copy; what can still be read of it comes out with: sqlite3 &quot;%1&quot; .recover &gt; recovered.sql</source>
        <translation>%1 已损坏。请用备份恢复项目文件夹；还能读出的部分可以这样取出：sqlite3 &quot;%1&quot; .recover &gt; recovered.sql</translation>
    </message>
    <message>
        <source>Another program is writing to %1 and did not finish in time. Try again in a moment.</source>
        <translation>另一个程序正在写入 %1，一直没有写完。请稍后再试。</translation>
    </message>
    <message>
        <source>Could not open %1 for writing. Check that you may write to its folder and that the folder is not on a read-only disk, or copy the project elsewhere.</source>
        <translation>打不开 %1，无法写入。请检查文件夹是否可写、是否在只读磁盘上，或把项目复制到别处。</translation>
    </message>
    <message>
        <source>There is not enough memory for this step.</source>
        <translation>内存不足，这一步做不了。</translation>
    </message>
    <message>
        <source>The disk refused to read or write %1. Check the disk, or copy the project to another one.</source>
        <translation>磁盘无法读写 %1。请检查磁盘，或把项目复制到另一块磁盘。</translation>
    </message>
    <message>
        <source>An unexpected error of the store %1: %2</source>
        <translation>项目数据库 %1 出现意外错误：%2</translation>
    </message>
    <message>
        <source>There is no %1: this folder is not a project.</source>
        <translation>找不到 %1：这个文件夹不是项目。</translation>
    </message>
    <message>
        <source>There is already a project in %1. Open it, or choose another name.</source>
        <translation>%1 里已有项目。请打开它，或换一个名称。</translation>
    </message>
    <message>
        <source>A transaction was started inside another one.</source>
        <translation>一次写入还没有结束，又开始了另一次写入。</translation>
    </message>
    <message>
        <source>The list of steps in project.db names a field that does not exist.</source>
        <translation>project.db 的操作记录里有不存在的字段。</translation>
    </message>
    <message>
        <source>There is no text %1.</source>
        <translation>没有编号为 %1 的文本。</translation>
    </message>
    <message>
        <source>There is no import %1.</source>
        <translation>没有编号为 %1 的导入。</translation>
    </message>
    <message>
        <source>The store holds a training event of an unknown kind: &quot;%1&quot;.</source>
        <translation>项目里有一条类型未知的训练记录：「%1」。</translation>
    </message>
    <message>
        <source>What the store keeps of a training run cannot be read.</source>
        <translation>项目里存的训练记录读不出来。</translation>
    </message>
    <message>
        <source>%1 is not a project of this program, or it is damaged. Restore the folder from a copy.</source>
        <translation>%1 不是文标的项目，或已损坏。请用备份恢复文件夹。</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Wenbiao (its format is %2, this program knows %3). Update the program to open it; nothing was changed.</source>
        <translation>%1 是更新版本的文标写的（它的格式是 %2，本程序只认识到 %3）。请更新程序后再打开；没有做任何改动。</translation>
    </message>
    <message>
        <source>The Unicode tables of ICU are missing.</source>
        <translation>缺少 ICU 的 Unicode 数据表。</translation>
    </message>
    <message>
        <source>A text could not be split into tokens.</source>
        <translation>有一条文本无法切成词元。</translation>
    </message>
    <message>
        <source>The file %1 is not a sentencepiece model. Fetch the encoder again.</source>
        <translation>文件 %1 不是 sentencepiece 模型。请重新下载编码器。</translation>
    </message>
    <message>
        <source>The sentencepiece model %1 does not number its special tokens as XLM-R does (&lt;unk&gt; 0, &lt;s&gt; 1, &lt;/s&gt; 2).</source>
        <translation>sentencepiece 模型 %1 的特殊词元编号与 XLM-R 不同（应为 &lt;unk&gt; 0、&lt;s&gt; 1、&lt;/s&gt; 2）。</translation>
    </message>
    <message>
        <source>%1 lacks the special token %2. Choose the vocabulary that belongs to this encoder.</source>
        <translation>%1 里缺少特殊词元 %2。请用这个编码器自带的词表。</translation>
    </message>
    <message>
        <source>The stored state of the training lacks &quot;%1&quot;. Start a new run; the best epoch of this one is kept.</source>
        <translation>存下的训练状态里缺少「%1」。请开始新的运行；这次运行最好的一轮已存好。</translation>
    </message>
    <message>
        <source>The stored state of the training has another shape for &quot;%1&quot;. Start a new run; the best epoch of this one is kept.</source>
        <translation>存下的训练状态里「%1」的形状不符。请开始新的运行；这次运行最好的一轮已存好。</translation>
    </message>
    <message>
        <source>The stored state of the training in %1 is damaged, so it cannot go on. Start a new run; the best epoch of this one is kept.</source>
        <translation>%1 里存下的训练状态已损坏，无法继续。请开始新的运行；这次运行最好的一轮已存好。</translation>
    </message>
    <message>
        <source>The training diverged at step %1: the loss is not a number any more. Lower the learning rate, or raise the warm-up.</source>
        <translation>训练在第 %1 步发散：损失已经不是数。请调低学习率，或加长预热。</translation>
    </message>
    <message>
        <source>estimate the training</source>
        <translation>估算训练</translation>
    </message>
    <message>
        <source>There is not enough memory to train with %1 texts of up to %2 tokens a batch. Lower the batch size or the maximum length, choose a smaller encoder, or close other programs.</source>
        <translation>内存不足，无法按每批 %1 条、每条最长 %2 个词元训练。请调小批大小或「最长文本」、换小一些的编码器，或关掉其他程序。</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>There is already something at %1.</source>
        <translation>%1 处已有文件或文件夹。</translation>
    </message>
    <message>
        <source>This project already has an encoder named &quot;%1&quot;. Rename the folder to add it beside that one.</source>
        <translation>项目里已有叫「%1」的编码器。要并存，请先给文件夹改名。</translation>
    </message>
    <message>
        <source>There is no encoder &quot;%1&quot;, and no folder of that name. None is installed: add one from a folder.</source>
        <translation>没有叫「%1」的编码器，也没有这个文件夹。目前一个编码器都没有：请从文件夹添加。</translation>
    </message>
    <message>
        <source>There is no encoder &quot;%1&quot;, and no folder of that name. Use one of: %2; or the path of a folder.</source>
        <translation>没有叫「%1」的编码器，也没有这个文件夹。可用的有：%2；也可以给出文件夹的路径。</translation>
    </message>
    <message>
        <source>No labelled texts to train on: label some, or move labelled ones to the train split.</source>
        <translation>没有可供训练的已标文本：请先标一些，或把已标的划到训练集。</translation>
    </message>
    <message>
        <source>All training texts have the same category: label texts of at least two categories.</source>
        <translation>训练文本全是同一个类别：请至少标出两个类别。</translation>
    </message>
    <message>
        <source>No encoder is chosen.</source>
        <translation>还没有选编码器。</translation>
    </message>
    <message>
        <source>There are no labelled validation texts, so nothing will show how good the classifier is: split the corpus.</source>
        <translation>没有已标的验证文本，看不出模型有多好：请先划分语料。</translation>
    </message>
    <message>
        <source>%1 labelled texts are in no split and will not be trained on: split the corpus again.</source>
        <translation>有 %1 条已标文本未划分，不会用来训练：请重新划分语料。</translation>
    </message>
    <message>
        <source>There are no labelled texts in this project, so there is nothing to score. Label some, or split the corpus.</source>
        <translation>项目里没有已标文本，无法评分。请先标一些，或划分语料。</translation>
    </message>
    <message>
        <source>There are no labelled texts in the %1 split, so there is nothing to score. Label some, or split the corpus.</source>
        <translation>划分 %1 里没有已标文本，无法评分。请先标一些，或划分语料。</translation>
    </message>
    <message>
        <source>%1 holds no texts. Choose another file or folder.</source>
        <translation>%1 里没有文本。请换一个文件或文件夹。</translation>
    </message>
    <message>
        <source>None of the lines could become a text; the first is line %1 of %2: %3. Choose another file, format or encoding.</source>
        <translation>没有一行能成为文本；第一处在 %2 第 %1 行：%3。请换一个文件、格式或编码。</translation>
    </message>
    <message>
        <source>The label column holds more than %1 different labels (the last one is &quot;%2&quot;), so it is probably not the label column. Choose another one, or none.</source>
        <translation>标注列里有超过 %1 种不同的标注（最后一种是「%2」），多半选错了列。请换一列，或不选标注列。</translation>
    </message>
    <message>
        <source>The longest length of a text cannot be below 0.</source>
        <translation>最长文本不能小于 0。</translation>
    </message>
    <message>
        <source>A category needs a name.</source>
        <translation>类别须有名称。</translation>
    </message>
    <message>
        <source>A category&apos;s name cannot hold tabs, line breaks or broken characters.</source>
        <translation>类别名不能含制表符、换行或损坏的字符。</translation>
    </message>
    <message>
        <source>There is already a category named &quot;%1&quot;. Choose another name.</source>
        <translation>已有叫「%1」的类别。请换一个名称。</translation>
    </message>
    <message>
        <source>A category cannot be merged with itself. Choose another one.</source>
        <translation>类别不能与自己合并。请选另一个类别。</translation>
    </message>
    <message>
        <source>Pinyin cannot be searched: ICU&apos;s data for it is missing.</source>
        <translation>无法按拼音搜索：缺少 ICU 的拼音数据。</translation>
    </message>
    <message>
        <source>Run %1 has no finished epoch, so it cannot predict. Choose another run, or train a new one.</source>
        <translation>运行 %1 没有训练完的轮，无法预测。请选另一次运行，或重新训练。</translation>
    </message>
    <message>
        <source>The weights of run %1 are for %2 categories, but the run has %3. Train again.</source>
        <translation>运行 %1 的权重对应 %2 个类别，但这次运行有 %3 个类别。请重新训练。</translation>
    </message>
    <message>
        <source>open the folder %1</source>
        <translation>打开文件夹 %1</translation>
    </message>
    <message>
        <source>There is no project folder %1. Check the path, or create the project first.</source>
        <translation>没有 %1 这个项目文件夹。请检查路径，或先新建项目。</translation>
    </message>
    <message>
        <source>There is no run %1 in this project. The list of runs shows their numbers.</source>
        <translation>项目里没有运行 %1。运行列表里有它们的编号。</translation>
    </message>
    <message>
        <source>No run of this project has finished an epoch yet, so nothing can predict. Train a classifier first.</source>
        <translation>项目里还没有训练完一轮的运行，无法预测。请先训练一个分类器。</translation>
    </message>
    <message>
        <source>Run %1 is being trained. Stop it before deleting it.</source>
        <translation>运行 %1 正在训练。请先停止，再删除。</translation>
    </message>
    <message>
        <source>remove the folder %1</source>
        <translation>删除文件夹 %1</translation>
    </message>
    <message>
        <source>Shares of %1 for validation and %2 for test leave nothing to train on. Give two numbers of 0 or more that are below 1 together, such as 0.1 and 0.1.</source>
        <translation>验证占 %1、测试占 %2，就没有文本可供训练了。两个数都须不小于 0，加起来小于 1，如 0.1 和 0.1。</translation>
    </message>
    <message>
        <source>Run %1 is already being trained.</source>
        <translation>运行 %1 已在训练。</translation>
    </message>
    <message>
        <source>Run %1 is being trained already.</source>
        <translation>运行 %1 已在训练。</translation>
    </message>
    <message>
        <source>Run %1 is finished: there is nothing left to train. Start a new run.</source>
        <translation>运行 %1 已完成，没有剩下的可训练。请开始新的运行。</translation>
    </message>
    <message>
        <source>The %1 must be %2.</source>
        <translation>%1须%2。</translation>
    </message>
    <message>
        <source>There are no labelled texts to train on. Label some texts, or move labelled ones to the train split.</source>
        <translation>没有可供训练的已标文本。请先标一些，或把已标的划到训练集。</translation>
    </message>
    <message>
        <source>All training texts have the same category, so there is nothing to tell apart. Label texts of at least two categories.</source>
        <translation>训练文本全是同一个类别，没有什么可区分。请至少标出两个类别。</translation>
    </message>
    <message>
        <source>number of epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>at least 1</source>
        <translation>不小于 1</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>number of batches a step</source>
        <translation>累积批数</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>above 0 and below 1</source>
        <translation>大于 0 且小于 1</translation>
    </message>
    <message>
        <source>factor of the classifier&apos;s learning rate</source>
        <translation>分类头倍率</translation>
    </message>
    <message>
        <source>above 0</source>
        <translation>大于 0</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>0 or more and below 1</source>
        <translation>不小于 0 且小于 1</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>丢弃率</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>between 0 and 1, a share of all steps</source>
        <translation>在 0 到 1 之间（占全部步数的比例）</translation>
    </message>
    <message>
        <source>largest gradient norm</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>0 (no limit) or more</source>
        <translation>不小于 0（0 表示不限）</translation>
    </message>
    <message>
        <source>adversarial radius</source>
        <translation>对抗半径</translation>
    </message>
    <message>
        <source>0 (off) or more, below 100</source>
        <translation>不小于 0（0 表示关闭）且小于 100</translation>
    </message>
    <message>
        <source>maximum length</source>
        <translation>最长文本</translation>
    </message>
    <message>
        <source>at least 3 tokens</source>
        <translation>不少于 3 个词元</translation>
    </message>
    <message>
        <source>patience</source>
        <translation>早停的等待次数</translation>
    </message>
    <message>
        <source>0 (never stop early) or more</source>
        <translation>不小于 0（0 表示不早停）</translation>
    </message>
    <message>
        <source>number of threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>0 (all cores) or more</source>
        <translation>不小于 0（0 表示用全部核心）</translation>
    </message>
    <message>
        <source>largest number of steps</source>
        <translation>最多步数</translation>
    </message>
    <message>
        <source>Could not write the sample&apos;s files to a temporary folder. Free some space and try again.</source>
        <translation>示例文件写不进临时文件夹。请腾出一些空间再试。</translation>
    </message>
    <message>
        <source>%1 is neither UTF-8 nor GB18030. Save it as UTF-8 and try again.</source>
        <translation>%1 既不是 UTF-8，也不是 GB18030。请另存为 UTF-8 再试。</translation>
    </message>
    <message>
        <source>Cannot read %1: %2. Choose another file.</source>
        <translation>读不了 %1：%2。请换一个文件。</translation>
    </message>
    <message>
        <source>%1 is not a text file. Choose a file with a text a line.</source>
        <translation>%1 不是文本文件。请选择一行一条文本的文件。</translation>
    </message>
    <message>
        <source>%1 holds no text. Choose another file.</source>
        <translation>%1 里没有文本。请换一个文件。</translation>
    </message>
    <message>
        <source>The added token &quot;%1&quot; is empty or the same as another one once it is normalised.</source>
        <translation>附加词元“%1”规范化之后为空，或与另一个相同。</translation>
    </message>
    <message>
        <source>The text that may be shortened has %1 tokens, %2 would have to go. Allow more tokens or shorten the other text.</source>
        <translation>可以截短的那段文本有 %1 个词元，却要去掉 %2 个。请允许更多词元，或缩短另一段文本。</translation>
    </message>
    <message>
        <source>A text of %1 bytes is too long to be split into tokens.</source>
        <translation>一段 %1 字节的文本太长，无法切分成词元。</translation>
    </message>
    <message>
        <source>The file %1 numbers an added token &quot;%2&quot;, which is no id.</source>
        <translation>文件 %1 给附加词元的编号“%2”不是有效的编号。</translation>
    </message>
    <message>
        <source>The added_tokens_decoder of %1 is no JSON object.</source>
        <translation>%1 的 added_tokens_decoder 不是 JSON 对象。</translation>
    </message>
    <message>
        <source>%1 has an added token without its text.</source>
        <translation>%1 中有一个附加词元缺少文字。</translation>
    </message>
    <message>
        <source>What the hub %1 sent as %2 is not that file: its size or hash is another. It was removed; try again later.</source>
        <translation>模型站 %1 发来的 %2 不是那个文件：大小或校验值对不上。已经删掉，请稍后再试。</translation>
    </message>
    <message>
        <source>The hash of a file could not be computed.</source>
        <translation>算不出文件的校验值。</translation>
    </message>
    <message>
        <source>The network library could not be started.</source>
        <translation>网络库启动不了。</translation>
    </message>
    <message>
        <source>The hub %1 sends on to addresses that lead nowhere. Try again later, or name another hub in HF_ENDPOINT.</source>
        <translation>模型站 %1 转到了走不通的地址。请稍后再试，或在 HF_ENDPOINT 里写另一个站点。</translation>
    </message>
    <message>
        <source>The hub %1 answers with more than the %2 bytes that such an answer may have.</source>
        <translation>模型站 %1 的回答超过了这种回答最多 %2 字节的限度。</translation>
    </message>
    <message>
        <source>An encoder can also be added from a folder with config.json, model.safetensors and the tokenizer&apos;s files.</source>
        <translation>也可以从文件夹添加编码器，里面要有 config.json、model.safetensors 和分词器的文件。</translation>
    </message>
    <message>
        <source>The hub %1 shows a certificate that cannot be trusted (%2). Check the computer&apos;s clock and whether something stands between it and the network. %3</source>
        <translation>模型站 %1 的证书不可信（%2）。请检查电脑的时钟，以及电脑和网络之间是否隔着别的东西。%3</translation>
    </message>
    <message>
        <source>The hub %1 cannot be reached (%2). Check the network, or name a mirror in HF_ENDPOINT. %3</source>
        <translation>连不上模型站 %1（%2）。请检查网络，或在 HF_ENDPOINT 里写一个镜像站。%3</translation>
    </message>
    <message>
        <source>The connection to the hub %1 broke off (%2). Try again, what has arrived is kept; or name a mirror in HF_ENDPOINT. %3</source>
        <translation>与模型站 %1 的连接断了（%2）。请再试一次，已经收到的部分都留着；也可以在 HF_ENDPOINT 里写一个镜像站。%3</translation>
    </message>
    <message>
        <source>The hub does not give out &quot;%1&quot; to the access token in HF_TOKEN or %2. Check the name, accept its conditions at %3, or make a new token.</source>
        <translation>凭 HF_TOKEN 或 %2 里的访问令牌，模型站不给“%1”。请核对名称，在 %3 同意它的条件，或者换一个新令牌。</translation>
    </message>
    <message>
        <source>The hub gives out &quot;%1&quot; to nobody without permission, or has no such name. If the name is right, accept its conditions at %2, make an access token there, and give it in HF_TOKEN or in the file %3.</source>
        <translation>模型站上的“%1”需要许可，或者没有这个名称。如果名称没错，请在 %2 同意它的条件，在那里生成访问令牌，写进 HF_TOKEN 或文件 %3。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no revision &quot;%2&quot; on the hub. Leave it out to take the newest.</source>
        <translation>模型站上的“%1”没有版本“%2”。不写版本就取最新的。</translation>
    </message>
    <message>
        <source>The hub %1 has no &quot;%2&quot;. Check the spelling: names look like bert-base-chinese or hfl/chinese-roberta-wwm-ext.</source>
        <translation>模型站 %1 没有“%2”。请检查拼写，名称的样子如 bert-base-chinese 或 hfl/chinese-roberta-wwm-ext。</translation>
    </message>
    <message>
        <source>The hub %1 has had too many questions from here and wants a pause. Try again later; an access token in HF_TOKEN allows more.</source>
        <translation>模型站 %1 嫌这里问得太勤，要歇一会儿。请稍后再试；HF_TOKEN 里有访问令牌时可以问得更多。</translation>
    </message>
    <message>
        <source>The hub %1 answers with the error %2. Try again later. %3</source>
        <translation>模型站 %1 回答了错误 %2。请稍后再试。%3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not whole in the cache %2, and HF_HUB_OFFLINE forbids asking the hub. Unset it to fetch the encoder. %3</source>
        <translation>缓存 %2 里的“%1”不完整，而 HF_HUB_OFFLINE 不许联网。去掉它就能下载编码器。%3</translation>
    </message>
    <message>
        <source>%1 does not answer about &quot;%2&quot; as a hub does. Check HF_ENDPOINT and the network; nothing of the answer was used.</source>
        <translation>关于“%2”，%1 的回答不像模型站的回答。请检查 HF_ENDPOINT 和网络；它的回答都没有采用。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a folder nor a name on the hub. Names look like bert-base-chinese or hfl/chinese-roberta-wwm-ext.</source>
        <translation>“%1”既不是文件夹，也不是模型站上的名称。名称的样子如 bert-base-chinese 或 hfl/chinese-roberta-wwm-ext。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no revision. Give a branch, a tag or a commit, as in %2@main.</source>
        <translation>“%1”不是版本。请写分支、标签或提交，如 %2@main。</translation>
    </message>
    <message>
        <source>The encoder takes %1 MB more in the cache %2, where only %3 MB are free. Free some space, or choose another place in HF_HUB_CACHE.</source>
        <translation>编码器在缓存 %2 里还要占 %1 MB，那里只剩 %3 MB。请腾出空间，或在 HF_HUB_CACHE 里换个地方。</translation>
    </message>
    <message>
        <source>The hub&apos;s access token in HF_TOKEN or %1 is no token: it has spaces or other characters that none has. Copy it again from the hub&apos;s page.</source>
        <translation>HF_TOKEN 或 %1 里的访问令牌不是令牌：里面有空格或令牌里不会有的字符。请从模型站的网页重新复制。</translation>
    </message>
    <message>
        <source>HF_ENDPOINT is &quot;%1&quot;, which is no address of a hub. Give one such as https://huggingface.co, or unset it.</source>
        <translation>HF_ENDPOINT 是“%1”，不是模型站的地址。请写 https://huggingface.co 这样的地址，或者去掉它。</translation>
    </message>
    <message>
        <source>The repository on the hub is not whole: %1 names %2, which it does not have.</source>
        <translation>模型站上的仓库不完整：%1 里写着 %2，却没有这个文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; on the hub is no encoder that can be read here: it lacks config.json, or weights in model.safetensors or pytorch_model.bin.</source>
        <translation>模型站上的“%1”不是这里能读的编码器：缺少 config.json，或者没有 model.safetensors 或 pytorch_model.bin 形式的权重。</translation>
    </message>
    <message>
        <source>The index of the encoder&apos;s weights does not name its parts as it should.</source>
        <translation>编码器权重的索引没有正确写出各个分片。</translation>
    </message>
    <message>
        <source>%1 lacks the field &quot;%2&quot;.</source>
        <translation>%1 缺少字段“%2”。</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; of %2 is not a text.</source>
        <translation>%2 的字段“%1”不是文本。</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; of %2 is not a whole number.</source>
        <translation>%2 的字段“%1”不是整数。</translation>
    </message>
    <message>
        <source>The normaliser &quot;Replace&quot; of %1 searches by a regular expression, which is not supported.</source>
        <translation>%1 的规范化组件“Replace”使用正则表达式，暂不支持。</translation>
    </message>
    <message>
        <source>The normaliser &quot;Replace&quot; of %1 searches for nothing.</source>
        <translation>%1 的规范化组件“Replace”没有要查找的内容。</translation>
    </message>
    <message>
        <source>The components of %1 are nested too deeply.</source>
        <translation>%1 的组件嵌套过深。</translation>
    </message>
    <message>
        <source>The normaliser &quot;%1&quot; of %2 is not supported.</source>
        <translation>不支持 %2 的规范化组件“%1”。</translation>
    </message>
    <message>
        <source>The pre-tokeniser &quot;%1&quot; of %2 is not supported.</source>
        <translation>不支持 %2 的预切分组件“%1”。</translation>
    </message>
    <message>
        <source>%1 numbers a token %2, which is no id.</source>
        <translation>%1 给词元的编号 %2 不是有效的编号。</translation>
    </message>
    <message>
        <source>The post-processor of %1 is incomplete.</source>
        <translation>%1 的后处理组件不完整。</translation>
    </message>
    <message>
        <source>The model in %1 is not of the type WordPiece.</source>
        <translation>%1 中的模型不是 WordPiece 类型。</translation>
    </message>
    <message>
        <source>The post-processor &quot;%1&quot; of %2 is not supported.</source>
        <translation>不支持 %2 的后处理组件“%1”。</translation>
    </message>
    <message>
        <source>The tokenizer model &quot;%1&quot; of %2 is not supported.</source>
        <translation>不支持 %2 的分词模型“%1”。</translation>
    </message>
    <message>
        <source>The vocabulary %1 is not UTF-8 at byte %2. Fetch the encoder again.</source>
        <translation>词表 %1 在第 %2 字节处不是 UTF-8。请重新获取编码器。</translation>
    </message>
    <message>
        <source>The folder %1 has no vocab.txt. Put the file that belongs to the encoder into the folder.</source>
        <translation>文件夹 %1 中没有 vocab.txt。请把编码器自带的文件放入该文件夹。</translation>
    </message>
    <message>
        <source>This project holds no texts to measure the speed with. Import a corpus first.</source>
        <translation>本项目没有可用来测速的文本。请先导入语料。</translation>
    </message>
    <message>
        <source>The encoder %1 is installed for all projects and stays. It lies in %2.</source>
        <translation>编码器 %1 是为所有项目安装的，会保留。它位于 %2。</translation>
    </message>
    <message>
        <source>The character map of the tokenizer is damaged. Fetch the encoder&apos;s files again.</source>
        <translation>分词器的字符映射表已损坏。请重新获取编码器的文件。</translation>
    </message>
    <message>
        <source>The tokenizer has no special token &quot;%1&quot;.</source>
        <translation>分词器没有特殊词元“%1”。</translation>
    </message>
    <message>
        <source>The tokenizer configuration in %1 asks for %2 extra tokens.</source>
        <translation>%1 中的分词器配置要求 %2 个额外词元。</translation>
    </message>
    <message>
        <source>The folder %1 has no sentencepiece model: sentencepiece.bpe.model, spiece.model or tokenizer.json is missing. Put the file that belongs to the encoder into the folder.</source>
        <translation>文件夹 %1 中没有 sentencepiece 模型：缺少 sentencepiece.bpe.model、spiece.model 或 tokenizer.json。请把该编码器的文件放入此文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 has a sentencepiece model, but does not say that XLMRobertaTokenizer, T5Tokenizer, XLNetTokenizer or AlbertTokenizer is to read it. Put the encoder&apos;s tokenizer_config.json with its tokenizer_class into the folder.</source>
        <translation>文件夹 %1 中有 sentencepiece 模型，但没有说明由 XLMRobertaTokenizer、T5Tokenizer、XLNetTokenizer 还是 AlbertTokenizer 读取。请把该编码器带有 tokenizer_class 的 tokenizer_config.json 放入此文件夹。</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; of %2 is not as it should be.</source>
        <translation>%2 中的字段“%1”不符合要求。</translation>
    </message>
    <message>
        <source>The %1 &quot;%2&quot; of %3 is not supported.</source>
        <translation>不支持 %3 中的 %1“%2”。</translation>
    </message>
    <message>
        <source>The text has characters that the tokenizer does not know, and the tokenizer has no token for unknown characters.</source>
        <translation>文本中有分词器不认识的字符，而分词器没有表示未知字符的词元。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s vocabulary has %1 pieces, and its token for unknown characters is number %2.</source>
        <translation>分词器的词表有 %1 个片段，而表示未知字符的词元编号为 %2。</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1，以及另外 %2 个</translation>
    </message>
    <message>
        <source>%1 tensors of the network were found in the files.</source>
        <translation>在文件里找到了网络的 %1 个张量。</translation>
    </message>
    <message>
        <source>Made fresh, to be trained: %1.</source>
        <translation>新建的（待训练）：%1。</translation>
    </message>
    <message>
        <source>Of pretraining, kept but not used by a classifier: %1.</source>
        <translation>属于预训练、保留但分类器不用的：%1。</translation>
    </message>
    <message>
        <source>The head that guesses tokens shares the table of tokens.</source>
        <translation>预测词元的输出层与词元表共用权重。</translation>
    </message>
    <message>
        <source>In the files, but not part of the network: %1.</source>
        <translation>文件里有、但不属于网络的：%1。</translation>
    </message>
    <message>
        <source>The file %1 describes a network of the kind %2; this program reads %3.</source>
        <translation>文件 %1 描述的是 %2 类型的网络；本程序能读 %3。</translation>
    </message>
    <message>
        <source>The file %1 asks for the activation %2; known are %3.</source>
        <translation>文件 %1 要用激活函数 %2；本程序支持 %3。</translation>
    </message>
    <message>
        <source>The file %1 names %2 classes; this program reads at most %3.</source>
        <translation>文件 %1 有 %2 个类别；本程序最多读 %3 个。</translation>
    </message>
    <message>
        <source>The file %1 has %2 = true: it describes a decoder, which this program does not read.</source>
        <translation>文件 %1 里的 %2 = true：它描述的是解码器，本程序不支持。</translation>
    </message>
    <message>
        <source>The file %1 describes quantised weights (quantization_config), which this program does not read. Use the encoder&apos;s original weights.</source>
        <translation>文件 %1 描述的是量化权重（quantization_config），本程序不支持。请使用编码器的原始权重。</translation>
    </message>
    <message>
        <source>The file %1 leaves no position for a text: max_position_embeddings is %2 and pad_token_id %3.</source>
        <translation>文件 %1 没有给文本留出位置：max_position_embeddings 是 %2，pad_token_id 是 %3。</translation>
    </message>
    <message>
        <source>the tensor %1 has more elements than its storage</source>
        <translation>张量 %1 的元素比它的存储还多</translation>
    </message>
    <message>
        <source>The folder %1 holds an encoder without a classifier, so there is nothing to export. Train it first.</source>
        <translation>文件夹 %1 里只有编码器，没有分类器，无可导出。请先训练。</translation>
    </message>
    <message>
        <source>This classifier averages over the tokens, which a network of the kind %1 cannot express for transformers. Export it as ONNX, or train it with the first token.</source>
        <translation>这个分类器对词元取平均，而 %1 类型的网络无法以 transformers 的形式表达。请导出为 ONNX，或改用首词元训练。</translation>
    </message>
    <message>
        <source>The network has %1 MB, and an ONNX file holds at most 2 GB. Export it in Hugging Face&apos;s layout instead.</source>
        <translation>网络有 %1 MB，而一个 ONNX 文件最多 2 GB。请改用 Hugging Face 格式导出。</translation>
    </message>
    <message>
        <source>The file %1 is in the form of PyTorch before 1.6. Where you trust it, open it with Python and save it again: torch.save(torch.load(&quot;%2&quot;, weights_only=True), &quot;%2&quot;).</source>
        <translation>文件 %1 是 PyTorch 1.6 之前的格式。如果信得过它，请用 Python 打开后重新保存：torch.save(torch.load(&quot;%2&quot;, weights_only=True), &quot;%2&quot;)。</translation>
    </message>
    <message>
        <source>The file %1 is not a file of torch.save. Fetch the encoder again.</source>
        <translation>文件 %1 不是 torch.save 保存的文件。请重新下载编码器。</translation>
    </message>
    <message>
        <source>The file %1 has more than one data.pkl.</source>
        <translation>文件 %1 里有不止一个 data.pkl。</translation>
    </message>
    <message>
        <source>The file %1 has no data.pkl: it is another kind of zip archive. Save the network&apos;s state_dict() with torch.save.</source>
        <translation>文件 %1 里没有 data.pkl：它是别的 zip 压缩包。请用 torch.save 保存网络的 state_dict()。</translation>
    </message>
    <message>
        <source>The file %1 was written on a big-endian machine. Save it again on another.</source>
        <translation>文件 %1 是在大端字节序的机器上写的。请换一台机器重新保存。</translation>
    </message>
    <message>
        <source>The file %1 describes more tensors than any network has.</source>
        <translation>文件 %1 描述的张量比任何网络都多。</translation>
    </message>
    <message>
        <source>The file %1 is damaged: the storage %2 is missing.</source>
        <translation>文件 %1 已损坏：缺少存储 %2。</translation>
    </message>
    <message>
        <source>it claims more than %1 tensors</source>
        <translation>它声称有超过 %1 个张量</translation>
    </message>
    <message>
        <source>an unknown key</source>
        <translation>未知的键</translation>
    </message>
    <message>
        <source>a value that is no text</source>
        <translation>不是文本的值</translation>
    </message>
    <message>
        <source>it claims %1 entries</source>
        <translation>它声称有 %1 个条目</translation>
    </message>
    <message>
        <source>The file %1 is not a sound zip archive: %2. Fetch or save it again.</source>
        <translation>文件 %1 不是完好的 zip 压缩包：%2。请重新下载或保存。</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>它过早结束</translation>
    </message>
    <message>
        <source>its list of entries is missing</source>
        <translation>缺少条目列表</translation>
    </message>
    <message>
        <source>its list of entries breaks off</source>
        <translation>条目列表中断</translation>
    </message>
    <message>
        <source>The file %1 holds %2 compressed or encrypted, which torch.save never does. Save it again with torch.save.</source>
        <translation>文件 %1 里的 %2 经过压缩或加密，而 torch.save 从不这样做。请用 torch.save 重新保存。</translation>
    </message>
    <message>
        <source>the sizes of %1 contradict each other</source>
        <translation>%1 的几处大小互相矛盾</translation>
    </message>
    <message>
        <source>the entry %1 is not where it should be</source>
        <translation>条目 %1 不在应在的位置</translation>
    </message>
    <message>
        <source>the entry %1 stands twice</source>
        <translation>条目 %1 出现了两次</translation>
    </message>
    <message>
        <source>The weights %1 are not a file.</source>
        <translation>权重 %1 不是文件。</translation>
    </message>
    <message>
        <source>The file %1 holds no dictionary of tensors. Save the network&apos;s state_dict() instead.</source>
        <translation>文件 %1 里不是张量字典。请改为保存网络的 state_dict()。</translation>
    </message>
    <message>
        <source>The file %1 is damaged: %2. Fetch or save it again.</source>
        <translation>文件 %1 已损坏：%2。请重新下载或保存。</translation>
    </message>
    <message>
        <source>its description of the tensors breaks off</source>
        <translation>张量的描述中断</translation>
    </message>
    <message>
        <source>it has a name longer than any network&apos;s</source>
        <translation>有一个名称比任何网络的都长</translation>
    </message>
    <message>
        <source>it describes more than any network has</source>
        <translation>它描述的内容比任何网络都多</translation>
    </message>
    <message>
        <source>its description of the tensors takes more than it gave</source>
        <translation>张量的描述取用的值比给出的多</translation>
    </message>
    <message>
        <source>its description of the tensors adds to what is no list or dictionary</source>
        <translation>张量的描述往不是列表或字典的值里添加内容</translation>
    </message>
    <message>
        <source>its description of the tensors refers to nothing</source>
        <translation>张量的描述引用了不存在的值</translation>
    </message>
    <message>
        <source>The file %1 asks for %2, which no tensor needs: it was not opened, and nothing of it was run. Take model.safetensors of the same encoder, or a file from somebody you trust.</source>
        <translation>文件 %1 要用 %2，而张量用不到它：文件没有打开，其中的内容都没有运行。请改用同一编码器的 model.safetensors，或来源可信的文件。</translation>
    </message>
    <message>
        <source>its description of the tensors calls what it may not</source>
        <translation>张量的描述调用了不允许的内容</translation>
    </message>
    <message>
        <source>the storage %1 is shorter than it claims</source>
        <translation>存储 %1 比它声称的短</translation>
    </message>
    <message>
        <source>it describes a storage that cannot be</source>
        <translation>它描述的存储不可能存在</translation>
    </message>
    <message>
        <source>it describes a tensor that does not fit its storage</source>
        <translation>它描述的张量与其存储不符</translation>
    </message>
    <message>
        <source>the tensor %1 stands twice</source>
        <translation>张量 %1 出现了两次</translation>
    </message>
    <message>
        <source>The file %1 holds its tensors one level deeper, under %2. Save that dictionary alone with torch.save.</source>
        <translation>文件 %1 的张量在下一层 %2 里。请用 torch.save 单独保存那个字典。</translation>
    </message>
    <message>
        <source>it describes a number too large</source>
        <translation>它描述的数太大</translation>
    </message>
    <message>
        <source>it gives attributes to what can have none</source>
        <translation>它给不能有属性的值加了属性</translation>
    </message>
    <message>
        <source>The file %1 has the pickle operation %2, which no tensor needs: it was not opened, and nothing of it was run.</source>
        <translation>文件 %1 里有 pickle 操作 %2，而张量用不到它：文件没有打开，其中的内容都没有运行。</translation>
    </message>
    <message>
        <source>The file %1 says that the tensor %2 is in %3, where it is not. Fetch the encoder again.</source>
        <translation>文件 %1 说张量 %2 在 %3 里，实际却不在。请重新下载编码器。</translation>
    </message>
    <message>
        <source>The file %1 is a link that leads out of its folder, to %2. Put the file itself into the folder.</source>
        <translation>文件 %1 是指向文件夹之外的链接，指向 %2。请把文件本身放进文件夹。</translation>
    </message>
    <message>
        <source>The file %1 names %2 parts.</source>
        <translation>文件 %1 列出了 %2 个分片。</translation>
    </message>
    <message>
        <source>The folder %1 has no weights: model.safetensors or pytorch_model.bin is missing. Put the file that belongs to the encoder into the folder.</source>
        <translation>文件夹 %1 里没有权重：缺少 model.safetensors 或 pytorch_model.bin。请把编码器自己的文件放进去。</translation>
    </message>
    <message>
        <source>The tensor %1 stands in two files of %2. Fetch the encoder again.</source>
        <translation>张量 %1 同时出现在 %2 的两个文件里。请重新下载编码器。</translation>
    </message>
    <message>
        <source>The folder %1 belongs to the project. Export the model to a place outside of it.</source>
        <translation>文件夹 %1 属于本项目。请把模型导出到项目之外的地方。</translation>
    </message>
    <message>
        <source>%1 is a file. Choose a folder that does not exist yet.</source>
        <translation>%1 是一个文件。请选一个尚不存在的文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 exists and holds something other than a model. Choose a folder that does not exist yet.</source>
        <translation>文件夹 %1 已存在，里面不是模型。请选一个尚不存在的文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 holds a model already. Choose another folder, or ask for it to be overwritten.</source>
        <translation>文件夹 %1 里已有模型。请另选文件夹，或明确要求覆盖。</translation>
    </message>
    <message>
        <source>There is no model format &quot;%1&quot;. Known formats: %2.</source>
        <translation>没有名为“%1”的模型格式。可用的格式：%2。</translation>
    </message>
    <message>
        <source>The model in %1 is not of the type BPE.</source>
        <translation>%1 里的模型不是 BPE 类型。</translation>
    </message>
    <message>
        <source>The folder %1 has no %2. Put the file that belongs to the encoder into the folder.</source>
        <translation>文件夹 %1 里没有 %2。请把编码器自带的这个文件放进文件夹。</translation>
    </message>
    <message>
        <source>Line %1 of %2 is not two tokens with a space between. Fetch the encoder again.</source>
        <translation>%2 的第 %1 行不是以一个空格隔开的两个词元。请重新获取编码器。</translation>
    </message>
    <message>
        <source>The tokenizer in %1 splits texts by &quot;%2&quot;; a BPE model is supported with &quot;ByteLevel&quot; only.</source>
        <translation>%1 里的分词器用“%2”切分文本；BPE 模型只支持配合“ByteLevel”使用。</translation>
    </message>
    <message>
        <source>The tokenizer of %1 is of the class %2, which is not supported.</source>
        <translation>%1 的分词器属于 %2 类，暂不支持。</translation>
    </message>
    <message>
        <source>A merge in %1 needs the token &quot;%2&quot;, which the vocabulary lacks.</source>
        <translation>%1 里有一条合并规则需要词元“%2”，但词表里没有它。</translation>
    </message>
    <message>
        <source>The folder %1 has no tokenizer: vocab.txt, sentencepiece.bpe.model, tokenizer.json, or vocab.json with merges.txt is missing. Put the file that belongs to the encoder into the folder.</source>
        <translation>文件夹 %1 里没有分词器：缺少 vocab.txt、sentencepiece.bpe.model、tokenizer.json，或 vocab.json 加 merges.txt。请把编码器自带的文件放进文件夹。</translation>
    </message>
    <message>
        <source>remove the file %1</source>
        <translation>删除文件 %1</translation>
    </message>
    <message>
        <source>There are no labelled texts in the validation split, so the probabilities cannot be calibrated. Label some, or split the corpus.</source>
        <translation>验证集里没有已标注的文本，无法校准概率。请先标注一些，或划分语料。</translation>
    </message>
    <message>
        <source>There are no labelled texts whose category run %1 knows, so there is nothing to measure. Label some, or split the corpus.</source>
        <translation>没有类别为运行 %1 所知的已标注文本，无从衡量。请先标注一些，或划分语料。</translation>
    </message>
    <message>
        <source>There are no labelled texts on which runs %1 and %2 could be compared. Label some, or split the corpus.</source>
        <translation>没有可用来比较运行 %1 与运行 %2 的已标注文本。请先标注一些，或划分语料。</translation>
    </message>
    <message>
        <source>What run %1 said of text %2 is for %3 categories, but the run has %4. Train again.</source>
        <translation>运行 %1 对文本 %2 的回答对应 %3 个类别，但这次运行有 %4 个。请重新训练。</translation>
    </message>
    <message>
        <source>label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>focal gamma</source>
        <translation>focal 损失的 γ</translation>
    </message>
    <message>
        <source>0 (off) to 10</source>
        <translation>0（关闭）到 10</translation>
    </message>
    <message>
        <source>weight of R-Drop</source>
        <translation>R-Drop 的权重</translation>
    </message>
    <message>
        <source>0 (off) to 100</source>
        <translation>0（关闭）到 100</translation>
    </message>
    <message>
        <source>layer decay</source>
        <translation>逐层衰减</translation>
    </message>
    <message>
        <source>above 0 and up to 1</source>
        <translation>大于 0，不超过 1</translation>
    </message>
    <message>
        <source>number of frozen layers</source>
        <translation>冻结的层数</translation>
    </message>
    <message>
        <source>0 or more</source>
        <translation>不小于 0</translation>
    </message>
    <message>
        <source>number of epochs until a layer thaws</source>
        <translation>解冻一层所需的轮数</translation>
    </message>
    <message>
        <source>0 (never) or more</source>
        <translation>0（从不）或更大</translation>
    </message>
    <message>
        <source>class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>balanced sampling</source>
        <translation>均衡采样</translation>
    </message>
    <message>
        <source>token table</source>
        <translation>词向量表</translation>
    </message>
    <message>
        <source>number of evaluations an epoch</source>
        <translation>每轮评估次数</translation>
    </message>
    <message>
        <source>random seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>number of layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>hidden size</source>
        <translation>隐藏层宽度</translation>
    </message>
    <message>
        <source>number of heads</source>
        <translation>注意力头数</translation>
    </message>
    <message>
        <source>intermediate size</source>
        <translation>中间层宽度</translation>
    </message>
    <message>
        <source>The %1 cannot be &quot;%2&quot;. Use one of: %3, %4.</source>
        <translation>%1不能是“%2”，可选：%3、%4。</translation>
    </message>
    <message>
        <source>The %1 must be a whole number, not &quot;%2&quot;.</source>
        <translation>%1必须是整数，不能是“%2”。</translation>
    </message>
    <message>
        <source>The %1 must be a number, not &quot;%2&quot;.</source>
        <translation>%1必须是数字，不能是“%2”。</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>There is no rule named &quot;%1&quot; by which trials are cut. Use none, median or halving.</source>
        <translation>没有名为“%1”的提前淘汰规则。请用 none、median 或 halving。</translation>
    </message>
    <message>
        <source>The store holds a trial with an unknown outcome: &quot;%1&quot;.</source>
        <translation>项目里有一次试验的结果无法识别：“%1”。</translation>
    </message>
    <message>
        <source>The categories of a training cannot be read.</source>
        <translation>无法读取某次训练的类别。</translation>
    </message>
    <message>
        <source>The settings of a cross-validation cannot be read.</source>
        <translation>无法读取某次交叉验证的设置。</translation>
    </message>
    <message>
        <source>The settings of a sweep cannot be read.</source>
        <translation>无法读取某次参数搜索的设置。</translation>
    </message>
    <message>
        <source>The number of folds must be 2 to %1; %2 was given.</source>
        <translation>折数必须在 2 到 %1 之间，给出的是 %2。</translation>
    </message>
    <message>
        <source>The share of a fold&apos;s texts that chooses its epoch must be 0 (its last epoch is taken) to 0.5.</source>
        <translation>每折中用来挑选轮次的文本比例必须在 0（取最后一轮）到 0.5 之间。</translation>
    </message>
    <message>
        <source>%1 labelled texts cannot be divided into %2 folds. Take fewer folds, or label more texts.</source>
        <translation>%1 条已标注文本分不成 %2 折。请减少折数，或多标注一些文本。</translation>
    </message>
    <message>
        <source>There are too few texts outside the largest category: in some fold only one category would be left to train on. Label more texts of the others.</source>
        <translation>除最大的类别外文本太少：有的折会只剩一个类别可供训练。请给其他类别多标注一些文本。</translation>
    </message>
    <message>
        <source>Cross-validation %1 is at work already.</source>
        <translation>交叉验证 %1 正在进行中。</translation>
    </message>
    <message>
        <source>Cross-validation %1 is finished: there is nothing left to do.</source>
        <translation>交叉验证 %1 已经完成，没有剩下的工作。</translation>
    </message>
    <message>
        <source>%1 has fewer texts (%2) than there are folds: some folds hold out none of it.</source>
        <translation>“%1”的文本数（%2）少于折数：有的折里不会留出它的文本。</translation>
    </message>
    <message>
        <source>There is no cross-validation %1 in this project.</source>
        <translation>此项目中没有交叉验证 %1。</translation>
    </message>
    <message>
        <source>No cross-validation of this project has finished a fold yet. Start one with cross-validate.</source>
        <translation>此项目还没有完成过任何一折交叉验证。请先用 cross-validate 做一次。</translation>
    </message>
    <message>
        <source>Cross-validation %1 is at work. Stop it before deleting it.</source>
        <translation>交叉验证 %1 正在进行。请先停止再删除。</translation>
    </message>
    <message>
        <source>There are no labelled validation texts, so nothing could tell the trials of a sweep apart: split the corpus.</source>
        <translation>没有已标注的验证文本，无法比较各次试验的好坏：请先划分语料。</translation>
    </message>
    <message>
        <source>Sweep %1 is at work already.</source>
        <translation>参数搜索 %1 正在进行中。</translation>
    </message>
    <message>
        <source>Sweep %1 is finished: there is nothing left to do.</source>
        <translation>参数搜索 %1 已经完成，没有剩下的工作。</translation>
    </message>
    <message>
        <source>A range of %1 can only be drawn from: say how many random trials there should be, or list its values.</source>
        <translation>%1 给的是范围，只能随机抽取：请指定随机试验的次数，或逐个列出取值。</translation>
    </message>
    <message>
        <source>Say which setting to vary, for instance learning-rate=1e-4,2e-4.</source>
        <translation>请指定要变动的设置，例如 learning-rate=1e-4,2e-4。</translation>
    </message>
    <message>
        <source>A sweep needs at least one seed and no fewer than 0 random trials.</source>
        <translation>参数搜索至少需要一个随机种子，随机试验的次数不能小于 0。</translation>
    </message>
    <message>
        <source>The setting %1 is varied twice.</source>
        <translation>设置 %1 重复出现了。</translation>
    </message>
    <message>
        <source>The seed is varied already: let the sweep repeat no seeds.</source>
        <translation>随机种子本身已在变动：请不要再重复种子。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not say what to vary. Write for instance learning-rate=1e-4,2e-4.</source>
        <translation>“%1”没有说明要变动什么。写法示例：learning-rate=1e-4,2e-4。</translation>
    </message>
    <message>
        <source>%1 has no range: list its values.</source>
        <translation>%1 没有范围可言：请逐个列出取值。</translation>
    </message>
    <message>
        <source>The range %1 must begin below its end.</source>
        <translation>范围 %1 的起点必须小于终点。</translation>
    </message>
    <message>
        <source>That would be more than %1 trials. Take fewer values, or a number of random trials.</source>
        <translation>这样会超过 %1 次试验。请减少取值，或改用若干次随机试验。</translation>
    </message>
    <message>
        <source>There is no sweep %1 in this project.</source>
        <translation>此项目中没有参数搜索 %1。</translation>
    </message>
    <message>
        <source>Sweep %1 is at work. Stop it before deleting it.</source>
        <translation>参数搜索 %1 正在进行。请先停止再删除。</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>decay of the running mean</source>
        <translation>权重滑动平均的衰减</translation>
    </message>
    <message>
        <source>0 (off) or more and below 1</source>
        <translation>0（关闭）或更大，且小于 1</translation>
    </message>
    <message>
        <source>number of averaged checkpoints</source>
        <translation>参与平均的检查点数</translation>
    </message>
    <message>
        <source>0 (off) to 20</source>
        <translation>0（关闭）到 20</translation>
    </message>
    <message>
        <source>The stored state of the training names a row that &quot;%1&quot; has not.</source>
        <translation>保存的训练状态里提到了“%1”中没有的行。</translation>
    </message>
    <message>
        <source>This run has kept nothing yet to go on from. Start a new run.</source>
        <translation>这次运行还没有存下可以接着练的状态。请开始一次新的运行。</translation>
    </message>
    <message>
        <source>Run %1 has kept nothing to go on from. Start a new run.</source>
        <translation>运行 %1 没有存下可以接着练的状态。请开始一次新的运行。</translation>
    </message>
    <message>
        <source>There is no augmentation &quot;%1&quot;; there are: %2.</source>
        <translation>没有叫“%1”的数据增强；可用的有：%2。</translation>
    </message>
    <message>
        <source>share of changed texts</source>
        <translation>改动文本的比例</translation>
    </message>
    <message>
        <source>between 0 and 1</source>
        <translation>在 0 到 1 之间</translation>
    </message>
    <message>
        <source>share of words left out</source>
        <translation>漏掉的词的比例</translation>
    </message>
    <message>
        <source>share of words swapped</source>
        <translation>换位的词的比例</translation>
    </message>
    <message>
        <source>share of homophones</source>
        <translation>同音字的比例</translation>
    </message>
    <message>
        <source>share of look-alikes</source>
        <translation>形近字的比例</translation>
    </message>
    <message>
        <source>share of words guessed by the encoder</source>
        <translation>由编码器猜的词的比例</translation>
    </message>
    <message>
        <source>share of texts in the other script</source>
        <translation>简繁转换的文本的比例</translation>
    </message>
    <message>
        <source>The encoder in %1 has no head that predicts hidden words. Choose an encoder that has one, such as bert-base-chinese, or do without words from the encoder.</source>
        <translation>%1 里的编码器没有预测被遮住的词的输出头。请换一个有的，比如 bert-base-chinese，或者不用编码器猜的词。</translation>
    </message>
    <message>
        <source>The tokenizer in %1 has no [MASK], so no words can be hidden. Choose another encoder, or do without words from the encoder.</source>
        <translation>%1 里的分词器没有 [MASK]，遮不住词。请换一个编码器，或者不用编码器猜的词。</translation>
    </message>
    <message>
        <source>guess hidden words</source>
        <translation>猜被遮住的词</translation>
    </message>
    <message>
        <source>Homophones cannot be found: ICU&apos;s data for it is missing.</source>
        <translation>找不到同音字：缺少 ICU 的相应数据。</translation>
    </message>
    <message>
        <source>The dictionaries for simplified and traditional Chinese are missing. Install the package libopencc-data, or train without that augmentation.</source>
        <translation>缺少简繁转换的词典。请安装软件包 libopencc-data，或者训练时不用这一项增强。</translation>
    </message>
    <message>
        <source>Texts cannot be split into words: ICU&apos;s data for it is missing.</source>
        <translation>文本没法分词：缺少 ICU 的相应数据。</translation>
    </message>
    <message>
        <source>A new network has not learnt any words yet, so it cannot guess hidden ones. Choose a pretrained encoder, or do without words from the encoder.</source>
        <translation>新网络还没学过任何词，猜不出被遮住的词。请选一个预训练过的编码器，或者不用编码器猜的词。</translation>
    </message>
    <message>
        <source>search for a learning rate</source>
        <translation>寻找学习率</translation>
    </message>
    <message>
        <source>Cannot write to %1. Free space there, or set TMPDIR to another folder.</source>
        <translation>无法写入 %1。请腾出空间，或用 TMPDIR 指定别的文件夹。</translation>
    </message>
    <message>
        <source>The first learning rate must be above 0 and below the last one.</source>
        <translation>起始学习率须大于 0，并小于最后一个。</translation>
    </message>
    <message>
        <source>The loss did not fall clearly at any of these rates, so none is suggested. Label more texts, or choose a larger batch.</source>
        <translation>试过的学习率都没有让损失明显下降，所以没有推荐值。请多标注一些文本，或加大批大小。</translation>
    </message>
    <message>
        <source>Suggested is %1. The loss falls fastest at %2, is lowest at %3 and does not rise again.</source>
        <translation>推荐 %1。损失在 %2 处下降最快，在 %3 处最低，之后没有再升高。</translation>
    </message>
    <message>
        <source>Suggested is %1. The loss falls fastest at %2, is lowest at %3 and has left it far behind at %4.</source>
        <translation>推荐 %1。损失在 %2 处下降最快，在 %3 处最低，到 %4 已经远远升高。</translation>
    </message>
    <message>
        <source>This training needs about %1 of memory, and %2 are free. Close other programs, choose a smaller encoder, or train on a machine with more memory.</source>
        <translation>这次训练约需 %1 内存，可用的只有 %2。请关闭其他程序，选更小的编码器，或换一台内存更大的机器。</translation>
    </message>
    <message>
        <source>This training needs about %1 of memory, and %2 are free. With batches of %3 texts, %4 of them a step, the result is the same and %5 are enough.</source>
        <translation>这次训练约需 %1 内存，可用的只有 %2。改为每批 %3 条、每步累积 %4 批，结果不变，%5 就够了。</translation>
    </message>
    <message>
        <source>This training needs about %1 of memory, and %2 are free. With a frozen token table %3 are enough.</source>
        <translation>这次训练约需 %1 内存，可用的只有 %2。冻结词向量表后 %3 就够了。</translation>
    </message>
    <message>
        <source>This training needs about %1 of memory, and %2 are free. With texts of at most %3 tokens %4 are enough.</source>
        <translation>这次训练约需 %1 内存，可用的只有 %2。文本最多取 %3 个词元时，%4 就够了。</translation>
    </message>
    <message>
        <source>This training needs about %1 of memory, and %2 are free. With batches of %3 texts, %4 of them a step, a frozen token table and texts of at most %5 tokens, %6 are enough.</source>
        <translation>这次训练约需 %1 内存，可用的只有 %2。每批 %3 条、每步累积 %4 批，冻结词向量表，文本最多取 %5 个词元，%6 就够了。</translation>
    </message>
    <message>
        <source>This training needs about %1 of memory, and %2 are free. The smaller encoder %3 takes %4.</source>
        <translation>这次训练约需 %1 内存，可用的只有 %2。较小的编码器 %3 只要 %4。</translation>
    </message>
    <message>
        <source>has labels that are no names</source>
        <translation>含有不是名称的标签</translation>
    </message>
    <message>
        <source>A table puts | between labels, and the category &quot;%1&quot; has it in its name. Rename the category, or choose another format.</source>
        <translation>表格用 | 分隔多个标签，而类别“%1”的名称里就有这个符号。请给类别改名，或选择其他格式。</translation>
    </message>
    <message>
        <source>The file %1 has %2 that are no list of numbers from 0 to 1.</source>
        <translation>文件 %1 中的 %2 不是由 0 到 1 之间的数组成的列表。</translation>
    </message>
    <message>
        <source>The file %1 has %2 thresholds for %3 classes.</source>
        <translation>文件 %1 有 %2 个阈值，却有 %3 个类别。</translation>
    </message>
    <message>
        <source>The classifier in %1 answers another question (problem_type = %2); this program reads single_label_classification and multi_label_classification.</source>
        <translation>%1 中的分类器解决的是另一类问题（problem_type = %2）；本程序只读取 single_label_classification 和 multi_label_classification。</translation>
    </message>
    <message>
        <source>Whether texts have one category or several was changed during this import. Nothing was imported; try again.</source>
        <translation>导入期间，项目的标注方式（一条文本一个类别还是多个）被改动了。没有导入任何内容，请重试。</translation>
    </message>
    <message>
        <source>Runs are compared where each text has one category; this project gives several labels. Compare their scores instead.</source>
        <translation>只有每条文本一个类别时才能这样比较两次训练；本项目一条文本可有多个标签。请直接比较它们的得分。</translation>
    </message>
    <message>
        <source>Cross-validation deals out texts that have one category each; in this project a text may have several. Train with a validation split instead.</source>
        <translation>交叉验证用于每条文本只有一个类别的项目；此项目里一条文本可以有多个标签。请改为划出验证集来训练。</translation>
    </message>
    <message>
        <source>Texts are being imported into this project. Try again when that is done.</source>
        <translation>正在向本项目导入文本。请等导入完成后重试。</translation>
    </message>
    <message>
        <source>In this project each text has one category. Allow several labels a text first.</source>
        <translation>本项目中每条文本只有一个类别。请先允许一条文本有多个标签。</translation>
    </message>
    <message>
        <source>Calibration is for projects in which each text has one category; this one gives several labels.</source>
        <translation>校准只适用于每条文本一个类别的项目；本项目一条文本可有多个标签。</translation>
    </message>
    <message>
        <source>Run %1 began before it was changed whether texts have one category or several. Start a new run.</source>
        <translation>训练 %1 开始之后，项目的标注方式（一个类别还是多个）改变了。请重新开始一次训练。</translation>
    </message>
    <message>
        <source>All training texts have the same categories, so there is nothing to tell apart. Label some texts with other ones.</source>
        <translation>所有训练文本的标签都相同，没有什么可以区分。请给一些文本标上其他类别。</translation>
    </message>
    <message>
        <source>The Matthews correlation is that of one label a text; this project gives several. Let another score choose the best epoch, such as macro-f1.</source>
        <translation>马修斯相关系数只适用于每条文本一个标签；此项目给出多个标签。请改用其他成绩挑选最佳轮次，例如 macro-f1。</translation>
    </message>
    <message>
        <source>number of tokens a batch</source>
        <translation>每批的词元数</translation>
    </message>
    <message>
        <source>0 (count texts) or more</source>
        <translation>0（按条数）或以上</translation>
    </message>
    <message>
        <source>second try</source>
        <translation>第二次训练</translation>
    </message>
    <message>
        <source>No texts are set apart that could choose the better of two tries, so each network is trained once. Set a share of the texts apart to choose the epoch.</source>
        <translation>没有留出可供选择的文本，无法在两次训练中择优，因此每个模型只训练一次。请留出一部分文本用来选轮。</translation>
    </message>
</context>
</TS>
