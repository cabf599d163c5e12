package io.jenkins.plugins.modelgate.engine.configuration;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the scanners say of one file. */
public final class Marks {
    /** Most findings of one file that are listed. */
    private static final int MOST = 2000;

    private static final int LONGEST = 1000;

    private final ConfigurationFile file;
    private final LocalDate today;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private final Set<String> kinds = new TreeSet<>();
    private boolean incomplete;
    private long dropped;

    /** Nothing said so far; the day of the check is the clock's. */
    public Marks(ConfigurationFile file) {
        this(file, LocalDate.now(ZoneOffset.UTC));
    }

    /**
     * Nothing said so far.
     *
     * @param today the day of the check
     */
    public Marks(ConfigurationFile file, LocalDate today) {
        this.file = file;
        this.today = today;
    }

    /** The places where a rule applies. */
    ConfigurationRule.Found of(Rule rule) {
        return new ConfigurationRule.Found() {
            @Override
            public void at(Severity severity, int line, String detail) {
                report(rule, severity == null ? rule.severity() : severity, line, detail);
            }

            @Override
            public LocalDate today() {
                return today;
            }
        };
    }

    /** What the file is, in a word such as {@code dockerfile}: a file that nobody claims was not examined. */
    public void kind(String kind) {
        kinds.add(kind);
    }

    /**
     * A finding with the rule's own severity.
     *
     * @param line from 1; 0 for the file as a whole
     * @param detail what stands there; never a secret. It need not be safe text
     */
    public void report(Rule rule, int line, String detail) {
        report(rule, rule.severity(), line, detail);
    }

    /** A finding with the severity that the place knows better. The same is said once. */
    public void report(Rule rule, Severity severity, int line, String detail) {
        String text = SafeText.of(line > 0 ? "line " + line + ": " + detail : detail, LONGEST);
        if (findings.size() >= MOST) {
            // Among what is not listed may be what would have closed the gate.
            dropped++;
            incomplete = true;
        } else if (said.add(rule.id() + ' ' + text)) {
            Location location = new Location(file.path(), null, file.offsetOfLine(line));
            findings.add(Finding.of(rule, severity, location, text));
        }
    }

    /**
     * Something was not examined: the gate stays closed.
     *
     * @param line from 1; 0 for the file as a whole
     */
    public void incomplete(int line, String why) {
        incomplete = true;
        report(FrameRules.UNEXAMINED, line, why);
    }

    /** Runs one reading of several: where it cannot go on, the file counts as not examined, and the others are read. */
    public void attempt(Reading reading) throws IOException {
        try {
            reading.read();
        } catch (UnexaminedException e) {
            incomplete(e.line(), e.getMessage());
        }
    }

    /** A way to read the file. */
    @FunctionalInterface
    public interface Reading {
        /** @throws UnexaminedException where it cannot go on */
        void read() throws IOException;
    }

    /** What was found, in the order in which it was said. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many more were found than are listed. */
    public long dropped() {
        return dropped;
    }

    /** Whether something was not examined. */
    public boolean isIncomplete() {
        return incomplete;
    }

    /** What the file is: empty if no scanner knows it. */
    public Set<String> kinds() {
        return new TreeSet<>(kinds);
    }
}
