package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a pickle with raw data in it as an unpickler does that knows nothing of raw data: the bytes of an array may be
 * opcodes to it. Real arrays end that reading with an error at once.
 */
final class PlainReading {
    private final Inspection inspection;
    private final long start;
    private final long firstRaw;

    /**
     * @param start offset of the pickle
     * @param firstRaw offset of the first raw byte in it
     */
    PlainReading(Inspection inspection, long start, long firstRaw) {
        this.inspection = inspection;
        this.start = start;
        this.firstRaw = firstRaw;
    }

    void run(long size) throws IOException {
        Replay replay = inspection.replay();
        if (replay == null) {
            inspection.incomplete(
                    ScanRules.UNREADABLE,
                    firstRaw,
                    "raw data that would be opcodes to Python's own unpickler, and cannot be read a second time here");
            return;
        }
        Later later = new Later();
        try (InputStream bytes = replay.openAt(start)) {
            new PickleMachine(new ScanStream(bytes, size < 0 ? -1 : size - start), later, later).run();
        } catch (MalformedException | TruncatedException | LimitException e) {
            return; // what was imported before counts, the error does not
        }
    }

    /** Passes on what is found in and behind the raw data, and only names that could be names. */
    private final class Later extends SilentInspection implements PickleDialect {
        private boolean plausible;

        @Override
        public void imported(String module, String name) {
            plausible = DryRun.isName(module) && DryRun.isName(name);
        }

        @Override
        public ScanOptions options() {
            return inspection.options();
        }

        @Override
        public void report(Rule rule, long offset, String detail) {
            boolean global = rule.equals(PickleRules.UNSAFE_GLOBAL) || rule.equals(PickleRules.UNKNOWN_GLOBAL);
            if (global && plausible && start + offset >= firstRaw) {
                inspection.report(
                        rule,
                        start + offset,
                        SafeText.of(detail) + " (read by Python's own unpickler, which takes raw data for opcodes)");
            }
        }

        @Override
        public void report(Rule rule, Severity severity, long offset, String detail) {
            report(rule, offset, detail);
        }
    }
}
