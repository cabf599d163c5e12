package io.jenkins.plugins.modelgate.engine.dataset.sql;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.regex.Pattern;

/** What a database says, made fit for a report: one line, no secrets of the connection, not too long. */
final class DatabaseMessage {
    private static final int MAX = 600;

    /** What DuckDB adds: the statement, which is ours, with the places of files, and a mark below it. */
    private static final Pattern STATEMENT = Pattern.compile("\\sLINE [0-9]+: .*", Pattern.DOTALL);

    /** What DuckDB says when a result breaks off while it is fetched: the reason is lost in its driver. */
    private static final Pattern LOST = Pattern.compile("Invalid result set|closed pending query result|closed result");

    private DatabaseMessage() {}

    static String of(Throwable e) {
        String message = STATEMENT.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        if (LOST.matcher(message).find()) {
            return "the engine ended the statement without a reason; most often memory (execution.memory in the policy) or"
                    + " scratch space (execution.scratch) did not suffice";
        }
        if (message.contains("max_temp_directory_size")) {
            return "the scratch space that the policy allows (execution.scratch) does not suffice";
        }
        if (message.contains("Error when sniffing file")) {
            return "a row near the beginning has more or fewer values than the first line names columns, or a quotation mark"
                    + " does not close: " + SafeText.of(message.replaceAll("(?s) It was not possible.*", ""), MAX);
        }
        return SafeText.of(message.replaceAll("\\s+", " ").strip(), MAX);
    }

    /** Whether a value did not have the type that was expected. */
    static boolean isConversion(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Conversion Error") || message.contains("Error when converting column");
    }
}
