<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
