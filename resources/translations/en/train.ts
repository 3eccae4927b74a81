<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>wb::ui::ComparisonCard</name>
    <message numerus="yes">
        <source>%1 · %n text(s)</source>
        <translation>
            <numerusform>%1 · %n text</numerusform>
            <numerusform>%1 · %n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %1 is right: %n text(s)</source>
        <translation>
            <numerusform>Only %1 is right: %n text</numerusform>
            <numerusform>Only %1 is right: %n texts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::SettingsPanel</name>
    <message numerus="yes">
        <source>%1 · %n layer(s)</source>
        <translation>
            <numerusform>%1 · %n layer</numerusform>
            <numerusform>%1 · %n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) longer than the limit will be cut.</source>
        <translation>
            <numerusform>%n text longer than the limit will be cut.</numerusform>
            <numerusform>%n texts longer than the limit will be cut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::SweepDialog</name>
    <message numerus="yes">
        <source>%n training(s)</source>
        <translation>
            <numerusform>%n training</numerusform>
            <numerusform>%n trainings</numerusform>
        </translation>
    </message>
</context>
</TS>
