package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules of compressed streams. */
public final class CompressedRules {
    public static final Rule SIDE_DATA = Rule.of(
            "compressed/side-data",
            Severity.LOW,
            "Data that decompression skips",
            "A skippable frame or an unusual header field carries bytes that never reach the decompressed content. They"
                    + " have been examined by themselves.",
            "Compress the content again.",
            "CWE-436");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(SIDE_DATA);

    private CompressedRules() {}
}
