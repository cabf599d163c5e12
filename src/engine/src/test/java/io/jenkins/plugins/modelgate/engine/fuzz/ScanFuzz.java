package io.jenkins.plugins.modelgate.engine.fuzz;

import io.jenkins.plugins.modelgate.engine.scan.Mutations;

/**
 * Fuzz target for Jazzer: a whole content under one file name, through recognition and every scanner that takes it. A
 * scanner's own fault, a hang, an exhausted heap or one of Jazzer's sanitizers is a finding.
 */
public final class ScanFuzz {
    /** System property with the file name; it only adds candidates, as anywhere. */
    static final String NAME = "fuzz.name";

    private ScanFuzz() {}

    public static void fuzzerTestOneInput(byte[] content) {
        Mutations.answer(System.getProperty(NAME), content);
    }
}
