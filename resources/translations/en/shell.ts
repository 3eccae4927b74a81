<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>wb::ui::RunsModel</name>
    <message numerus="yes">
        <source>%1 · %n epoch(s)</source>
        <translation>
            <numerusform>%1 · %n epoch</numerusform>
            <numerusform>%1 · %n epochs</numerusform>
        </translation>
    </message>
</context>
</TS>
