package io.jenkins.plugins.modelgate.engine.dataset.sql;

import io.jenkins.plugins.modelgate.engine.report.SafeText;

/** What a database says, made fit for a report: one line, no secrets of the connection, not too long. */
final class DatabaseMessage {
    private static final int MAX = 600;

    private DatabaseMessage() {}

    static String of(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return SafeText.of(message.replaceAll("\\s+", " ").strip(), MAX);
    }

    /** Whether a value did not have the type that was expected. */
    static boolean isConversion(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Conversion Error") || message.contains("Error when converting column");
    }
}
