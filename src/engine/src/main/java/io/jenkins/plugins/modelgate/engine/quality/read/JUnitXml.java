package io.jenkins.plugins.modelgate.engine.quality.read;

import io.jenkins.plugins.modelgate.engine.quality.TestResult.Status;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Test results in the XML that Ant's JUnit task began and pytest, Surefire, Gradle, GoogleTest and others write. No document
 * type, no entities but XML's own; what the heads of the suites count must be there.
 */
final class JUnitXml {
    private static final int MAX_DEPTH = 100;
    private static final Set<String> ROOTS = Set.of("testsuites", "testsuite");
    private static final Set<String> NOT_RUN = Set.of("notrun", "skipped", "suppressed", "disabled");
    private static final Set<String> RUN =
            Set.of("", "run", "completed", "passed", "pass", "ok", "success", "successful");
    private static final Map<String, Status> OUTCOMES = Map.of(
            "failure", Status.FAILED,
            "error", Status.ERROR,
            "skipped", Status.SKIPPED,
            "flakyFailure", Status.FLAKY,
            "flakyError", Status.FLAKY,
            "rerunFailure", Status.FLAKY,
            "rerunError", Status.FLAKY);

    private final XMLStreamReader xml;
    private final Sheet sheet;
    private final Deque<SuiteCount> suites = new ArrayDeque<>();
    private final Deque<String> open = new ArrayDeque<>();
    private String group = "";
    private String name = "";
    private Status status;

    private JUnitXml(XMLStreamReader xml, Sheet sheet) {
        this.xml = xml;
        this.sheet = sheet;
    }

    static void read(MetricsDocument document, Sheet sheet) throws UnreadableException {
        sheet.format("JUnit XML");
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("it refers to another file");
        });
        try {
            new JUnitXml(factory.createXMLStreamReader(new StringReader(document.text())), sheet).read();
        } catch (XMLStreamException e) {
            String line =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNumber();
            throw new UnreadableException("is no well-formed XML" + line + ": " + SafeText.of(e.getMessage()), e);
        }
    }

    private void read() throws XMLStreamException, UnreadableException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.DTD ->
                    throw new UnreadableException("has a document type, which no test report needs; remove it");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableException("refers to an entity that XML itself does not define");
                default -> {
                    // Output of tests, comments.
                }
            }
        }
    }

    private void start(String element) throws UnreadableException {
        if (open.isEmpty() && !ROOTS.contains(element)) {
            throw new UnreadableException("is XML, but begins with " + SafeText.of(element) + ", not with testsuites");
        }
        if (open.size() >= MAX_DEPTH) {
            throw new UnreadableException("has more than " + MAX_DEPTH + " levels");
        }
        if (ROOTS.contains(element)) {
            suites.push(SuiteCount.of(this::attribute));
        } else if (element.equals("testcase")) {
            if (status != null || suites.isEmpty()) {
                throw new UnreadableException("has a testcase inside a testcase");
            }
            group = attribute("classname");
            name = attribute("name");
            status = said("status").worse(said("result"));
        } else if (status != null && open.peek().equals("testcase") && OUTCOMES.containsKey(element)) {
            Status outcome = OUTCOMES.get(element);
            status = outcome.compareTo(status) > 0 ? outcome : status;
        } else if (element.equals("property") && attribute("name").equals(ModelClaim.KEY)) {
            sheet.claim(attribute("value"));
        }
        open.push(element);
    }

    /** What an attribute of a testcase says; a word that nobody knows is no test that passed. */
    private Status said(String attribute) {
        String word = attribute(attribute).strip().toLowerCase(Locale.ROOT);
        if (NOT_RUN.contains(word)) {
            return Status.SKIPPED;
        }
        return RUN.contains(word) ? Status.PASSED : Status.ERROR;
    }

    private void end(String element) throws UnreadableException {
        open.pop();
        if (element.equals("testcase") && status != null) {
            suites.peek().count(status);
            sheet.test(suites.peek().name(), group, name.isBlank() ? "unnamed" : name, status);
            status = null;
        } else if (ROOTS.contains(element) && !suites.isEmpty()) {
            SuiteCount done = suites.pop();
            done.check();
            if (!suites.isEmpty()) {
                suites.peek().add(done);
            }
        }
    }

    private String attribute(String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value.strip();
    }
}
