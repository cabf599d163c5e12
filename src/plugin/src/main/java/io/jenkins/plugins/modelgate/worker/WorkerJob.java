package io.jenkins.plugins.modelgate.worker;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a worker is asked. The agent adds what only it knows: where the paths are.
 *
 * @param check name of the check
 * @param policy in force, as JSON
 * @param paths request field to path as the Pipeline names it, relative to the workspace
 * @param memory bytes of heap
 */
public record WorkerJob(String check, String policy, LinkedHashMap<String, String> paths, long memory)
        implements Serializable {

    /** A job about one path. */
    public static WorkerJob of(String check, String policy, String path, long memory) {
        LinkedHashMap<String, String> paths = new LinkedHashMap<>();
        paths.put("path", path);
        return new WorkerJob(check, policy, paths, memory);
    }

    /** The request line for the worker. Runs on agents: no library is at hand there. */
    String request(Map<String, Path> resolved, Path report) {
        StringBuilder json = new StringBuilder("{\"check\":").append(quote(check));
        resolved.forEach((field, path) ->
                json.append(',').append(quote(field)).append(':').append(quote(path.toString())));
        return json.append(",\"report\":")
                .append(quote(report.toString()))
                .append(",\"policy\":")
                .append(policy)
                .append('}')
                .toString();
    }

    private static String quote(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\' || c < ' ' || c > '~') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
