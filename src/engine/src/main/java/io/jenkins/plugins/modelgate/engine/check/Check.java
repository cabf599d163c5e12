package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;

/**
 * One kind of gate. Its name is the same as the Pipeline step's.
 *
 * @param <R> what it is asked
 */
public interface Check<R> {
    /** Name of the check, {@code verifyModelArtifact}. */
    String name();

    /**
     * Runs to the end or throws: there is no partial report.
     *
     * @throws IOException when the subject is not there at all; the message says what and where
     * @throws InterruptedException when it was told to stop
     */
    Report run(R request, Progress progress) throws IOException, InterruptedException;
}
