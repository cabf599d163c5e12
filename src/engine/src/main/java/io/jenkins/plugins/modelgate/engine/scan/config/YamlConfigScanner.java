package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** YAML, read as a parser's events: no object is ever constructed from it. */
public final class YamlConfigScanner implements FormatScanner {
    @Override
    public String format() {
        return "yaml";
    }

    /** YAML has no mark: only a directive in its first line tells it from other text. */
    @Override
    public boolean matches(Probe probe) {
        return probe.hasExtension("yaml", "yml")
                || probe.name().equalsIgnoreCase("MLmodel")
                || probe.startsWith("%YAML ")
                || probe.startsWith("%TAG ");
    }

    @Override
    public boolean carriesModel() {
        return false;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        ConfigReport report = new ConfigReport(inspection);
        ConfigWalk walk = new ConfigWalk(DocumentRules.of(DocumentRules.name(inspection)), report);
        TextEncoding encoding = TextEncoding.of(in.peek(4));
        try (Reader text = new BoundedReader(TextEncoding.open(in, encoding))) {
            follow(text, walk);
            if (!encoding.isUtf8()) {
                report.report(
                        ConfigRules.ENCODING, walk.way(), encoding.charset().name());
            }
        } catch (MarkedYAMLException e) {
            throw new MalformedException(ConfigRules.MALFORMED, -1, "not YAML: " + message(e) + " at " + walk.where());
        } catch (YAMLException e) {
            throw cause(e, walk);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The parser's own answer to escapes that are no characters.
            throw new MalformedException(ConfigRules.MALFORMED, -1, "not YAML: no character at " + walk.where());
        } finally {
            report.flush();
        }
    }

    private static void follow(Reader text, ConfigWalk walk) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        Parser parser = new ParserImpl(new StreamReader(text), options);
        YamlTape tape = new YamlTape();
        YamlWalk steps = new YamlWalk(walk, tape);
        for (Event event = parser.getEvent();
                event != null && !event.is(Event.ID.StreamEnd);
                event = parser.getEvent()) {
            switch (event.getEventId()) {
                case DocumentStart -> tape.clear();
                case StreamStart, DocumentEnd, Comment -> {
                    // nothing in them
                }
                default -> steps.step(tape.take(event));
            }
        }
    }

    /** The parser wraps what reading throws. */
    private static IOException cause(YAMLException e, ConfigWalk walk) {
        Throwable cause = e.getCause();
        if (cause instanceof IOException io && !(io instanceof CharacterCodingException)) {
            return io;
        }
        String message = SafeText.of(String.valueOf(e.getMessage()), 300);
        return new MalformedException(ConfigRules.MALFORMED, -1, "not YAML: " + message + " at " + walk.where());
    }

    private static String message(MarkedYAMLException e) {
        String problem = e.getContext() == null ? e.getProblem() : e.getContext() + ": " + e.getProblem();
        String place = e.getProblemMark() == null
                ? ""
                : " (line " + (e.getProblemMark().getLine() + 1) + ", column "
                        + (e.getProblemMark().getColumn() + 1) + ")";
        return SafeText.of(String.valueOf(problem), 300) + place;
    }
}
