package io.jenkins.plugins.modelgate.worker;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a worker is asked. The agent adds what only it knows: where the paths are.
 *
 * @param check name of the check
 * @param policy in force, as JSON
 * @param memory bytes of heap
 * @param paths request field to path as the Pipeline names it, relative to the workspace
 * @param outputs request field to path of a file that the worker writes into the workspace
 * @param texts request field to text
 * @param secrets request field to text that nobody but the worker may see
 * @param lists request field to texts
 * @param patterns request field to paths and globs below the workspace, which the worker itself resolves
 * @param given files that the controller sends along, by path: the first segment is the request field
 * @param libraries sets of jars, {@code base} first
 * @param wanted further files of the report's directory that the controller takes, by name
 */
public record WorkerJob(
        String check,
        String policy,
        long memory,
        LinkedHashMap<String, String> paths,
        LinkedHashMap<String, String> outputs,
        LinkedHashMap<String, String> texts,
        LinkedHashMap<String, String> secrets,
        LinkedHashMap<String, ArrayList<String>> lists,
        LinkedHashMap<String, ArrayList<String>> patterns,
        LinkedHashMap<String, byte[]> given,
        ArrayList<String> libraries,
        ArrayList<String> wanted)
        implements Serializable {

    /** A job about nothing yet. */
    public static WorkerJob of(String check, String policy, long memory) {
        return new WorkerJob(
                check,
                policy,
                memory,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(List.of("base")),
                new ArrayList<>());
    }

    /** A job about one path. */
    public static WorkerJob of(String check, String policy, String path, long memory) {
        return of(check, policy, memory).path("path", path);
    }

    /** Adds a path; nothing for null. */
    public WorkerJob path(String field, String path) {
        if (path != null) {
            paths.put(field, path);
        }
        return this;
    }

    /** Adds a path of a file to write, which need not be there yet; nothing for null. */
    public WorkerJob output(String field, String path) {
        if (path != null) {
            outputs.put(field, path);
        }
        return this;
    }

    /** Adds a text; nothing for null. */
    public WorkerJob text(String field, String text) {
        if (text != null) {
            texts.put(field, text);
        }
        return this;
    }

    /** Adds a secret, which is masked in whatever the worker says; nothing for null. */
    public WorkerJob secret(String field, String text) {
        if (text != null) {
            secrets.put(field, text);
        }
        return this;
    }

    /** Adds texts; nothing for an empty list. */
    public WorkerJob list(String field, List<String> more) {
        if (!more.isEmpty()) {
            lists.put(field, new ArrayList<>(more));
        }
        return this;
    }

    /** Adds paths and globs; nothing for an empty list. */
    public WorkerJob patterns(String field, List<String> more) {
        if (!more.isEmpty()) {
            patterns.put(field, new ArrayList<>(more));
        }
        return this;
    }

    /** Sends a file along. */
    public WorkerJob given(String path, byte[] content) {
        given.put(path, content);
        return this;
    }

    /** Needs another set of jars, unless it has it already. */
    public WorkerJob needs(String set) {
        if (!libraries.contains(set)) {
            libraries.add(set);
        }
        return this;
    }

    /** Takes another file of the report's directory. */
    public WorkerJob wants(String file) {
        wanted.add(file);
        return this;
    }

    /** The request line for the worker. Runs on agents: no library is at hand there. */
    String request(Map<String, Path> resolved, Path workspace, Path report) {
        StringBuilder json = new StringBuilder("{\"check\":").append(quote(check));
        resolved.forEach((field, path) -> field(json, field, path.toString()));
        texts.forEach((field, text) -> field(json, field, text));
        secrets.forEach((field, text) -> field(json, field, text));
        if (!patterns.isEmpty()) {
            field(json, "workspace", workspace.toString());
        }
        lists.forEach((field, list) -> array(json, field, list));
        patterns.forEach((field, list) -> array(json, field, list));
        field(json, "report", report.toString());
        return json.append(",\"policy\":").append(policy).append('}').toString();
    }

    private static void array(StringBuilder json, String field, List<String> list) {
        json.append(',').append(quote(field)).append(':');
        char before = '[';
        for (String pattern : list) {
            json.append(before).append(quote(pattern));
            before = ',';
        }
        json.append(']');
    }

    private static void field(StringBuilder json, String name, String value) {
        json.append(',').append(quote(name)).append(':').append(quote(value));
    }

    /** The check alone: remoting writes this into logs when something goes wrong on the way. */
    @Override
    public String toString() {
        return "worker job " + check;
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
