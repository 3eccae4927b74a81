<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>SpaceDialog</name>
    <message numerus="yes">
        <source>What %n stopped run(s) could go on with</source>
        <translation>
            <numerusform>What %n stopped run could go on with</numerusform>
            <numerusform>What %n stopped runs could go on with</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The weights of %n older run(s)</source>
        <translation>
            <numerusform>The weights of %n older run</numerusform>
            <numerusform>The weights of %n older runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::EncoderDetails</name>
    <message numerus="yes">
        <source>%1 with %n layer(s) of %2, read by %3.</source>
        <translation>
            <numerusform>%1 with %n layer of %2, read by %3.</numerusform>
            <numerusform>%1 with %n layers of %2, read by %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %n epoch(s)</source>
        <translation>
            <numerusform>%1 · %2 · %n epoch</numerusform>
            <numerusform>%1 · %2 · %n epochs</numerusform>
        </translation>
    </message>
</context>
</TS>
