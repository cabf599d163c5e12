package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;

/** One check with all that it is asked. */
@FunctionalInterface
interface WorkerTask {
    Report run(Progress progress) throws IOException, InterruptedException;
}
