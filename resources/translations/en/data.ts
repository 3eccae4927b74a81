<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>wb::ui::BulkChanges</name>
    <message numerus="yes">
        <source>%1 texts labelled %2</source>
        <translation>
            <numerusform>%1 text labelled %2</numerusform>
            <numerusform>%1 texts labelled %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label taken from %1 texts</source>
        <translation>
            <numerusform>Label taken from %1 text</numerusform>
            <numerusform>Label taken from %1 texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 texts taken out of their split</source>
        <translation>
            <numerusform>%1 text taken out of its split</numerusform>
            <numerusform>%1 texts taken out of their split</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 texts moved to %2</source>
        <translation>
            <numerusform>%1 text moved to %2</numerusform>
            <numerusform>%1 texts moved to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 texts flagged</source>
        <translation>
            <numerusform>%1 text flagged</numerusform>
            <numerusform>%1 texts flagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flag taken from %1 texts</source>
        <translation>
            <numerusform>Flag taken from %1 text</numerusform>
            <numerusform>Flag taken from %1 texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 texts deleted</source>
        <translation>
            <numerusform>%1 text deleted</numerusform>
            <numerusform>%1 texts deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::ImportDialog</name>
    <message numerus="yes">
        <source>Import %n files?</source>
        <translation>
            <numerusform>Import %n file?</numerusform>
            <numerusform>Import %n files?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %1 texts</source>
        <translation>
            <numerusform>Import %1 text</numerusform>
            <numerusform>Import %1 texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take over %1 labels</source>
        <translation>
            <numerusform>Take over %1 label</numerusform>
            <numerusform>Take over %1 labels</numerusform>
        </translation>
    </message>
</context>
</TS>
