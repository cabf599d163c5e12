package io.jenkins.plugins.modelgate.engine.scan.repository;

import io.jenkins.plugins.modelgate.engine.scan.Remark;
import io.jenkins.plugins.modelgate.engine.scan.config.References;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which Python files a loader imports when it may: those that configurations name, and what these import from the
 * artifact in turn. Relative imports are found from the importing file, absolute ones from its directory and from the
 * root, where loaders put the model on Python's path.
 */
final class CodeClosure {
    private final TreeSet<String> sources;
    private final Map<String, Set<String>> imports = new HashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Deque<String> pending = new ArrayDeque<>();

    private CodeClosure(Set<String> sources) {
        this.sources = new TreeSet<>(sources);
    }

    /**
     * @param sources paths of all Python files
     * @param remarks of configurations and sources
     * @param started files that are run without any configuration; what they import is led to as well
     * @return the path of each file that is led to, with what leads there
     */
    static Map<String, String> of(Set<String> sources, List<Remark> remarks, Set<String> started) {
        CodeClosure closure = new CodeClosure(sources);
        for (Remark remark : remarks) {
            if (remark.kind().equals(PythonScanner.IMPORT)) {
                closure.imports
                        .computeIfAbsent(remark.file(), file -> new HashSet<>())
                        .add(remark.value());
            }
        }
        for (Remark remark : remarks) {
            if (remark.kind().equals(References.CODE)) {
                String path = clean(directory(remark.file()) + remark.value());
                closure.reach(path.substring(0, path.length() - ".py".length()), remark.file());
            } else if (remark.kind().equals(References.CODE_DIRECTORY)) {
                closure.reachAll(clean(directory(remark.file()) + remark.value() + "/"), remark.file());
            }
        }
        closure.pending.addAll(started);
        closure.run();
        return closure.reasons;
    }

    private void run() {
        while (!pending.isEmpty()) {
            String file = pending.pop();
            for (String module : imports.getOrDefault(file, Set.of())) {
                follow(file, module);
            }
        }
    }

    private void follow(String file, String module) {
        int level = 0;
        while (level < module.length() && module.charAt(level) == '.') {
            level++;
        }
        String path = module.substring(level).replace('.', '/');
        if (level == 0) {
            reachEach(directory(file), path, file);
            reachEach("", path, file);
            return;
        }
        String base = directory(file);
        for (int i = 1; i < level && !base.isEmpty(); i++) {
            base = directory(base.substring(0, base.length() - 1));
        }
        reachEach(base, path, file);
    }

    /** {@code a.b.c} imports {@code a}, {@code a.b} and {@code a.b.c}; the last may be a name inside a module. */
    private void reachEach(String base, String path, String from) {
        if (path.isEmpty()) {
            reach(base + "__init__", from);
            return;
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            reach(base + path.substring(0, slash), from);
        }
        reach(base + path, from);
    }

    private void reach(String module, String from) {
        add(module + ".py", from);
        add(module + "/__init__.py", from);
    }

    private void reachAll(String directory, String from) {
        for (String source : sources.tailSet(directory)) {
            if (!source.startsWith(directory)) {
                return;
            }
            add(source, from);
        }
    }

    private void add(String path, String from) {
        if (sources.contains(path) && reasons.putIfAbsent(path, from) == null) {
            pending.push(path);
        }
    }

    private static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** References are plain relative paths, but may have {@code ./} or doubled slashes in them. */
    private static String clean(String path) {
        String cleaned = path.replaceAll("/(\\./)+", "/").replaceAll("//+", "/");
        return cleaned.startsWith("./") ? cleaned.substring(2) : cleaned;
    }
}
