<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>wb::ui::FileAnswersDialog</name>
    <message numerus="yes">
        <source>%n texts judged</source>
        <translation>
            <numerusform>%n text judged</numerusform>
            <numerusform>%n texts judged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::TryPage</name>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
</TS>
