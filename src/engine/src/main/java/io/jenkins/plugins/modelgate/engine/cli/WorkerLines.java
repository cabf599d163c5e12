package io.jenkins.plugins.modelgate.engine.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.PrintStream;

/**
 * What a worker says, a line of JSON at a time: {@code {"progress": {...}}} any number of times, then once
 * {@code {"verdict": "..."}} or {@code {"failure": "..."}}.
 */
final class WorkerLines implements Progress {
    private final PrintStream out;

    WorkerLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void update(long files, long filesTotal, long bytes, long bytesTotal) {
        say("{\"progress\": {\"files\": " + files + ", \"filesTotal\": " + filesTotal + ", \"bytes\": " + bytes
                + ", \"bytesTotal\": " + bytesTotal + "}}");
    }

    void verdict(Verdict verdict) {
        say("{\"verdict\": \"" + verdict + "\"}");
    }

    void failure(String sentence) {
        say("{\"failure\": \"" + new String(JsonStringEncoder.getInstance().quoteAsString(sentence)) + "\"}");
    }

    private synchronized void say(String line) {
        out.print(line + "\n");
        out.flush();
    }
}
