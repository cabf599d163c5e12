package io.jenkins.plugins.modelgate.engine.scan.repository;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The modules that a Python source names in import statements. Words are taken as they come, also out of texts and
 * comments: transformers collects the imports of remote code by regular expressions over the whole file, and what is
 * not there does no harm in the list.
 */
final class PythonImports {
    private static final int MOST = 400;
    private static final int LONGEST = 200;

    private final ScanStream in;
    private final Set<String> modules = new LinkedHashSet<>();
    private boolean code;
    private boolean comment;
    private String word;

    private PythonImports(ScanStream in) {
        this.in = in;
    }

    /** Reads a source to its end. */
    static PythonImports of(ScanStream in) throws IOException {
        PythonImports imports = new PythonImports(in);
        imports.run();
        return imports;
    }

    /** Dotted names; a relative one begins with a dot for each level. What is imported from a module is its last part. */
    Set<String> modules() {
        return modules;
    }

    /** Whether there is anything but comments and white space. */
    boolean hasCode() {
        return code;
    }

    private void run() throws IOException {
        next();
        while (!word.isEmpty()) {
            if (word.equals("import")) {
                next();
                names("");
            } else if (word.equals("from")) {
                next();
                fromModule();
            } else {
                next();
            }
        }
    }

    /** {@code import a.b as c, .d}. */
    private void names(String prefix) throws IOException {
        while (true) {
            String name = dotted();
            if (name.isEmpty()) {
                return;
            }
            add(prefix + name);
            if (word.equals("as")) {
                next();
                next();
            }
            if (!word.equals(",")) {
                return;
            }
            next();
        }
    }

    /** {@code from ..a import (b as c, d)}. */
    private void fromModule() throws IOException {
        String module = dotted();
        if (module.isEmpty() || !word.equals("import")) {
            return;
        }
        add(module);
        next();
        if (word.equals("(")) {
            next();
        }
        names(module.endsWith(".") ? module : module + ".");
    }

    private String dotted() throws IOException {
        StringBuilder name = new StringBuilder();
        while (word.equals(".") || isName(word) && (name.isEmpty() || name.charAt(name.length() - 1) == '.')) {
            if (word.equals("import") && !name.isEmpty()) {
                break;
            }
            name.append(word);
            if (name.length() > LONGEST) {
                return "";
            }
            next();
        }
        return name.toString();
    }

    private void add(String module) {
        if (modules.size() < MOST && module.length() <= LONGEST) {
            modules.add(module);
        }
    }

    private static boolean isName(String word) {
        return !word.isEmpty() && isNamePart(word.charAt(0)) && !Character.isDigit(word.charAt(0));
    }

    /** The next name or other character; an empty text at the end. White space and continuations are passed over. */
    private void next() throws IOException {
        int c = in.read();
        while (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\\' || c == '\f') {
            comment = comment && c != '\n';
            c = in.read();
        }
        comment = comment || c == '#';
        code = code || c >= 0 && !comment;
        if (!isNamePart(c)) {
            word = c < 0 ? "" : String.valueOf((char) c);
            return;
        }
        StringBuilder name = new StringBuilder().append((char) c);
        while (isNamePart(in.peek())) {
            int part = in.read();
            if (name.length() <= LONGEST) {
                name.append((char) part);
            }
        }
        word = name.toString();
    }

    /** Bytes above 127 belong to letters in UTF-8. */
    private static boolean isNamePart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c > 127;
    }
}
