package io.jenkins.plugins.modelgate.engine.scan.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeFalse;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

public class XmlScannerTest {
    private static final String XXE =
            "<!DOCTYPE PMML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><PMML version=\"4.4\"><Header>&x;</Header></PMML>";

    @Test
    public void realModelsAreClean() {
        for (String name : List.of("tree.pmml", "regression.pmml", "openvino.xml")) {
            Result result = Scans.scan(name, Fixtures.bytes("xml/" + name));
            assertThat(result.format()).isEqualTo(name.endsWith("pmml") ? "pmml" : "openvino");
            assertThat(result.findings()).as(name).isEmpty();
            assertThat(result.coverage()).isEqualTo(Coverage.FULL);
            assertThat(Scans.scan("model.bin", Fixtures.bytes("xml/" + name)).format())
                    .isEqualTo(result.format());
        }
    }

    @Test
    public void documentTypesInEveryEncoding() {
        for (String declared :
                List.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32BE", "UTF-32LE", "ISO-8859-1")) {
            for (String mark : List.of("", "\uFEFF")) {
                if (List.of("ISO-8859-1", "UTF-16").contains(declared) && !mark.isEmpty()) {
                    continue;
                }
                String prolog = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
                byte[] content = (mark + prolog + XXE).getBytes(Charset.forName(declared));
                assertThat(Scans.rules(Scans.scan("model.pmml", content)))
                        .as(declared)
                        .contains("xml/doctype");
                assertThat(Scans.rules(Scans.scan("model.bin", content)))
                        .as(declared)
                        .contains("xml/doctype");
            }
        }
    }

    @Test
    public void documentTypesOfEveryForm() {
        for (String type : List.of(
                "<!DOCTYPE PMML>",
                "<!DOCTYPE PMML SYSTEM 'http://host/x.dtd'>",
                "<!DOCTYPE PMML PUBLIC '-//x' 'x.dtd'>",
                "<!-- c --><?pi?>\n<!DOCTYPE PMML [<!ENTITY a 'b'>]>",
                "<!DOCTYPE PMML [<!ENTITY % p SYSTEM 'file:///x'> %p;]>",
                "<!DOCTYPE PMML [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>")) {
            assertThat(Scans.rules(scan(type + "<PMML/>"))).as(type).contains("xml/doctype");
            assertThat(Scans.rules(Scans.scan("config.xml", utf8(type + "<other/>"))))
                    .as(type)
                    .contains("xml/doctype");
        }
    }

    @Test
    public void declarationsThatContradictTheBytes() {
        assertThat(Scans.rules(scan("<?xml version='1.0' encoding='UTF-16'?><PMML/>")))
                .containsExactly("xml/encoding");
        byte[] wide = "<?xml version='1.0' encoding='UTF-8'?><PMML/>".getBytes(StandardCharsets.UTF_16LE);
        assertThat(Scans.rules(Scans.scan("m.pmml", wide))).containsExactly("xml/encoding");
        byte[] marked = "\uFEFF<?xml version='1.0' encoding='ISO-8859-1'?><PMML/>".getBytes(StandardCharsets.UTF_8);
        assertThat(Scans.rules(Scans.scan("m.pmml", marked))).containsExactly("xml/encoding");
    }

    @Test
    public void encodingsThatAreNotKnownHere() {
        Result result = scan("<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE x+AD4-<PMML/>");
        assertThat(Scans.rules(result)).containsExactly("xml/unsupported-encoding");
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        byte[] ebcdic = "<?xml version='1.0' encoding='IBM037'?><PMML/>".getBytes(Charset.forName("IBM037"));
        assertThat(Scans.scan("m.pmml", ebcdic).coverage()).isEqualTo(Coverage.PARTIAL);
        byte[] bad = {'<', 'P', 'M', 'M', 'L', '>', (byte) 0xC0, (byte) 0xBC, '<', '/', 'P', 'M', 'M', 'L', '>'};
        assertThat(Scans.rules(Scans.scan("m.pmml", bad))).containsExactly("xml/malformed");
    }

    @Test
    public void namespacesAreNoReferences() {
        String pmml = "<PMML xmlns='http://www.dmg.org/PMML-4_4' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                + " xsi:schemaLocation='http://www.dmg.org/PMML-4_4 http://www.dmg.org/v4-4/pmml-4-4.xsd'/>";
        assertThat(scan(pmml).findings()).isEmpty();
    }

    @Test
    public void referencesToOtherDocuments() {
        assertThat(Scans.rules(
                        scan("<PMML xmlns:i='http://www.w3.org/2001/XInclude'><i:include href='/etc/passwd'/></PMML>")))
                .containsExactly("xml/external-reference");
        assertThat(Scans.rules(scan("<?xml-stylesheet href='x.xsl'?><PMML/>")))
                .containsExactly("xml/external-reference");
    }

