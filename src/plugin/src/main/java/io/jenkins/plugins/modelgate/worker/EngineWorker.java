package io.jenkins.plugins.modelgate.worker;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.remoting.RemoteInputStream;
import hudson.remoting.RemoteOutputStream;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jenkins.util.JenkinsJVM;

/**
 * Runs the engine where the workspace is, the controller's own node included, in a process of its own, and brings its
 * report here. Interrupting the thread kills the process; so does losing the agent.
 */
public final class EngineWorker {
    /** Largest report that is taken from an agent, in bytes. */
    static final long MAX_REPORT = 64L << 20;

    private static final int MAX_ERRORS = 600;

    /** Exit codes of SIGABRT, by which Java ends itself after a crash, SIGBUS, SIGFPE and SIGSEGV. */
    private static final Set<Integer> CRASHES = Set.of(134, 135, 136, 139);

    private final FilePath workspace;
    private final FilePath agentRoot;
    private final TaskListener listener;

    /**
     * @param workspace against which the job's paths are resolved
     * @param agentRoot root directory of the node that has the workspace
     * @param listener log of the build
     */
    public EngineWorker(FilePath workspace, FilePath agentRoot, TaskListener listener) {
        this.workspace = workspace;
        this.agentRoot = agentRoot;
        this.listener = listener;
    }

    /**
     * What is wrong with a path of a Pipeline as a text, or null; whether it is there, only the agent knows.
     *
     * @param field name of the parameter
     */
    @CheckForNull
    public static String pathFault(String field, String path) {
        return WorkspacePath.fault(field, path);
    }

    /**
     * Runs one job to its end.
     *
     * @param results directory where the worker's {@code report.json}, and what else the job wants, is put, unread
     * @return what the worker says its verdict is; nothing that may be believed
     * @throws AbortException when there is no answer; the message is a sentence for the build log
     */
    public Verdict run(WorkerJob job, Path results) throws IOException, InterruptedException {
        JenkinsJVM.checkJenkinsJVM();
        Map<Library, WorkerLibraries> libraries = new LinkedHashMap<>();
        for (String set : job.libraries()) {
            WorkerLibraries packed = new WorkerLibraries(set);
            packed.list().forEach(library -> libraries.put(library, packed));
        }
        WorkerLog log = new WorkerLog(listener.getLogger());
        try (TakenFiles files = new TakenFiles(results, job.wanted(), MAX_REPORT)) {
            WorkerExit exit;
            try {
                exit = run(
                        new RunWorker(
                                job,
                                agentRoot.getRemote(),
                                new ArrayList<>(libraries.keySet()),
                                new RemoteOutputStream(log),
                                files.remote()),
                        libraries);
            } catch (IOException e) {
                throw log.fault() == null ? e : new AbortException(log.fault());
            }
            check(log, files.report(), exit);
        }
        return log.verdict();
    }

    private static void check(WorkerLog log, CappedFile file, WorkerExit exit) throws AbortException {
        if (log.fault() != null) {
            throw new AbortException(log.fault());
        }
        if (log.failure() != null) {
            throw new AbortException(log.failure());
        }
        if (log.verdict() == null) {
            throw new AbortException("the worker ended without an answer, exit code " + exit.code() + advice(exit));
        }
        if (file.over() || file.count() == 0) {
            throw new AbortException("the worker's report is " + (file.over() ? "too large" : "missing"));
        }
    }

    private static String advice(WorkerExit exit) {
        String errors = String.valueOf(exit.errors()).strip();
        if (errors.contains("OutOfMemoryError")) {
            return ": it ran out of memory; give it more by the policy's execution.memory";
        }
        if (CRASHES.contains(exit.code())) {
            return ": native code crashed, which data made for it can bring about. Nothing was decided and nothing passed";
        }
        String end = errors.substring(Math.max(0, errors.length() - MAX_ERRORS));
        return end.isEmpty() ? "" : ": " + SafeText.of(end, MAX_ERRORS);
    }

    /** Starts a worker; one that an agent lacks jars for has not been started, and is again when they are there. */
    private WorkerExit run(RunWorker worker, Map<Library, WorkerLibraries> libraries)
            throws IOException, InterruptedException {
        try {
            return workspace.act(worker);
        } catch (MissingLibrariesException e) {
            for (Map.Entry<Library, WorkerLibraries> library : libraries.entrySet()) {
                if (e.missing().contains(library.getKey())) {
                    ship(library.getKey(), library.getValue());
                }
            }
            return workspace.act(worker);
        }
    }

    private void ship(Library library, WorkerLibraries packed) throws IOException, InterruptedException {
        try (InputStream content = packed.open(library)) {
            agentRoot.act(new InstallLibrary(library, new RemoteInputStream(content, RemoteInputStream.Flag.GREEDY)));
        }
    }
}
