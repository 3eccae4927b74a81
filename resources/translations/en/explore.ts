<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>wb::ui::CalibrationPanel</name>
    <message numerus="yes">
        <source>%1 Probabilities are off by %2 points on average; by %3 with the temperature %4, found on %n validation text(s). A temperature changes no answer, only how sure it sounds.</source>
        <translation>
            <numerusform>%1 Probabilities are off by %2 points on average; by %3 with the temperature %4, found on %n validation text. A temperature changes no answer, only how sure it sounds.</numerusform>
            <numerusform>%1 Probabilities are off by %2 points on average; by %3 with the temperature %4, found on %n validation texts. A temperature changes no answer, only how sure it sounds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::CorrectionPanel</name>
    <message numerus="yes">
        <source>%n corrected</source>
        <translation>
            <numerusform>%n corrected</numerusform>
            <numerusform>%n corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed</source>
        <translation>
            <numerusform>%n confirmed</numerusform>
            <numerusform>%n confirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::ExplorePage</name>
    <message numerus="yes">
        <source>Train again with %n corrections</source>
        <translation>
            <numerusform>Train again with %n correction</numerusform>
            <numerusform>Train again with %n corrections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wb::ui::MistakePanel</name>
    <message numerus="yes">
        <source>%Ln texts</source>
        <translation>
            <numerusform>%Ln text</numerusform>
            <numerusform>%Ln texts</numerusform>
        </translation>
    </message>
</context>
</TS>