    @Test
    public void extensionsAndFunctionsOfPmml() {
        assertThat(Scans.rules(scan("<PMML><Extension><s>Runtime.getRuntime().exec('x')</s></Extension></PMML>")))
                .containsExactly("xml/script-like-extension");
        assertThat(Scans.rules(scan("<PMML><Extension name='x' value='javascript:x'/></PMML>")))
                .containsExactly("xml/script-like-extension");
        assertThat(scan("<PMML><Annotation>eval(x)</Annotation></PMML>").findings())
                .isEmpty();
        assertThat(Scans.rules(scan("<PMML><Apply function='com.acme.Evil'/></PMML>")))
                .containsExactly("xml/pmml-class-function");
        assertThat(scan("<PMML><Apply function='max'/></PMML>").findings()).isEmpty();
    }

    @Test
    public void layersAndPathsOfOpenVino() {
        assertThat(Scans.rules(net("<layer type='Evil' version='extension'/>")))
                .containsExactly("xml/openvino-custom-layer");
        assertThat(net("<layer type='Add' version='opset13'/><layer type='Old'/>")
                        .findings())
                .isEmpty();
        assertThat(Scans.rules(net("<extensions value='/tmp/libevil.so'/>"))).containsExactly("xml/openvino-path");
        assertThat(Scans.rules(net("<layer custom_layers_config='..\\x.xml'/>")))
                .containsExactly("xml/openvino-path");
        assertThat(net("<extensions value='DIR'/><transformations_config value='None'/>")
                        .findings())
                .isEmpty();
        assertThat(Scans.rules(net("<data offset='-1' size='4'/>"))).containsExactly("xml/openvino-weights-range");
    }

    @Test
    public void javaObjects() {
        String xml = "<?xml version='1.0'?><java version='1.8' class='java.beans.XMLDecoder'><object/></java>";
        assertThat(Scans.rules(Scans.scan("model.dat", utf8(xml)))).containsExactly("xml/java-object");
    }

    @Test
    public void otherXmlIsLeftInPeace() {
        for (String xml : List.of(
                "<!DOCTYPE html><html><body>&nbsp;</body></html>",
                "<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'><html>",
                "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x.dtd'><svg/>",
                "<project><a/></project>",
                "< not xml")) {
            for (String name : List.of("page.html", "drawing.svg", "pom.xml", "LICENSE")) {
                assertThat(Scans.scan(name, utf8(xml)).findings())
                        .as(name + xml)
                        .isEmpty();
            }
        }
        String hidden = "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><PMML>&x;</PMML>";
        assertThat(Scans.rules(Scans.scan("page.xml", utf8(hidden)))).contains("xml/doctype");
    }

    @Test
    public void piecesThatAParserWouldKeep() {
        Result comment = scan("<PMML><!--" + "x".repeat(MarkupReader.LONGEST + 100_000) + "--></PMML>");
        assertThat(Scans.rules(comment)).containsExactly("scan/limit");
        StringBuilder names = new StringBuilder("<PMML>");
        for (int i = 0; i < 25_000; i++) {
            names.append("<a").append(i).append("/>");
        }
        assertThat(Scans.rules(scan(names + "</PMML>"))).containsExactly("scan/limit");
        assertThat(Scans.rules(scan("<PMML>" + "<a>".repeat(5000)))).containsExactly("scan/limit");
        assertThat(Scans.rules(scan("<!--" + "x".repeat(100_000) + "-->" + XXE)))
                .contains("xml/doctype");
    }

    @Test
    public void brokenDocuments() {
        for (String xml : List.of(
                "<PMML>", "<PMML></pmml>", "not xml at all", "<PMML/><PMML/>", "<PMML>&undefined;</PMML>", "\u0000")) {
            assertThat(scan(xml).coverage()).as(xml).isEqualTo(Coverage.PARTIAL);
        }
    }

    @Test
    public void damagedDocumentsEndWithAnAnswer() {
        Mutations.scan("m.pmml", List.of(Fixtures.bytes("xml/tree.pmml"), XXE.getBytes(StandardCharsets.UTF_16)), 1000);
        Mutations.scan("m.xml", List.of(Fixtures.bytes("xml/openvino.xml"), utf8(XXE)), 1000);
    }

    @Test
    public void corpus() {
        List<Path> hostile = Fixtures.corpus("models/J");
        assumeFalse(hostile.isEmpty());
        for (Path file : hostile) {
            Result result = Scans.scan(file.getFileName().toString(), Fixtures.read(file));
            assertThat(result.findings())
                    .as(file.toString())
                    .anyMatch(f -> f.severity().atLeast(Severity.HIGH));
        }
    }

    private static Result net(String inside) {
        return Scans.scan("model.xml", utf8("<net name='n' version='11'><layers>" + inside + "</layers></net>"));
    }

    private static Result scan(String xml) {
        return Scans.scan("model.pmml", utf8(xml));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
