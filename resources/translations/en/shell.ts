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
<context>
    <name>wb::ui::WeightNote</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tensor(s) in its files are unknown</source>
        <translation>
            <numerusform>%n tensor in its files is unknown</numerusform>
            <numerusform>%n tensors in its files are unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Already a classifier of %n categories</source>
        <translation>
            <numerusform>Already a classifier of %n category</numerusform>
            <numerusform>Already a classifier of %n categories</numerusform>
        </translation>
    </message>
</context>
</TS>
