package io.jenkins.plugins.modelgate.worker;

import hudson.AbortException;
import hudson.remoting.Channel;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Runs a worker on an agent, at the workspace: one call from the check of the libraries to the end of the report, so
 * that what was checked is what runs. Ends with the worker killed and its directory gone, whichever way it ends: done,
 * aborted, or the controller out of reach.
 *
 * @param agentRoot root directory of the agent
 * @param libraries class path of the worker
 * @param lines takes the worker's lines; closed at the end
 * @param results take the files of the report's directory, by name; closed at the end, empty when there is none
 */
record RunWorker(
        WorkerJob job,
        String agentRoot,
        ArrayList<Library> libraries,
        OutputStream lines,
        LinkedHashMap<String, OutputStream> results)
        implements ControllerToAgentFileCallable<WorkerExit> {

    private static final String MAIN = "io.jenkins.plugins.modelgate.engine.cli.ModelGate";
    private static final long LEAST_MEMORY = 64L << 20;

    /** The controller takes no more either, in bytes. */
    private static final long MAX_REPORT = 64L << 20;

    @Override
    public WorkerExit invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        if (!workspace.isDirectory()) {
            throw new AbortException("the workspace " + workspace
                    + " does not exist yet; check out or write what is to be" + " examined before this step");
        }
        String classPath = new LibraryCache(Path.of(agentRoot)).classPath(libraries);
        Map<String, Path> resolved = new LinkedHashMap<>();
        for (Map.Entry<String, String> path : job.paths().entrySet()) {
            resolved.put(
                    path.getKey(),
                    WorkspacePath.resolve(workspace.toPath().toAbsolutePath(), path.getKey(), path.getValue()));
        }
        for (Map.Entry<String, String> output : job.outputs().entrySet()) {
            resolved.put(
                    output.getKey(),
                    WorkspacePath.resolveNew(workspace.toPath().toAbsolutePath(), output.getKey(), output.getValue()));
        }
        try (Scratch scratch = Scratch.below(Path.of(agentRoot))) {
            Path directory = scratch.directory();
            Path reports = directory.resolve("report");
            resolved.putAll(given(directory.resolve("given")));
            String request = job.request(resolved, workspace.toPath().toRealPath(), reports);
            try (WorkerProcess process = WorkerProcess.start(command(classPath, directory), directory, request, lines);
                    ChannelWatch watch = ChannelWatch.on(channel, process::kill)) {
                int code = process.await();
                lines.close();
                for (Map.Entry<String, OutputStream> result : results.entrySet()) {
                    send(reports.resolve(result.getKey()), result.getValue());
                }
                return new WorkerExit(code, process.errors());
            }
        }
    }

    /** The job alone: remoting writes this into logs when something goes wrong on the way. */
    @Override
    public String toString() {
        return "RunWorker " + job;
    }

    private List<String> command(String classPath, Path directory) {
        boolean windows = File.separatorChar == '\\';
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java")
                        .toString(),
                "-Xmx" + Math.max(LEAST_MEMORY, job.memory()) / 1024 + "k",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                // What it says of a crash would stand among the lines for the controller. Its exit code says enough:
                // 134, and
                // not 1 as without a core dump.
                "-XX:+SuppressFatalErrorMessage",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                classPath,
                MAIN,
                "worker");
    }

    /** Puts what the controller sends along into the worker's own directory; request fields to paths. */
    private Map<String, Path> given(Path directory) throws IOException {
        Map<String, Path> fields = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> file : job.given().entrySet()) {
            Path target = directory.resolve(file.getKey());
            Path parent = target.getParent();
            if (parent == null) {
                throw new IOException("no place for " + file.getKey());
            }
            Files.createDirectories(parent);
            Files.write(target, file.getValue());
            String field = file.getKey().split("/", 2)[0];
            fields.put(field, directory.resolve(field));
        }
        return fields;
    }

    private static void send(Path file, OutputStream result) throws IOException {
        try (result) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.size(file) > MAX_REPORT) {
                    throw new AbortException(
                            "the worker's " + file.getFileName() + " is larger than " + MAX_REPORT + " bytes");
                }
                Files.copy(file, result);
            }
        }
    }

    /** Runs something when the controller is out of reach; nothing when the agent is the controller. */
    private static final class ChannelWatch extends Channel.Listener implements AutoCloseable {
        private final Channel channel;
        private final Runnable gone;

        private ChannelWatch(Channel channel, Runnable gone) {
            this.channel = channel;
            this.gone = gone;
        }

        static ChannelWatch on(VirtualChannel channel, Runnable gone) {
            ChannelWatch watch = new ChannelWatch(channel instanceof Channel remote ? remote : null, gone);
            if (watch.channel != null) {
                watch.channel.addListener(watch);
                if (watch.channel.isClosingOrClosed()) {
                    gone.run();
                }
            }
            return watch;
        }

        @Override
        public void onClosed(Channel closed, IOException cause) {
            gone.run();
        }

        @Override
        public void close() {
            if (channel != null) {
                channel.removeListener(this);
            }
        }
    }
}
