package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.ReportFiles;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * The process that a Jenkins agent starts. It reads one request, a line of JSON, from standard input; tells progress and
 * the end as lines of JSON on standard output; writes the report's files into the directory the request names. Closing
 * its standard input ends it at once: no worker outlives the build that wanted it.
 */
@Command(name = "worker", hidden = true, description = "Serves one request of a Jenkins agent.")
final class WorkerCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        WorkerLines out = new WorkerLines(System.out);
        WorkerRequest request;
        try {
            request = WorkerRequest.parse(in.readLine());
        } catch (Exception e) {
            out.failure(FailureHandler.sentence(e));
            return ExitCode.ERROR;
        }
        watch(in);
        try {
            ReportDirectory.prepare(request.report());
            Report report = request.task().run(out);
            ReportFiles.write(report, request.report());
            out.verdict(report.verdict());
            return report.verdict().exitCode();
        } catch (IOException | InterruptedException | RuntimeException e) {
            out.failure(FailureHandler.sentence(e));
            return ExitCode.ERROR;
        }
    }

    /** Whoever asked is gone when standard input ends. */
    private static void watch(BufferedReader in) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        while (in.read() >= 0) {
                            continue;
                        }
                    } catch (IOException e) {
                        // The same as its end.
                    }
                    Runtime.getRuntime().halt(ExitCode.ERROR);
                },
                "watch-parent");
        watcher.setDaemon(true);
        watcher.start();
    }
}
