package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.monitor.history.WindowJson;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The windows that a worker sent, which are hostile: they must be about the model that was asked about and one baseline, in the
 * order of time, and no better than the controller's own verdict. Of a report that passes every window passed, had rows, was
 * compared with the baseline that was meant, and was examined beside the history.
 */
final class WindowAnswer {
    /** Most windows of one answer: a year of hours. */
    static final int MOST = 10_000;

    private static final long MAX_BYTES = 32L << 20;

    private WindowAnswer() {}

    /**
     * Reads them, the oldest first; empty when the worker wrote none.
     *
     * @param asked what was asked
     * @param verdict of the controller on the report
     * @throws AbortException with a sentence, when they are refused and with them the report
     */
    static List<Window> read(Path file, Asked asked, Verdict verdict) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw refused("they have more than " + MAX_BYTES + " bytes");
        }
        List<Window> windows = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (String line = line(in); line != null; line = line(in)) {
                add(windows, line, asked.model());
            }
        }
        if (verdict == Verdict.PASSED) {
            passed(windows, asked);
        }
        return judged(windows, verdict);
    }

    /**
     * What a worker was asked.
     *
     * @param model SHA-256 of it
     * @param baseline SHA-256 that the baseline must have, or null where any is meant
     * @param replaced SHA-256 of the baseline of the windows before, where another one is meant; else null
     * @param historyFault why the worker was given no history, or null
     */
    record Asked(
            String model,
            @CheckForNull String baseline,
            @CheckForNull String replaced,
            @CheckForNull String historyFault) {
        /** What is wrong with the baseline that a window was compared with, in words; null for nothing. */
        @CheckForNull
        String misfit(Window window) {
            String meant = baseline;
            if (window.baseline().equals(replaced)) {
                return "newBaseline is true, and the baseline sha256:" + window.baseline()
                        + " is the one of the windows before, which it was therefore not held against; leave newBaseline"
                        + " out";
            }
            return meant == null || meant.equals(window.baseline())
                    ? null
                    : "it was compared with the baseline sha256:" + window.baseline() + ", and sha256:" + meant
                            + " is the one of the windows before or of the approval; give that one, or say newBaseline:"
                            + " true";
        }
    }

    private static void passed(List<Window> windows, Asked asked) throws AbortException {
        if (windows.isEmpty()) {
            throw refused("it says that the policy holds, but not in which window");
        }
        if (asked.historyFault() != null) {
            throw refused("it says that the policy holds, though the windows before cannot be read");
        }
        for (Window window : windows) {
            String which = "the window from " + window.from() + " ";
            if (window.verdict() != Verdict.PASSED) {
                throw refused("it says that the policy holds, and that " + which + "is " + window.verdict());
            }
            if (window.rows() == 0) {
                throw refused("it says that the policy holds, but " + which + "has no rows");
            }
            String misfit = asked.misfit(window);
            if (misfit != null) {
                throw refused("it says that the policy holds, but of " + which + misfit);
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(b);
            if (line.size() > 4 * WindowJson.MAX_CHARACTERS) {
                throw refused("a line is longer than " + 4 * WindowJson.MAX_CHARACTERS + " bytes");
            }
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    private static void add(List<Window> windows, String line, String model) throws AbortException {
        if (windows.size() >= MOST) {
            throw refused("there are more than " + MOST);
        }
        Window window;
        try {
            window = WindowJson.read(line);
        } catch (IOException e) {
            throw refused(SafeText.of(String.valueOf(e.getMessage())));
        }
        if (!window.model().equals(model)) {
            throw refused(
                    "one is about the model sha256:" + window.model() + ", and sha256:" + model + " was asked about");
        }
        if (window.rows() == 0 && window.verdict() == Verdict.PASSED) {
            throw refused("the one from " + window.from() + " has no rows and is said to have passed");
        }
        if (!windows.isEmpty() && !windows.get(0).baseline().equals(window.baseline())) {
            throw refused("they were compared with different baselines");
        }
        if (!windows.isEmpty()
                && window.from().isBefore(windows.get(windows.size() - 1).to())) {
            throw refused("the one from " + window.from() + " begins before the one before it ends");
        }
        windows.add(window);
    }

    /** A worker may call its windows worse than the report says, never all of them better. */
    private static List<Window> judged(List<Window> windows, Verdict verdict) {
        if (windows.isEmpty() || verdict == Verdict.PASSED) {
            return windows;
        }
        boolean told =
                windows.stream().anyMatch(window -> window.verdict() == verdict || window.verdict() == Verdict.FAILED);
        if (!told) {
            Window last = windows.get(windows.size() - 1);
            windows.set(
                    windows.size() - 1,
                    new Window(
                            last.model(),
                            last.baseline(),
                            last.schema(),
                            last.from(),
                            last.to(),
                            last.rows(),
                            last.measures(),
                            verdict));
        }
        return windows;
    }

    private static AbortException refused(String why) {
        return new AbortException("the worker's windows were refused: " + why);
    }
}
