package io.jenkins.plugins.modelgate.engine.configuration;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * The rules for one kind of file.
 *
 * @param <D> what a file is read into
 * @param kind name of the kind: lower case, the format in the report
 * @param title the kind in words, for the documentation
 * @param exampleName file name of the rules' examples
 * @param recognises judges by name and content whether a file is of the kind
 * @param reader reads it
 * @param ofKind the rules
 */
public record RuleSet<D>(
        String kind,
        String title,
        String exampleName,
        Predicate<ConfigurationFile> recognises,
        Reader<D> reader,
        List<ConfigurationRule<D>> ofKind)
        implements ConfigurationScanner {

    public RuleSet {
        ofKind = List.copyOf(ofKind);
    }

    @Override
    public List<Rule> rules() {
        return ofKind.stream().map(ConfigurationRule::rule).toList();
    }

    @Override
    public boolean takes(ConfigurationFile file) {
        return recognises.test(file);
    }

    @Override
    public void scan(ConfigurationFile file, Marks marks) throws IOException {
        marks.kind(kind);
        D document;
        try {
            document = reader.read(file, marks);
        } catch (UnexaminedException e) {
            marks.incomplete(e.line(), e.getMessage());
            return;
        }
        for (ConfigurationRule<D> each : ofKind) {
            marks.attempt(() -> each.judge().judge(document, marks.of(each.rule())));
        }
    }

    /** Reads a file into a document. */
    @FunctionalInterface
    public interface Reader<D> {
        /**
         * @param marks takes what cannot be examined while the rest can
         * @throws UnexaminedException when nothing of it can be
         */
        D read(ConfigurationFile file, Marks marks) throws IOException;
    }
}
