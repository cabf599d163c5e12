package io.jenkins.plugins.modelgate.engine.scan.xml;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;

/** One kind of XML document; it is decoded before anything is looked for in it. */
public final class XmlScanner implements FormatScanner {
    private final XmlKind kind;

    public XmlScanner(XmlKind kind) {
        this.kind = kind;
    }

    @Override
    public String format() {
        return kind.format();
    }

    @Override
    public boolean matches(Probe probe) {
        XmlProlog prolog = XmlProlog.of(probe.head());
        return prolog.isMarkup() && kind.matches(probe, prolog) || kind == XmlKind.PMML && isOddPmml(probe);
    }

    /** Whatever is named .pmml is read as XML, even if it does not begin like it. */
    private static boolean isOddPmml(Probe probe) {
        return probe.hasExtension("pmml") && probe.head().length > 0;
    }

    @Override
    public boolean carriesModel() {
        return kind != XmlKind.OTHER;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        byte[] head = in.peek(ScanStream.MAX_PEEK);
        XmlEncoding encoding = XmlEncoding.of(head);
        if (encoding.contradicts()) {
            inspection.report(
                    XmlRules.ENCODING,
                    0,
                    "declared as " + encoding.declared() + ", the bytes are " + encoding.charset());
        }
        if (encoding.charset() == null) {
            inspection.incomplete(XmlRules.UNSUPPORTED, 0, "encoding " + encoding.declared());
            in.drain();
            return;
        }
        in.skip(encoding.mark());
        Reader text = new InputStreamReader(
                in.slice(Long.MAX_VALUE),
                encoding.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        String path = inspection.member() == null ? inspection.file() : inspection.member();
        ElementRule rule = kind.rule(inspection, path.substring(path.lastIndexOf('/') + 1));
        new XmlWalk(inspection, rule)
                .walk(new MarkupReader(text), XmlProlog.of(head).hasDoctype());
    }
}
