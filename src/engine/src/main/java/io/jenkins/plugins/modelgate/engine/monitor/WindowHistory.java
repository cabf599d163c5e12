package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.monitor.history.FirstWindows;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.monitor.history.WindowJson;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The windows before, oldest first. A window that was measured again, when its labels had come, replaces the one of the same bounds.
 *
 * @param windows the newest ones, at most {@link #MOST}, and before them the {@link FirstWindows}
 * @param fault why the file cannot be used, or null; then there are no windows
 */
record WindowHistory(List<Window> windows, @CheckForNull String fault) {
    /** Newest windows that are kept in memory: two years of daily ones, three months of hourly ones. */
    static final int MOST = 2_200;

    WindowHistory {
        windows = List.copyOf(windows);
    }

    /**
     * Reads a file; one that is not there is a history that has not begun.
     *
     * @param model whose first windows are kept
     * @param baseline that they were compared with
     */
    static WindowHistory read(@CheckForNull Path file, String model, String baseline) {
        if (file == null) {
            return new WindowHistory(List.of(), null);
        }
        Deque<Window> windows = new ArrayDeque<>();
        FirstWindows first = new FirstWindows(model, baseline);
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = next(lines); line != null; line = next(lines)) {
                number++;
                if (!line.isBlank()) {
                    add(windows, WindowJson.read(line));
                }
                if (windows.size() > MOST) {
                    first.add(windows.pollFirst());
                }
            }
        } catch (NoSuchFileException e) {
            return new WindowHistory(List.of(), null);
        } catch (CharacterCodingException e) {
            return fault("line " + (number + 1) + " is no UTF-8");
        } catch (IOException e) {
            return fault("line " + Math.max(1, number) + ": " + e.getMessage());
        }
        List<Window> all = first.windows();
        all.addAll(windows);
        return new WindowHistory(all, null);
    }

    /** A line of bounded length; null at the end. */
    @CheckForNull
    private static String next(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (line.length() >= WindowJson.MAX_CHARACTERS) {
                throw new IOException("the next one is longer than " + WindowJson.MAX_CHARACTERS + " characters");
            }
            line.append((char) c);
        }
        return line.isEmpty() ? null : line.toString();
    }

    private static void add(Deque<Window> windows, Window window) throws IOException {
        List<Window> later = new ArrayList<>();
        while (!windows.isEmpty() && windows.peekLast().to().isAfter(window.from())) {
            Window last = windows.pollLast();
            if (last.from().equals(window.from()) && last.to().equals(window.to())) {
                windows.addLast(window);
                later.forEach(windows::addLast);
                return;
            }
            later.add(0, last);
        }
        if (!later.isEmpty()) {
            throw new IOException("the window " + window.from() + " to " + window.to()
                    + " begins before the one before it ends; the history is out of order");
        }
        windows.addLast(window);
    }

    /** One that cannot be used, and why. */
    static WindowHistory fault(String why) {
        return new WindowHistory(List.of(), why);
    }

    /** Windows of this model and baseline that passed, except those that begin at or after a moment. */
    List<Window> passed(String model, String baseline, Instant before) {
        return windows.stream()
                .filter(window ->
                        window.model().equals(model) && window.baseline().equals(baseline))
                .filter(window ->
                        window.verdict() == Verdict.PASSED && window.from().isBefore(before))
                .toList();
    }

    /** The newest window, or null. */
    @CheckForNull
    Window last() {
        return windows.isEmpty() ? null : windows.get(windows.size() - 1);
    }
}
