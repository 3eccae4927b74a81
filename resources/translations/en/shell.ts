<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>wb::ui::EncodersModel</name>
    <message numerus="yes">
        <source>%n layer(s) · %1 wide</source>
        <translation>
            <numerusform>%n layer · %1 wide</numerusform>
            <numerusform>%n layers · %1 wide</numerusform>
        </translation>
    </message>
</context>
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
