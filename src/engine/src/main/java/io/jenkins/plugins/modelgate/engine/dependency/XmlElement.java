package io.jenkins.plugins.modelgate.engine.dependency;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an XML input, read within bounds: no document type, no entities but XML's own five, limited size and depth.
 * Names are without their namespace.
 */
public final class XmlElement {
    /** Largest file, in bytes. */
    public static final int MAX_BYTES = 64 << 20;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_ELEMENTS = 2_000_000;

    private static final Pattern ENCODING =
            Pattern.compile("^(?:\u00ef\u00bb\u00bf)?<\\?xml[^>]*\\sencoding=[\"']([^\"']+)");
    private static final List<String> ENCODINGS = List.of("UTF-8", "UTF-16", "ISO-8859-1", "US-ASCII");

    private final String name;
    private final String namespace;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final int line;

    private XmlElement(String name, @CheckForNull String namespace, int line) {
        this.name = name;
        this.namespace = namespace == null ? "" : namespace;
        this.line = line;
    }

    /** @throws ManifestException when it is not well-formed, has a document type, or breaks a bound */
    public static XmlElement read(ManifestFile file) throws IOException, ManifestException {
        return parse(new StringReader(decode(file.content(MAX_BYTES), file.path())), file.path());
    }

    /** The parser would take broken bytes, too, but prints to standard error what it throws. */
    private static String decode(byte[] content, String path) throws ManifestException {
        String start = new String(content, 0, Math.min(content.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(start);
        boolean utf16 = start.startsWith("\u00fe\u00ff") || start.startsWith("\u00ff\u00fe");
        String name = utf16 ? "UTF-16" : declared.find() ? declared.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
        if (!ENCODINGS.contains(name)) {
            throw new ManifestException(
                    Location.ofFile(path), "is written in " + name + "; of encodings only " + ENCODINGS + " are read");
        }
        try {
            String text = Charset.forName(name)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ManifestException(Location.ofFile(path), "is not written in " + name + ", though it says so");
        }
    }

    private static XmlElement parse(Reader in, String path) throws ManifestException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("it refers to another file");
        });
        try {
            return parse(factory.createXMLStreamReader(in), path);
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
            throw new ManifestException(
                    at < 0 ? Location.ofFile(path) : new Location(path, "line " + at, -1),
                    "is not well-formed XML: " + e.getMessage());
        }
    }

    private static XmlElement parse(XMLStreamReader reader, String path) throws XMLStreamException, ManifestException {
        Deque<XmlElement> open = new ArrayDeque<>();
        XmlElement root = null;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlElement element = new XmlElement(
                            reader.getLocalName(),
                            reader.getNamespaceURI(),
                            reader.getLocation().getLineNumber());
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        element.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                    }
                    if (++elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
                        throw broken(
                                path,
                                reader,
                                "has more than " + MAX_ELEMENTS + " elements or " + MAX_DEPTH + " levels");
                    }
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.peek().children.add(element);
                    }
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD ->
                    throw broken(
                            path,
                            reader,
                            "has a document type, which no such file needs and attacks are made of; remove it");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw broken(path, reader, "refers to an entity that XML itself does not define");
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        if (root == null) {
            throw new ManifestException(Location.ofFile(path), "holds no XML element");
        }
        return root;
    }

    private static ManifestException broken(String path, XMLStreamReader reader, String why) {
        return new ManifestException(
                new Location(path, "line " + reader.getLocation().getLineNumber(), -1), why);
    }

    public String name() {
        return name;
    }

    /** Its namespace, empty when it has none. */
    public String namespace() {
        return namespace;
    }

    /** Line in the file, from 1. */
    public int line() {
        return line;
    }

    @CheckForNull
    public String attribute(String key) {
        return attributes.get(key);
    }

    /** Its own text without white space around it. */
    public String text() {
        return text.toString().strip();
    }

    /** All elements directly inside, in their order. */
    public List<XmlElement> children() {
        return List.copyOf(children);
    }

    /** Those directly inside that have this name. */
    public List<XmlElement> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** The elements inside a list, {@code <wrapper><item/></wrapper>}. */
    public List<XmlElement> children(String wrapper, String item) {
        return children(wrapper).stream()
                .flatMap(each -> each.children(item).stream())
                .toList();
    }

    /** The text of the last element of this name directly inside, or null: a later one wins in Maven, too. */
    @CheckForNull
    public String childText(String wanted) {
        List<XmlElement> found = children(wanted);
        return found.isEmpty() ? null : found.get(found.size() - 1).text();
    }
}
