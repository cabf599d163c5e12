package io.jenkins.plugins.modelgate.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.check.MonitorModel;
import io.jenkins.plugins.modelgate.engine.monitor.MonitorOptions;
import io.jenkins.plugins.modelgate.engine.monitor.Roles;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What monitoring is told, in words as they come from a command line or a worker's request.
 *
 * @param model digest
 * @param historyFault why the windows before cannot be read, or null
 * @param window {@code FROM/TO}, or null
 * @param every {@code 30m}, {@code 6h}, {@code 1d}, or null
 * @param expected {@code MEASURE=VALUE}
 */
record MonitorArguments(
        String model,
        Path baseline,
        @CheckForNull String baselineDigest,
        @CheckForNull Path history,
        @CheckForNull String historyFault,
        Roles roles,
        @CheckForNull String window,
        @CheckForNull String every,
        List<String> expected) {
    private static final Set<String> MEASURES = Set.of("accuracy", "f1", "auc", "mae", "rmse");
    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,5})([mhd])");

    /** The digest as it is, or of the file or directory of that name. */
    static String model(String digestOrPath) throws IOException {
        if (digestOrPath.matches("[0-9a-fA-F]{64}")) {
            return digestOrPath.toLowerCase(java.util.Locale.ROOT);
        }
        try {
            return MonitorModel.digest(Path.of(digestOrPath));
        } catch (InvalidPathException e) {
            throw new IOException("model is neither a SHA-256 nor a path: " + e.getReason(), e);
        }
    }

    /** @throws IOException with a sentence for what cannot be meant */
    MonitorOptions options(boolean lateLabels) throws IOException {
        if (lateLabels && (roles.key() == null || roles.labels() == null)) {
            throw new IOException("late labels are joined by key: name its column, and the one of the labels");
        }
        Instant[] bounds = window == null ? new Instant[2] : bounds(window);
        try {
            return new MonitorOptions(
                    model,
                    baseline,
                    baselineDigest,
                    history,
                    historyFault,
                    roles,
                    bounds[0],
                    bounds[1],
                    length(),
                    figures());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Instant[] bounds(String window) throws IOException {
        String[] parts = window.split("/", -1);
        try {
            if (parts.length == 2) {
                return new Instant[] {Instant.parse(parts[0].strip()), Instant.parse(parts[1].strip())};
            }
        } catch (DateTimeException e) {
            throw new IOException(
                    "window " + SafeText.of(window) + " is not FROM/TO with two instants such as"
                            + " 2026-11-25T00:00:00Z",
                    e);
        }
        throw new IOException("window " + SafeText.of(window) + " is not FROM/TO");
    }

    private Duration length() throws IOException {
        if (every == null) {
            return null;
        }
        Matcher length = LENGTH.matcher(every);
        if (!length.matches()) {
            throw new IOException("every " + SafeText.of(every) + " is no length such as 30m, 6h or 1d");
        }
        long number = Long.parseLong(length.group(1));
        return switch (length.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private Map<String, Double> figures() throws IOException {
        Map<String, Double> figures = new HashMap<>();
        for (String each : expected) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? "" : each.substring(0, equals).strip();
            try {
                if (MEASURES.contains(name) && figures.put(name, Double.valueOf(each.substring(equals + 1))) == null) {
                    continue;
                }
            } catch (NumberFormatException e) {
                throw new IOException("expected " + SafeText.of(each) + " has no number", e);
            }
            throw new IOException("expected " + SafeText.of(each)
                    + " is not one figure for one of accuracy, f1, auc, mae," + " rmse, such as accuracy=0.93");
        }
        return figures;
    }
}
