<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>wb::ui::BadLinesDialog</name>
    <message>
        <source>Which lines are left out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::BulkBar</name>
    <message>
        <source>Nothing selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space selects · Ctrl+A all · Enter opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::BulkChanges</name>
    <message numerus="yes">
        <source>%n texts labelled %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label taken from %n texts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texts taken out of their split</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texts moved to %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texts flagged</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flag taken from %n texts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texts deleted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changing %n texts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::CategoryDialog</name>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which categories are there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are stored at once; Ctrl+Z takes them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New category, then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a new category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guideline: when is a text of this category?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press 0–9, Shift and a digit, or a letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge into another category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing a category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its %1 texts become unlabelled. Ctrl+Z takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::CategoryPopup</name>
    <message>
        <source>Key, name or pinyin initials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::ColumnHeader</name>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::ColumnTable</name>
    <message>
        <source>First rows of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a column&apos;s head to say what it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::CorpusSide</name>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts per category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manage…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No categories yet. They come with an import, or add your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text lengths in tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters the encoder does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 labelled · texts / %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens · median %1 · longest %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoder limit %1 · beyond it %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All texts fit into the encoder&apos;s limit of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::DataPage</name>
    <message>
        <source>Search texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label the selected texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected texts to a split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag the selected texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the selected texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import lines from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manage categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divide into training, validation and test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their predictions all differ from their labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of them is labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the label away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corpus files (*.csv *.tsv *.txt *.json *.jsonl *.ndjson)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which texts to begin with?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How does my corpus look?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project “%1” is still empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; texts, all labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; labelled, &lt;b&gt;%2&lt;/b&gt; texts to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the search or the filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue labelling</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::EmptyView</name>
    <message>
        <source>Drop files or folders here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV, TSV, JSON lines or plain text; the encoding is recognised, and you see everything before it is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample: 480 short Chinese texts in 8 categories; from labelling to a trained model in minutes.
Or paste lines with Ctrl+V, one text a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import texts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a line, with labels or without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label a few dozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key each; soon it suggests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a preset, watch the curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See where it errs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the matrix to the text, and correct.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything runs on this computer; texts never leave it. A project is a folder: copy it and you have moved it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 texts · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::ExportDialog</name>
    <message>
        <source>All texts · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what the filter shows · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the newest predictions and their probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export which texts?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file appears whole or not at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV – for Excel and other tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TSV – columns divided by tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines – one object a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doccano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fastText – __label__ before the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 texts written to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::FilterBar</name>
    <message>
        <source>Search texts, notes or #number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction ≠ label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 texts · %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::ImportChoices</name>
    <message>
        <source>recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First line names the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New texts go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format and delimiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV · comma ,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV · semicolon ;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV · bar |</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TSV · tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text · a line a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fastText · __label__</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder · a file a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the file&apos;s split column says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training 80 · validation 10 · test 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No split yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::ImportDialog</name>
    <message>
        <source>Pasted %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pasted lines could not be kept: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import this file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Import %n files?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written yet. After the import Ctrl+Z takes all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first %1 rows · click a head to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Import %n texts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take over %n labels</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A file of names, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 texts imported from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import cancelled: nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::ImportOutcome</name>
    <message>
        <source>lines %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip known texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelled otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which label stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the project&apos;s label stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file&apos;s label stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the project %1 · twice in the file %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known texts that come with another label; both labels stay in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::LabelMapping</name>
    <message>
        <source>The file has no labels: its texts come in unlabelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels become categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click or press Enter to choose another category.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the names of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers? Choose a file of names…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::LabelMappingModel</name>
    <message>
        <source>%1 texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::SampleTable</name>
    <message>
        <source>Texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wb::ui::SplitDialog</name>
    <message>
        <source>Divide the labelled texts?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network learns from these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell during training how well it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept for the final score; texts in it stay in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same seed gives the same division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label some texts first: only labelled texts are divided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would be left to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every category is divided in these shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dividing the texts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
