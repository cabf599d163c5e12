package io.jenkins.plugins.modelgate.engine.scan.xml;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Streams a document past the rules with the JDK's parser, which resolves nothing and reads no document type. */
final class XmlWalk {
    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";
    private static final int DEEPEST = 4096;

    /** The parser keeps every name it has seen. */
    private static final int NAMES = 20_000;

    private final Inspection inspection;
    private final ElementRule rule;
    private final Set<String> names = new HashSet<>();
    private boolean toldDoctype;
    private int depth;

    XmlWalk(Inspection inspection, ElementRule rule) {
        this.inspection = inspection;
        this.rule = rule;
    }

    /**
     * Reads to the end of the document.
     *
     * @param doctype whether a document type has been seen already: a parser that fails in it never tells of it
     */
    void walk(Reader text, boolean doctype) throws IOException {
        if (doctype) {
            doctype(0);
        }
        XMLStreamReader document = null;
        try {
            document = factory().createXMLStreamReader(text);
            while (document.hasNext()) {
                event(next(document), document);
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof CharacterCodingException) {
                throw new MalformedException(XmlRules.MALFORMED, -1, "bytes that the encoding does not have");
            }
            if (e.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            long at = e.getLocation() == null ? -1 : e.getLocation().getCharacterOffset();
            throw new MalformedException(XmlRules.MALFORMED, at, SafeText.of(String.valueOf(e.getMessage())));
        }
    }

    /** The JDK's parser has no message for some mistakes in a document type and throws in its place. */
    private static int next(XMLStreamReader document) throws XMLStreamException, MalformedException {
        try {
            return document.next();
        } catch (MissingResourceException e) {
            throw new MalformedException(XmlRules.MALFORMED, -1, SafeText.of(String.valueOf(e.getMessage())));
        }
    }

    private void doctype(long at) {
        if (!toldDoctype) {
            toldDoctype = true;
            inspection.report(XmlRules.DOCTYPE, at, "the document has a DOCTYPE");
        }
    }

    private void event(int event, XMLStreamReader document) throws IOException {
        long at = document.getLocation().getCharacterOffset();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(document, at);
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                rule.end(document.getLocalName());
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> rule.text(document.getText(), at);
            case XMLStreamConstants.DTD -> doctype(at);
            case XMLStreamConstants.ENTITY_REFERENCE ->
                inspection.incomplete(
                        XmlRules.DOCTYPE,
                        at,
                        "reference to entity " + SafeText.quote(String.valueOf(document.getLocalName())));
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                name(document.getPITarget());
                if (document.getPITarget().equals("xml-stylesheet")) {
                    inspection.report(XmlRules.EXTERNAL, at, "style sheet " + SafeText.quote(document.getPIData()));
                }
            }
            default -> {
                // comments and white space
            }
        }
    }

    private void start(XMLStreamReader document, long at) throws IOException {
        if (++depth > DEEPEST) {
            throw new LimitException(ScanRules.LIMIT, "XML: elements more than " + DEEPEST + " levels deep");
        }
        name(document.getLocalName());
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < document.getAttributeCount(); i++) {
            name(document.getAttributeLocalName(i));
            attributes.put(document.getAttributeLocalName(i), document.getAttributeValue(i));
        }
        if (XINCLUDE.equals(document.getNamespaceURI())) {
            inspection.report(
                    XmlRules.EXTERNAL, at, "XInclude of " + SafeText.quote(String.valueOf(attributes.get("href"))));
        }
        rule.start(document.getLocalName(), attributes, at);
    }

    private void name(String name) throws LimitException {
        if (names.size() == NAMES && !names.contains(name)) {
            throw new LimitException(ScanRules.LIMIT, "XML: more than " + NAMES + " different names");
        }
        names.add(name);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is resolved: " + systemId);
        });
        return factory;
    }
}
