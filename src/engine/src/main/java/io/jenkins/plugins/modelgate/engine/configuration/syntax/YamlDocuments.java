package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The documents of a YAML (or JSON) file as trees with lines. Built from a parser's events: tags construct nothing. Bounded in
 * depth and in size with aliases followed; a key that stands twice, and an alias to a node around it, are refused, because
 * tools differ in what they make of them.
 */
public final class YamlDocuments {
    private static final int DEEPEST = 200;
    private static final long LARGEST = 1_000_000;

    private final Parser parser;
    private final Map<String, YamlNode> anchors = new HashMap<>();

    private YamlDocuments(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.parser = new ParserImpl(new StreamReader(new StringReader(text)), options);
    }

    /** What became of the file: its documents, or why there are none. */
    private record Outcome(List<YamlNode> documents, UnexaminedException problem) {}

    /**
     * All documents of the file; parsed once for all rule sets.
     *
     * @throws UnexaminedException when it is no YAML that can be understood
     */
    public static List<YamlNode> of(ConfigurationFile file) throws UnexaminedException {
        Outcome outcome = outcome(file);
        if (outcome.problem() != null) {
            throw new UnexaminedException(
                    outcome.problem().line(), outcome.problem().getMessage(), outcome.problem());
        }
        return outcome.documents();
    }

    private static Outcome outcome(ConfigurationFile file) {
        return file.once(Outcome.class, "yaml", () -> {
            try {
                String text = file.text();
                List<YamlNode> json = file.lowerName().endsWith(".json")
                        ? JsonDocuments.parse(text).orElse(null)
                        : null;
                return new Outcome(json == null ? parse(text) : json, null);
            } catch (UnexaminedException e) {
                return new Outcome(List.of(), e);
            }
        });
    }

    /** The documents of a text. */
    static List<YamlNode> parse(String text) throws UnexaminedException {
        try {
            return new YamlDocuments(text).documents();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            String template = text.contains("{{")
                    ? "; if it is a template, render it (helm template, kustomize build) and check the result"
                    : "";
            throw new UnexaminedException(line, "no YAML: " + e.getProblem() + template, e);
        } catch (YAMLException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UnexaminedException(0, "no YAML: " + e.getMessage(), e);
        }
    }

    private List<YamlNode> documents() throws UnexaminedException {
        List<YamlNode> documents = new ArrayList<>();
        long total = 0;
        for (Event event = parser.getEvent(); event != null; event = parser.getEvent()) {
            switch (event.getEventId()) {
                case DocumentStart -> {
                    anchors.clear();
                }
                case Scalar, SequenceStart, MappingStart, Alias -> {
                    YamlNode document = node(event, 0);
                    total += document.size();
                    documents.add(bounded(document, total));
                }
                default -> {
                    // nothing in them
                }
            }
        }
        return documents;
    }

    private YamlNode node(Event event, int depth) throws UnexaminedException {
        int line = event.getStartMark().getLine() + 1;
        checkDepth(depth, line);
        if (event instanceof AliasEvent alias) {
            YamlNode target = anchors.get(alias.getAnchor());
            if (target == null) {
                throw new UnexaminedException(line, "an alias of nothing, or of a node around it");
            }
            return target;
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.remove(anchor);
        }
        YamlNode node = content(event, line, depth);
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return bounded(node, node.size());
    }

    private YamlNode content(Event event, int line, int depth) throws UnexaminedException {
        if (event instanceof ScalarEvent scalar) {
            String text = YamlTags.text(scalar, line);
            return new YamlNode(YamlNode.Kind.SCALAR, line, text, !scalar.isPlain());
        }
        if (event instanceof CollectionStartEvent collection) {
            YamlTags.check(collection, line);
        }
        if (event instanceof SequenceStartEvent) {
            YamlNode sequence = new YamlNode(YamlNode.Kind.SEQUENCE, line, "", false);
            for (Event next = parser.getEvent(); !next.is(Event.ID.SequenceEnd); next = parser.getEvent()) {
                sequence.add(node(next, depth + 1));
                bounded(sequence, sequence.size());
            }
            return sequence;
        }
        if (event instanceof MappingStartEvent) {
            return mapping(line, depth);
        }
        throw new UnexaminedException(line, "no YAML: " + event.getEventId());
    }

    private YamlNode mapping(int line, int depth) throws UnexaminedException {
        YamlNode mapping = new YamlNode(YamlNode.Kind.MAPPING, line, "", false);
        List<YamlNode> merged = new ArrayList<>();
        for (Event next = parser.getEvent(); !next.is(Event.ID.MappingEnd); next = parser.getEvent()) {
            int keyLine = next.getStartMark().getLine() + 1;
            YamlNode key = node(next, depth + 1);
            if (key.isMapping() || key.isSequence()) {
                throw new UnexaminedException(
                        keyLine, "a key that is no word; if this is a template, render it and check the result");
            }
            boolean merge = next instanceof ScalarEvent scalar
                    && scalar.isPlain()
                    && scalar.getValue().equals("<<");
            YamlNode value = node(parser.getEvent(), depth + 1);
            if (merge) {
                merged.addAll(value.isSequence() ? value.items() : List.of(value));
            } else if (mapping.has(key.text())) {
                throw new UnexaminedException(
                        keyLine, "the key " + key.text() + " stands twice, and tools differ in which they take");
            } else {
                mapping.put(key.text(), keyLine, value);
                bounded(mapping, mapping.size());
            }
        }
        for (YamlNode each : merged) {
            each.entries().forEach((name, value) -> {
                if (!mapping.has(name)) {
                    mapping.put(name, each.line(name), value);
                }
            });
            bounded(mapping, mapping.size());
        }
        return mapping;
    }

    static void checkDepth(int depth, int line) throws UnexaminedException {
        if (depth > DEEPEST) {
            throw new UnexaminedException(line, "nested more than " + DEEPEST + " deep");
        }
    }

    static YamlNode bounded(YamlNode node, long size) throws UnexaminedException {
        if (size > LARGEST) {
            throw new UnexaminedException(node.line(), "more than " + LARGEST + " nodes when its aliases are followed");
        }
        if (node.height() > DEEPEST + 1) {
            throw new UnexaminedException(node.line(), "nested more than " + DEEPEST + " deep");
        }
        return node;
    }
}
