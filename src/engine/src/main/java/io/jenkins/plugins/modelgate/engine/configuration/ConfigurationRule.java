package io.jenkins.plugins.modelgate.engine.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule about configuration: what it means and how to mend it, who documents the harm, a bad and a good example, and how
 * it is recognised. The examples stand in the documentation and are the rule's tests: the bad one is found at the given line,
 * the good one is not.
 *
 * @param <D> the document it looks at
 * @param rule what reports show
 * @param sources documents that describe the harm: benchmarks, hardening guides, vendors' pages
 * @param badName file name of the bad example, and of the good one
 * @param bad an example with the fault
 * @param badLine where the fault is found in it, from 1
 * @param good the same example, mended
 * @param judge finds the fault
 */
public record ConfigurationRule<D>(
        Rule rule, List<String> sources, String badName, String bad, int badLine, String good, Judge<D> judge) {

    public ConfigurationRule {
        sources = List.copyOf(sources);
    }

    /** Begins a rule; {@link Draft#finds} ends it. */
    public static Draft named(String id, Severity severity, String title) {
        return new Draft(id, severity, title);
    }

    /** Looks for the fault in a document. */
    @FunctionalInterface
    public interface Judge<D> {
        /**
         * Tells {@code found} every place.
         *
         * @throws UnexaminedException where it cannot look on
         */
        void judge(D document, Found found) throws UnexaminedException;
    }

    /** Takes the places where a rule applies. */
    public interface Found {
        /**
         * @param severity where the place knows it better than the rule, else null
         * @param line from 1; 0 for the file as a whole
         * @param detail what stands there; never a secret
         */
        void at(@CheckForNull Severity severity, int line, String detail);

        /** With the rule's own severity. */
        default void at(int line, String detail) {
            at(null, line, detail);
        }

        /** The day of the check: what has ended by then counts. */
        LocalDate today();
    }

    /** A rule in the making: one method for each of its parts, in the order of reading. */
    public static final class Draft {
        private final String id;
        private final Severity severity;
        private final String title;
        private final List<String> references = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();
        private String why = "";
        private String mend = "";
        private String name = "";
        private String bad = "";
        private int badLine;
        private String good = "";

        private Draft(String id, Severity severity, String title) {
            this.id = id;
            this.severity = severity;
            this.title = title;
        }

        /** The harm, in whole sentences. */
        public Draft why(String sentences) {
            why = sentences;
            return this;
        }

        /** What to do about it, in whole sentences. */
        public Draft mend(String sentences) {
            mend = sentences;
            return this;
        }

        /** CWE, CVE, GHSA or ATLAS identifiers. */
        public Draft see(String... identifiers) {
            references.addAll(List.of(identifiers));
            return this;
        }

        /** A document that describes the harm. */
        public Draft source(String document) {
            sources.add(document);
            return this;
        }

        /** File name of the examples; needed where the rule set's own name will not do. */
        public Draft in(String fileName) {
            name = fileName;
            return this;
        }

        /** An example with the fault, found at this line. */
        public Draft bad(int line, String example) {
            badLine = line;
            bad = example;
            return this;
        }

        /** The same example, mended. */
        public Draft good(String example) {
            good = example;
            return this;
        }

        /** How the fault is found. */
        public <D> ConfigurationRule<D> finds(Judge<D> judge) {
            Rule rule = Rule.of(id, severity, title, why, mend, references.toArray(String[]::new));
            return new ConfigurationRule<>(rule, sources, name, bad, badLine, good, judge);
        }
    }
}
